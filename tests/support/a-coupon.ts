import { krw } from '#app/core/krw.ts';
import type { CouponLine, CouponTerms } from '#app/promotions/index.ts';

let count = 0;

/** A cart coupon of 1,000 won for everything, paid by the mall, unless said otherwise. */
export function aCoupon(over: Partial<CouponTerms> = {}): CouponTerms {
  count += 1;
  return {
    couponId: `coupon-${String(count).padStart(4, '0')}`,
    campaignId: `campaign-${count}`,
    name: '쿠폰',
    level: 'cart',
    kind: 'amount',
    rateBps: 0,
    amount: krw(1000),
    minimumOrder: krw(0),
    maxDiscount: null,
    scope: { of: 'all' },
    combinable: true,
    funders: { cityBps: 0, mallBps: 10_000, sellerBps: 0 },
    expiresAt: '2026-12-31T15:00:00.000Z',
    ...over,
  };
}

export const anItem = (amount: number, over: Partial<CouponLine> = {}): CouponLine => ({
  lineType: 'item',
  storeId: 'store-a',
  productId: `product-${amount}`,
  categoryPath: [],
  kind: 'goods',
  marketStore: false,
  amount: krw(amount),
  ...over,
});

export const aDelivery = (amount: number, storeId = 'store-a'): CouponLine =>
  anItem(amount, { lineType: 'shipping', storeId, productId: null });
