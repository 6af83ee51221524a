export const COUPON_KINDS = ['percent', 'amount', 'free_shipping'] as const;
export type CouponKind = (typeof COUPON_KINDS)[number];

/** 상품, 상점, 장바구니, 배송비 쿠폰: what one coupon takes its discount from, in the order of application. */
export const COUPON_LEVELS = ['product', 'store', 'cart', 'shipping'] as const;
export type CouponLevel = (typeof COUPON_LEVELS)[number];

/** `open`: 쿠폰 받기, for whoever asks first. `given`: only the mall hands it out. */
export const CLAIM_MODES = ['open', 'given'] as const;

export const COUPON_STATES = ['usable', 'reserved', 'used', 'expired'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

export const REDEMPTION_STATES = ['reserved', 'final', 'returned'] as const;
/** Why a use came back: the order was never paid, or who caused its cancellation. */
export const RETURN_REASONS = ['unpaid', 'buyer', 'seller', 'mall'] as const;
export type CancelCause = Exclude<(typeof RETURN_REASONS)[number], 'unpaid'>;

/** What the buyer's own cancellation does to a used coupon. Others' cancellations always restore it. */
export const BUYER_CANCEL_RULES = ['restore-if-valid', 'keep-used'] as const;
export type BuyerCancelRule = (typeof BUYER_CANCEL_RULES)[number];
