import type { OrderPageView } from '#app/http/order-view.server.ts';
import { Badge } from '../feedback.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Day, Instant } from '../when.tsx';

type Refund = OrderPageView['refunds'][number];

const STATE: Record<Refund['state'], { label: string; tone: 'teal' | 'warm' }> = {
  decided: { label: '환불 진행 중', tone: 'warm' },
  sending: { label: '환불 진행 중', tone: 'warm' },
  unknown: { label: '환불 진행 중', tone: 'warm' },
  needs_account: { label: '환불 계좌 필요', tone: 'warm' },
  stuck: { label: '환불 확인 중', tone: 'warm' },
  done: { label: '환불 완료', tone: 'teal' },
};

/** 환불: how each one was split back over the tenders it came from, and how far it is. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  return (
    <Panel title="환불">
      <ul className="divide-y divide-line">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid gap-1.5 py-4 text-sm first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <strong>
                <Won amount={refund.total} />
              </strong>
              <Badge tone={STATE[refund.state].tone}>{STATE[refund.state].label}</Badge>
            </p>
            <p className="text-xs text-ink-2">
              {refund.items
                .map((line) => (line.item ? `${line.name} ${line.quantity}개` : line.name))
                .join(', ')}{' '}
              · {refund.reason}
            </p>
            <Parts refund={refund} />
            <Progress refund={refund} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Parts({ refund: { parts, withheld, waiting, clawed } }: { refund: Refund }) {
  const notes = [
    { text: '반품 배송비로 뺀 금액', amount: withheld },
    { text: '지갑 보유한도를 넘어 따로 보관한 금액. 자리가 생기면 저절로 들어와요', amount: waiting },
    { text: '받기로 했다가 취소된 캐시백', amount: clawed.fromPending },
    { text: '캐시백 잔액에서 회수한 캐시백', amount: clawed.fromCashback },
    { text: '이 환불에서 회수한 캐시백', amount: clawed.fromReturn },
    { text: '취소된 적립금', amount: clawed.points },
  ].filter(({ amount }) => amount > 0);
  return (
    <>
      <dl className="grid gap-1">
        <Part label="카드·간편결제·계좌" amount={parts.external} />
        <Part label="온통대전 충전금" amount={parts.charged} />
        <Part label="온통대전 캐시백" amount={parts.cashback} />
        <Part label="정책수당" amount={parts.grant} />
        <Part label="적립금" amount={parts.points} />
      </dl>
      {notes.length > 0 && (
        <ul className="grid gap-0.5 text-xs text-ink-2">
          {notes.map(({ text, amount }) => (
            <li key={text} className="flex justify-between gap-3">
              <span>{text}</span>
              <Won amount={amount} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Part({ label, amount }: { label: string; amount: number }) {
  if (amount === 0) return null;
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className="font-semibold">
        <Won amount={amount} />
      </dd>
    </div>
  );
}

/** When it was decided, when it is done, and what happens in between. */
function Progress({ refund: { state, decidedAt, doneAt, dueOn, parts } }: { refund: Refund }) {
  return (
    <div className="grid gap-0.5 text-xs text-ink-2">
      <p>
        <Instant at={decidedAt} /> 취소
        {doneAt && (
          <>
            {' '}
            · <Instant at={doneAt} /> 환불 완료
          </>
        )}
      </p>
      {state === 'done' && parts.external > 0 && (
        <p>카드 대금에는 카드사에 따라 영업일 3–7일 뒤에 반영돼요.</p>
      )}
      {state === 'needs_account' && <p>환불 계좌를 알려 주시면 바로 보내요.</p>}
      {state === 'stuck' && (
        <p>
          결제사에서 환불을 바로 받아 주지 않아 담당자가 확인하고 있어요. 늦어도 <Day day={dueOn} />
          까지 다시 보내고, 지갑·적립금으로 돌려드릴 금액은 이미 돌아갔어요.
        </p>
      )}
      {(state === 'decided' || state === 'sending' || state === 'unknown') && (
        <p>
          결제사에 환불을 요청했어요. 늦어도 <Day day={dueOn} />
          까지 마무리돼요.
        </p>
      )}
    </div>
  );
}
