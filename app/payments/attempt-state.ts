import type { AttemptState } from './words.ts';

/** Which state may follow which; anything else is an error that changes nothing. */
export const ATTEMPT_MOVES: Record<AttemptState, readonly AttemptState[]> = {
  ready: ['confirming', 'failed', 'expired'],
  confirming: ['unknown', 'awaiting_deposit', 'captured', 'failed', 'compensating'],
  unknown: ['awaiting_deposit', 'captured', 'failed', 'compensating'],
  awaiting_deposit: ['captured', 'expired', 'compensating'],
  // To `compensating` only in the very transaction that finds the order gone; back to waiting when a bank takes a
  // deposit back.
  captured: ['compensating', 'awaiting_deposit'],
  // A capture that arrives after all, when nothing of ours stands for it any more, goes back.
  failed: ['compensating'],
  expired: ['compensating'],
  compensating: ['compensated'],
  compensated: [],
};

/** States from which `next` may be reached, for the condition of the update. */
export const statesBefore = (next: AttemptState): AttemptState[] =>
  (Object.keys(ATTEMPT_MOVES) as AttemptState[]).filter((state) => ATTEMPT_MOVES[state].includes(next));

/** The provider's payment is exactly what this attempt asked for. */
export const isPaymentOf = (
  attempt: { tossOrderId: string; amount: number },
  payment: { orderId: string; totalAmount: number; currency: string },
): boolean =>
  payment.orderId === attempt.tossOrderId &&
  payment.totalAmount === attempt.amount &&
  payment.currency === 'KRW';

/** Outcome unknown: the provider may have taken the money. */
export const isOpen = (state: AttemptState): boolean => state === 'confirming' || state === 'unknown';

const SECOND = 1000;
const BACKOFF = [5, 15, 60, 300, 900].map((seconds) => seconds * SECOND);
/** Rule C5: when to read the provider again after `reads` reads. */
export const backoff = (reads: number): number => BACKOFF[reads] ?? 3600 * SECOND;
/** An outcome unknown for this long needs a person. */
export const ALARM_AFTER = 15 * 60 * SECOND;

/** The bank's news of a deposit made in time may come a little after the deadline. */
const DEPOSIT_MARGIN = 10 * 60 * SECOND;
/** When an unpaid account is over for us. */
export const depositDeadline = (dueAt: Date): Date => new Date(dueAt.getTime() + DEPOSIT_MARGIN);

/** An account is read every hour until its deadline, then every few minutes until it is closed. */
export function nextDepositReading(dueAt: Date, now: Date): Date {
  const deadline = depositDeadline(dueAt).getTime();
  const soon = now.getTime() + (now.getTime() < deadline ? 3600 : 300) * SECOND;
  return new Date(now.getTime() < deadline ? Math.min(soon, deadline) : soon);
}
