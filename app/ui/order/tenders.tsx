import type { OrderPageView } from '#app/http/order-view.server.ts';
import { paths } from '#app/http/paths.ts';
import { LinkButton } from '../button.tsx';
import { AmountRow, Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Day } from '../when.tsx';

/** 결제 금액: every discount and tender to the won, each grant by its name. */
export function Tenders({ order }: { order: OrderPageView }) {
  const months = order.external?.instalmentMonths;
  return (
    <Panel title="결제 금액">
      <dl className="grid gap-2 text-sm">
        <AmountRow label="상품 금액" amount={order.goodsTotal} />
        {order.coupons.map((coupon) => (
          <div key={coupon.couponId} className="flex justify-between gap-3">
            <dt className="text-ink-2">
              {coupon.name}
              <span className="block text-xs">
                {coupon.funders.map(({ who }) => who).join('·')} 부담
                {coupon.returned && (
                  <strong className="block font-semibold text-teal-700">
                    돌려받은 쿠폰 · <Day day={coupon.lastDay} />
                    까지 쓸 수 있어요
                  </strong>
                )}
              </span>
            </dt>
            <dd className="font-semibold text-red">
              <Won amount={-coupon.discount} />
            </dd>
          </div>
        ))}
        <AmountRow label="배송비" amount={order.shippingTotal} />
        <div className="flex items-baseline justify-between border-t border-line pt-3 font-heavy">
          <dt>합계</dt>
          <dd className="text-xl">
            <Won amount={order.paidTotal} />
          </dd>
        </div>
        {order.tenderRows.map((row) => (
          <AmountRow key={row.label} {...row} />
        ))}
      </dl>
      {Boolean(months) && <p className="mt-1 text-right text-xs text-ink-2">{months}개월 할부</p>}
      {order.external?.receiptUrl && (
        <p className="mt-2 text-right text-xs">
          <a href={order.external.receiptUrl} className="underline" rel="noreferrer" target="_blank">
            결제 영수증 보기
          </a>
        </p>
      )}
    </Panel>
  );
}

type Reward = OrderPageView['rewards'][number];

/** How far a programme's reward is. */
function stateOf({ amount, reversed, paid }: Reward): string {
  const rest = amount - reversed;
  if (rest === 0) return '취소';
  if (paid === 0) return '적립 예정';
  return paid === rest ? '지급 완료' : '일부 지급';
}

/** 받는 혜택: each programme's reward and the points on a line of their own, with how far they are. */
export function Benefits({ order }: { order: OrderPageView }) {
  const paid = order.state === 'paid';
  return (
    <Panel title="받는 혜택">
      {order.rewards.length + order.pointsEarned === 0 && (
        <p className="mb-3 text-sm text-ink-2">이 주문으로 받는 캐시백과 적립금은 없어요.</p>
      )}
      <dl className="grid gap-2.5 text-sm">
        {order.rewards.map((reward) => (
          <div key={reward.programmeId} className="flex justify-between gap-3">
            <dt>
              {reward.name}
              <span className="block text-xs text-ink-2">
                {paid ? stateOf(reward) : '결제하면 적립 예정'}
                {reward.reversed > 0 && (
                  <>
                    {' '}
                    · <Won amount={reward.amount} /> 가운데 <Won amount={reward.reversed} /> 취소
                  </>
                )}
              </span>
            </dt>
            <dd className="font-semibold text-teal-700">
              <Won amount={reward.amount - reward.reversed} />
            </dd>
          </div>
        ))}
        {order.pointsEarned > 0 && (
          <div className="flex justify-between gap-3">
            <dt>
              적립금
              <span className="block text-xs text-ink-2">구매 확정한 상품부터 쓸 수 있어요</span>
            </dt>
            <dd className="font-semibold">
              <Won amount={order.pointsEarned} />
            </dd>
          </div>
        )}
      </dl>
      <LinkButton to={paths.orderProof(order.number)} look="quiet" size="small" wide className="mt-4">
        혜택 증명서 보기
      </LinkButton>
    </Panel>
  );
}
