import { formatNumber } from '#app/core/krw.ts';
import type { ProgrammeDetail } from '#app/testbed/index.server.ts';
import { DISCLOSURE_LABEL, QUESTION_KIND_LABEL } from '#app/testbed/index.ts';
import { Notice } from '../feedback.tsx';
import { Facts } from '../lists.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Period } from './programme-card.tsx';

/** Said wherever a test is shown: it is a sale, and the law of sales holds. */
export function LawNotice() {
  return (
    <Notice tone="safe" title="투자나 후원이 아니라 판매예요">
      전자상거래법이 그대로 지켜져요. 받은 날부터 7일 안에 반품할 수 있고, 배송 기한과 하자 보상도 일반 상품과
      같아요. 시험이 끝나거나 상점이 답하지 않아도 환불은 온통대전몰이 해 드려요.
    </Notice>
  );
}

/** Everything a maker says of a test, for shoppers and for the desk that decides. */
export function ProgrammeBody({ programme }: { programme: ProgrammeDetail }) {
  return (
    <div className="grid gap-4">
      <Panel title="무엇을 시험하나요?">
        <p className="text-md font-bold">{programme.question}</p>
        <div className="mt-3">
          <Facts
            facts={[
              { label: '기간', value: <Period {...programme} /> },
              { label: '수량', value: `${formatNumber(programme.quantity)}개 한정` },
              { label: '구매자 혜택', value: DISCLOSURE_LABEL[programme.disclosure] },
            ]}
          />
        </div>
      </Panel>
      <Panel title="가격을 모두 공개해요">
        {programme.prices.length === 0 ? (
          <p className="text-sm">가격 실험은 하지 않아요. 누구에게나 상품에 적힌 값 하나로 팔아요.</p>
        ) : (
          <div className="overflow-x-auto">
            <table className="w-full text-left text-sm">
              <caption className="sr-only">시험하는 가격과 보는 사람</caption>
              <thead>
                <tr className="border-b border-line text-xs text-ink-2">
                  <th scope="col" className="py-2 pr-3 font-medium">
                    구성
                  </th>
                  <th scope="col" className="py-2 pr-3 font-medium">
                    가격
                  </th>
                  <th scope="col" className="py-2 font-medium">
                    누가 보나요
                  </th>
                </tr>
              </thead>
              <tbody>
                {programme.prices.map((variant) => (
                  <tr key={variant.label} className="border-b border-line last:border-0">
                    <th scope="row" className="py-2.5 pr-3 font-semibold">
                      {variant.label}
                    </th>
                    <td className="py-2.5 pr-3 font-heavy">
                      <Won amount={variant.price} />
                    </td>
                    <td className="py-2.5 text-ink-2">{variant.shownTo}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      <Panel title="만든 이야기">
        <p className="whitespace-pre-line text-sm lg:text-base">{programme.story}</p>
      </Panel>
      <Panel title="산 분께 이런 것을 여쭤봐요">
        <ol className="grid list-decimal gap-2 pl-5 text-sm">
          {programme.questions.map((question) => (
            <li key={question.id}>
              {question.label}{' '}
              <span className="text-xs text-ink-2">
                (
                {question.kind === 'choice'
                  ? question.options.join(' / ')
                  : QUESTION_KIND_LABEL[question.kind]}
                )
              </span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
