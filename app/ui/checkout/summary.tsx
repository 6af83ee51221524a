import { ShieldCheck } from 'lucide-react';
import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { classNames } from '../class-names.ts';
import { AmountRow, Won } from '../money.tsx';
import { Panel } from '../page.tsx';

/** 혜택과 금액: every won of the order before paying. */
export function CheckoutSummary({
  view,
  pending,
  guest,
}: {
  view: CheckoutView;
  pending: boolean;
  guest: boolean;
}) {
  return (
    <Panel title="결제 금액">
      <div
        aria-live="polite"
        aria-busy={pending}
        className={classNames('transition-opacity', pending && 'opacity-60')}
      >
        <dl className="grid gap-2 text-sm">
          <AmountRow label="상품 금액" amount={view.listTotal} />
          {view.listTotal > view.goodsTotal && (
            <AmountRow label="상품 할인" amount={view.goodsTotal - view.listTotal} tone="text-red" />
          )}
          {view.couponTotal > 0 && <AmountRow label="쿠폰 할인" amount={-view.couponTotal} tone="text-red" />}
          <AmountRow
            label={
              view.regionLabel && view.regionLabel !== '일반 지역'
                ? `배송비 (${view.regionLabel} 포함)`
                : '배송비'
            }
            amount={view.shippingTotal}
          />
          <div className="flex items-baseline justify-between border-t border-line pt-3 text-base font-heavy">
            <dt>합계</dt>
            <dd className="text-xl" data-testid="order-total">
              <Won amount={view.total} />
            </dd>
          </div>
          {view.tenderRows.map((row) => (
            <AmountRow
              key={row.label}
              {...row}
              tone={row.label.startsWith('온통대전') ? 'text-teal-700' : undefined}
            />
          ))}
        </dl>
        {!guest && (
          <div className="mt-4 border-t border-line pt-4">
            <p className="flex justify-between text-sm font-bold">
              받을 캐시백
              <span className="text-teal-700">
                <Won amount={view.rewardTotal} />
              </span>
            </p>
            <ul className="mt-1 grid gap-1 text-xs text-ink-2">
              {view.rewards.map((reward) => (
                <li key={reward.programmeId} className="flex justify-between gap-3">
                  <span>
                    {reward.name} {reward.rateText}
                    {reward.reason && (
                      <strong className="block font-semibold text-warm-700">{reward.reason}</strong>
                    )}
                  </span>
                  <Won amount={reward.amount} />
                </li>
              ))}
            </ul>
            {view.rewards.length > 0 && view.tenders.charged === 0 && (
              <p className="mt-1 text-xs font-semibold text-teal-700">
                온통대전 충전금으로 내면 캐시백을 받을 수 있어요.
              </p>
            )}
            {view.pointsEarned > 0 && (
              <p className="mt-2 flex justify-between text-sm font-bold">
                쌓일 적립금
                <Won amount={view.pointsEarned} />
              </p>
            )}
            <p className="mt-1 text-xs text-ink-2">캐시백과 적립금은 구매 확정 뒤에 쓸 수 있어요.</p>
          </div>
        )}
        {view.promise && <AtOnce promise={view.promise} />}
      </div>
    </Panel>
  );
}

/** The shortest form of the refund promise. */
function AtOnce({ promise: { atOnce } }: { promise: NonNullable<CheckoutView['promise']> }) {
  return (
    <p className="mt-4 flex gap-2 rounded-card bg-ground-2 p-3 text-xs">
      <ShieldCheck aria-hidden className="size-5 shrink-0 text-teal-700" />
      <span>
        상품 준비 전에 취소하면 <Won amount={atOnce.total} />이 낸 그대로 돌아와요.
        {atOnce.parts.length > 1 && (
          <span className="block text-ink-2">
            {atOnce.parts.map((part, at) => (
              <span key={part.label} className="whitespace-nowrap">
                {at > 0 && ' + '}
                {part.label} <Won amount={part.amount} />
              </span>
            ))}
          </span>
        )}
      </span>
    </p>
  );
}
