import type { OrderPageView } from '#app/http/order-view.server.ts';
import { AmountRow, Won } from '../money.tsx';
import { Panel } from '../page.tsx';

/** 결제 수단: every tender to the won, and what the payment gives back. */
export function Tenders({ order }: { order: OrderPageView }) {
  const { tenders } = order;
  const rows = [
    { label: '온통대전 충전금', amount: tenders.charged },
    { label: '온통대전 캐시백', amount: tenders.cashback },
    { label: order.external?.label ?? '카드·간편결제·계좌', amount: tenders.external },
  ].filter((row) => row.amount > 0);
  return (
    <Panel title="결제 금액">
      <dl className="grid gap-2 text-sm">
        <AmountRow label="상품 금액" amount={order.goodsTotal} />
        <AmountRow label="배송비" amount={order.shippingTotal} />
        <div className="flex items-baseline justify-between border-t border-line pt-3 font-heavy">
          <dt>합계</dt>
          <dd className="text-xl">
            <Won amount={order.total} />
          </dd>
        </div>
        {rows.map((row) => (
          <AmountRow key={row.label} {...row} />
        ))}
      </dl>
      {order.rewards.length > 0 && (
        <div className="mt-4 grid gap-1.5 border-t border-line pt-4 text-sm">
          <dl className="grid gap-1.5">
            {order.rewards.map((reward) => (
              <div key={reward.name} className="flex justify-between gap-3">
                <dt className="text-ink-2">
                  {reward.name}
                  {reward.reversed > 0 && ' (취소분 회수 뒤)'}
                </dt>
                <dd className="font-semibold text-teal-700">
                  <Won amount={reward.amount - reward.reversed} />
                </dd>
              </div>
            ))}
          </dl>
          <p className="text-xs text-ink-2">캐시백은 구매 확정 뒤에 쓸 수 있어요.</p>
        </div>
      )}
    </Panel>
  );
}
