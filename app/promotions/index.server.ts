export { expireCoupons } from './expire-coupons.server.ts';
export { claimCoupon, giveCoupon } from './issue-coupon.server.ts';
export {
  listOpenCampaigns,
  listOwnCoupons,
  type OpenCampaign,
  type OwnCoupon,
  redemptionsOf,
  usableCoupons,
} from './read-coupons.server.ts';
export { previewRestore, type RestoredCoupon, restoreCoupons } from './restore-coupons.server.ts';
export { saveCampaign } from './save-campaign.server.ts';
export { finalizeCoupons, releaseCoupons, reserveCoupons } from './use-coupons.server.ts';
