import type { OrderPageView } from '#app/http/order-view.server.ts';
import { Badge } from '../feedback.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Instant } from '../when.tsx';

type Refund = OrderPageView['refunds'][number];

/** 환불: how each one was split back over the tenders it came from, and how far it is. */
export function Refunds({
  refunds,
  stores,
}: {
  refunds: readonly Refund[];
  stores: OrderPageView['stores'];
}) {
  return (
    <Panel title="환불">
      <ul className="divide-y divide-line">
        {refunds.map((refund) => (
          <li key={refund.id} className="grid gap-1.5 py-3 text-sm first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center justify-between gap-2">
              <strong>{stores.find((store) => store.id === refund.storeOrderId)?.name ?? '전체 취소'}</strong>
              <Badge tone={refund.state === 'done' ? 'teal' : 'warm'}>
                {refund.state === 'done'
                  ? '환불 완료'
                  : refund.state === 'needs_account'
                    ? '환불 계좌 필요'
                    : '환불 진행 중'}
              </Badge>
            </p>
            <Part label="온통대전 충전금" amount={refund.charged - refund.clawedCharged} />
            <Part label="온통대전 캐시백" amount={refund.cashback} />
            <Part label="카드·간편결제·계좌" amount={refund.external} />
            <Part
              label="회수한 캐시백"
              amount={-(refund.clawedPending + refund.clawedCashback + refund.clawedCharged)}
            />
            <p className="text-xs text-ink-2">
              <Instant at={refund.decidedAt} /> 취소
              {refund.doneAt && (
                <>
                  {' '}
                  · <Instant at={refund.doneAt} /> 완료
                </>
              )}
            </p>
            {refund.state !== 'done' && (
              <p className="text-xs text-ink-2">
                {refund.state === 'needs_account'
                  ? '환불 계좌를 알려 주세요. 받는 대로 환불을 보내요.'
                  : '결제사에 환불을 요청했어요. 늦어도 3영업일 안에 마무리돼요.'}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Part({ label, amount }: { label: string; amount: number }) {
  if (amount === 0) return null;
  return (
    <p className="flex justify-between">
      <span className="text-ink-2">{label}</span>
      <span className="font-semibold">
        <Won amount={amount} />
      </span>
    </p>
  );
}
