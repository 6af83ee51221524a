export const REFUND_STATES = ['decided', 'needs_account', 'sending', 'unknown', 'done', 'stuck'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
