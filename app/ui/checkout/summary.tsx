import { ShieldCheck } from 'lucide-react';
import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { classNames } from '../class-names.ts';
import { AmountRow, Won } from '../money.tsx';
import { Panel } from '../page.tsx';

const LIMITED = { cap: '이번 달 개인 한도까지', budget: '이번 달 예산이 남은 만큼' };

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
  const { tenders } = view;
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
          {tenders.charged > 0 && (
            <AmountRow label="온통대전 충전금" amount={tenders.charged} tone="text-teal-700" />
          )}
          {tenders.cashback > 0 && (
            <AmountRow label="온통대전 캐시백" amount={tenders.cashback} tone="text-teal-700" />
          )}
          <AmountRow label="카드·간편결제·계좌" amount={tenders.external} />
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
                    {reward.name} {reward.rateText} ({reward.funder})
                    {reward.limitedBy && (
                      <strong className="text-warm-700"> · {LIMITED[reward.limitedBy]}</strong>
                    )}
                  </span>
                  <Won amount={reward.amount} />
                </li>
              ))}
            </ul>
            <p className="mt-1 text-xs text-ink-2">
              캐시백은 충전금으로 낸 금액에만 붙고, 구매 확정 뒤에 쓸 수 있어요.
            </p>
          </div>
        )}
        <p className="mt-4 flex gap-2 rounded-card bg-ground-2 p-3 text-xs">
          <ShieldCheck aria-hidden className="size-5 shrink-0 text-teal-700" />
          <span>
            상품 준비 전에 취소하면{' '}
            {tenders.charged + tenders.cashback > 0 && (
              <>
                지갑 <Won amount={tenders.charged + tenders.cashback} />
                {tenders.external > 0 && ', '}
              </>
            )}
            {tenders.external > 0 && (
              <>
                결제 수단 <Won amount={tenders.external} />
              </>
            )}
            이 각각 그대로 돌아와요.
          </span>
        </p>
      </div>
    </Panel>
  );
}
