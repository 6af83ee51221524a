export const PURPOSES = ['order', 'charge'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ATTEMPT_STATES = [
  'ready',
  'confirming',
  'unknown',
  'captured',
  'failed',
  'expired',
  'compensating',
  'compensated',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];
