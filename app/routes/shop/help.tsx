import type { MetaFunction } from '@remix-run/node';
import { ChevronDown, Mail, Phone } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import { pageMeta } from '#app/http/web/page-meta.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { QUESTIONS } from '#app/ui/help/questions.ts';
import { Page, Panel } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { MALL } from '#app/ui/shell/mall-facts.ts';

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: '고객센터',
    description: '주문, 결제, 온통대전 지갑, 취소와 환불에 대해 자주 묻는 것과 연락할 곳이에요.',
    path: paths.help(),
  });

export default function HelpPage() {
  return (
    <Page narrow title="고객센터" lead={MALL.hours}>
      <div className="grid gap-3 sm:grid-cols-2">
        <a
          href={`tel:${MALL.phone.replaceAll('-', '')}`}
          className="flex items-center gap-3 rounded-panel border border-line p-4 hover:bg-ground-2"
        >
          <Phone aria-hidden className="size-6 text-warm-600" />
          <span>
            <span className="block text-xs text-ink-2">전화 상담</span>
            <span className="text-lg font-heavy">{MALL.phone}</span>
          </span>
        </a>
        <a
          href={`mailto:${MALL.email}`}
          className="flex items-center gap-3 rounded-panel border border-line p-4 hover:bg-ground-2"
        >
          <Mail aria-hidden className="size-6 text-warm-600" />
          <span className="min-w-0">
            <span className="block text-xs text-ink-2">메일 상담 (24시간 접수)</span>
            <span className="font-bold">{MALL.email}</span>
          </span>
        </a>
      </div>
      <p className="mt-3 text-sm text-ink-2">
        접수한 불만은 영업일 3일 안에 진행 상황을, 10일 안에 처리 결과를 알려 드려요.
      </p>
      {QUESTIONS.map(({ group, items }) => (
        <section key={group} className="mt-8">
          <h2 className="mb-2 text-lg font-heavy">{group}</h2>
          <div className="divide-y divide-line border-y border-line">
            {items.map(({ question, answer }) => (
              <details key={question} className="group">
                <summary className="flex min-h-13.5 items-center justify-between gap-4 py-2 font-semibold">
                  {question}
                  <ChevronDown
                    aria-hidden
                    className="size-5 shrink-0 text-ink-2 transition-transform group-open:rotate-180"
                  />
                </summary>
                <p className="pb-4 text-sm leading-[1.7] text-ink-2">{answer}</p>
              </details>
            ))}
          </div>
        </section>
      ))}
      <div className="mt-9">
        <Panel title="주문을 찾고 있나요?">
          <div className="flex flex-wrap gap-2">
            <LinkButton to={paths.orders()} look="quiet" size="small">
              내 주문 보기
            </LinkButton>
            <LinkButton to={paths.guestOrderLookup()} look="quiet" size="small">
              비회원 주문 조회
            </LinkButton>
            <LinkButton to={paths.refundPolicy()} look="quiet" size="small">
              취소·환불 안내
            </LinkButton>
          </div>
        </Panel>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
