export {
  applyCoupons,
  type CouponRefusal,
  type CouponsApplied,
  type CouponUse,
  type FundedDiscount,
} from './apply-coupons.ts';
export { CouponScope } from './coupon-scope.ts';
export type { CouponLine, CouponTerms } from './coupon-terms.ts';
export { discountText, funderText, LEVEL_LABEL, limitsText, refusalText } from './coupon-texts.ts';
export { ClaimInput, COUPON_FIELDS, type SaveCampaignDraft, SaveCampaignInput } from './inputs.ts';
export type { PromotionRefusal } from './refusals.ts';
export type { CouponState } from './words.ts';
