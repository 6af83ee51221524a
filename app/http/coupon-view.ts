import type { Krw } from '#app/core/krw.ts';
import {
  type CouponsApplied,
  type CouponTerms,
  discountText,
  LEVEL_LABEL,
  limitsText,
  refusalText,
} from '#app/promotions/index.ts';

export type CouponRow = {
  couponId: string;
  name: string;
  discountText: string;
  limits: string;
  /** Used in the price shown, and for how much. */
  discount: Krw | null;
  /** Why it is not used; null when it merely was not ticked. */
  reason: string | null;
  /** May be ticked. */
  available: boolean;
};

export type CouponSectionView = { mode: 'auto' | 'chosen'; total: Krw; rows: CouponRow[] };

const UNAVAILABLE = new Set(['minimum', 'scope', 'nothing-left']);

/** The coupons of an order form: those used first, then those that could be, then the others with their reason. */
export function couponSection(
  mode: 'auto' | 'chosen',
  coupons: readonly CouponTerms[],
  applied: Omit<CouponsApplied, 'discountByLine'>,
): CouponSectionView {
  const rows = coupons.map((coupon): CouponRow => {
    const use = applied.uses.find(({ couponId }) => couponId === coupon.couponId);
    const refusal = applied.refused.find(({ couponId }) => couponId === coupon.couponId);
    return {
      couponId: coupon.couponId,
      name: coupon.name,
      discountText: `${LEVEL_LABEL[coupon.level]} · ${discountText(coupon)}`,
      limits: limitsText(coupon),
      discount: use?.discount ?? null,
      reason: refusal ? refusalText(refusal) : null,
      available: !refusal || !UNAVAILABLE.has(refusal.because),
    };
  });
  const rank = (row: CouponRow): number => (row.discount !== null ? 0 : row.available ? 1 : 2);
  return { mode, total: applied.total, rows: rows.sort((a, b) => rank(a) - rank(b)) };
}
