import { type Krw, least, share } from '#app/core/krw.ts';
import type { CouponScope } from './coupon-scope.ts';
import type { CouponKind, CouponLevel } from './words.ts';

/** What one person's coupon gives, as the campaign has it. */
export type CouponTerms = {
  couponId: string;
  campaignId: string;
  name: string;
  level: CouponLevel;
  kind: CouponKind;
  rateBps: number;
  amount: Krw;
  minimumOrder: Krw;
  maxDiscount: Krw | null;
  scope: CouponScope;
  /** 중복 사용 가능: may stand beside other coupons. */
  combinable: boolean;
  funders: { cityBps: number; mallBps: number; sellerBps: number };
  expiresAt: string;
};

export type CouponLine = {
  lineType: 'item' | 'shipping';
  storeId: string;
  productId: string | null;
  /** Ids of the product's categories, from the top of the tree down. */
  categoryPath: readonly string[];
  kind: string;
  marketStore: boolean;
  /** After the instant discount, before coupons. */
  amount: Krw;
};

/** What the coupon takes off a base: never more than the base, nor than its own ceiling. */
export function discountOn(coupon: CouponTerms, base: Krw): Krw {
  const wanted = {
    percent: share(base, coupon.rateBps),
    amount: coupon.amount,
    free_shipping: base,
  }[coupon.kind];
  return least(base, wanted, coupon.maxDiscount ?? base);
}
