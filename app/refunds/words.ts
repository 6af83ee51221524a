export const REFUND_STATES = ['decided', 'needs_account', 'sending', 'unknown', 'done', 'stuck'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Who caused the refund decides what happens to coupons. */
export const REFUND_CAUSES = ['buyer', 'seller', 'mall'] as const;
export type RefundCause = (typeof REFUND_CAUSES)[number];
export const PROMISE_CONDITIONS = ['before-dispatch', 'after-delivery', 'unused'] as const;
export type PromiseCondition = (typeof PROMISE_CONDITIONS)[number];
