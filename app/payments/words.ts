export const PURPOSES = ['order', 'charge'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ATTEMPT_STATES = [
  'ready',
  'confirming',
  'unknown',
  'awaiting_deposit',
  'captured',
  'failed',
  'expired',
  'compensating',
  'compensated',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** 소득공제 · 지출증빙 · 자진발급: issued to nobody's number because the buyer asked for none. */
export const RECEIPT_KINDS = ['income_deduction', 'business', 'voluntary'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];
export const RECEIPT_PARTS = ['external', 'wallet'] as const;
export type ReceiptPart = (typeof RECEIPT_PARTS)[number];
export const RECEIPT_STATES = ['requested', 'issued', 'failed'] as const;
export const RECEIPT_CANCEL_STATES = ['requested', 'done', 'failed'] as const;
