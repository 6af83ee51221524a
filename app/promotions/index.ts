export { applyCoupons, type CouponRefusal, type CouponsApplied, type CouponUse } from './apply-coupons.ts';
export { CouponScope } from './coupon-scope.ts';
export type { CouponLine, CouponTerms } from './coupon-terms.ts';
