import type { Krw } from '#app/core/krw.ts';
import type {
  CancelAnswer,
  CancelInput,
  ConfirmAnswer,
  ConfirmInput,
  ProviderPayment,
  ReadAnswer,
  Unknown,
} from './gateway.ts';
import { parsePayment, parseRefusal } from './provider-payment.ts';

/**
 * R refused for good · U outcome unknown · C our key or setting is wrong · B we sent nonsense ·
 * S the payment session is gone · A may be the echo of an earlier success.
 */
export type CodeClass = 'R' | 'U' | 'C' | 'B' | 'S' | 'A';

/** Confirm: the provider's table, judged by us. HTTP statuses mislead: refusals come as 403, unknowns as 400. */
const CONFIRM_CODES = {
  R: [
    'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
    'NOT_ALLOWED_POINT_USE',
    'INVALID_REJECT_CARD',
    'INVALID_CARD_EXPIRATION',
    'INVALID_STOPPED_CARD',
    'EXCEED_MAX_DAILY_PAYMENT_COUNT',
    'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
    'INVALID_CARD_INSTALLMENT_PLAN',
    'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
    'EXCEED_MAX_PAYMENT_AMOUNT',
    'INVALID_CARD_LOST_OR_STOLEN',
    'RESTRICTED_TRANSFER_ACCOUNT',
    'INVALID_CARD_NUMBER',
    'EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT',
    'EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT',
    'EXCEED_MAX_AMOUNT',
    'INVALID_ACCOUNT_INFO_RE_REGISTER',
    'NOT_AVAILABLE_PAYMENT',
    'REJECT_ACCOUNT_PAYMENT',
    'REJECT_CARD_PAYMENT',
    'REJECT_CARD_COMPANY',
    'REJECT_TOSSPAY_INVALID_ACCOUNT',
    'EXCEED_MAX_AUTH_COUNT',
    'EXCEED_MAX_ONE_DAY_AMOUNT',
    'NOT_AVAILABLE_BANK',
    'INVALID_PASSWORD',
    'FDS_ERROR',
  ],
  U: [
    'ALREADY_PROCESSED_PAYMENT',
    'PROVIDER_ERROR',
    'CARD_PROCESSING_ERROR',
    'UNAPPROVED_ORDER_ID',
    'IDEMPOTENT_REQUEST_PROCESSING',
    'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
    'FAILED_INTERNAL_SYSTEM_PROCESSING',
    'UNKNOWN_PAYMENT_ERROR',
  ],
  C: [
    'INVALID_API_KEY',
    'NOT_FOUND_TERMINAL_ID',
    'INVALID_AUTHORIZE_AUTH',
    'INVALID_UNREGISTERED_SUBMALL',
    'NOT_REGISTERED_BUSINESS',
    'UNAUTHORIZED_KEY',
    'FORBIDDEN_REQUEST',
    'INCORRECT_BASIC_AUTH_FORMAT',
  ],
  B: ['INVALID_REQUEST', 'BELOW_MINIMUM_AMOUNT', 'INVALID_IDEMPOTENCY_KEY'],
  S: ['NOT_FOUND_PAYMENT', 'NOT_FOUND_PAYMENT_SESSION'],
} as const;

/** Cancel: the same for money going back. */
const CANCEL_CODES = {
  R: [
    'INVALID_REFUND_ACCOUNT_INFO',
    'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT',
    'INVALID_REFUND_ACCOUNT_NUMBER',
    'INVALID_BANK',
    'REFUND_REJECTED',
    'FORBIDDEN_BANK_REFUND_REQUEST',
    'EXCEED_MAX_REFUND_DUE',
    'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT',
    'NOT_ALLOWED_PARTIAL_REFUND',
    'NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER',
    'EXCEED_CANCEL_LIMIT',
    'INVALID_REFUND_AMOUNT',
    'EXCEED_MAX_REFUND_AMOUNT',
    'NOT_SUPPORTED_REFUND',
    'NOT_ALLOWED_REFUND_BANK',
  ],
  U: [
    'PROVIDER_ERROR',
    'FORBIDDEN_CONSECUTIVE_REQUEST',
    'NOT_AVAILABLE_BANK',
    'FAILED_INTERNAL_SYSTEM_PROCESSING',
    'FAILED_REFUND_PROCESS',
    'FAILED_METHOD_HANDLING_CANCEL',
    'FAILED_PARTIAL_REFUND',
    'COMMON_ERROR',
    'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING',
    'ALREADY_REFUNDING_PAYMENT',
    'IDEMPOTENT_REQUEST_PROCESSING',
  ],
  C: ['UNAUTHORIZED_KEY', 'FORBIDDEN_REQUEST', 'INCORRECT_BASIC_AUTH_FORMAT', 'NOT_FOUND_PAYMENT'],
  B: ['INVALID_REQUEST', 'INVALID_IDEMPOTENCY_KEY'],
  A: [
    'ALREADY_CANCELED_PAYMENT',
    'NOT_MATCHES_REFUNDABLE_AMOUNT',
    'ALREADY_REFUND_PAYMENT',
    'NOT_CANCELABLE_AMOUNT',
    'NOT_CANCELABLE_PAYMENT',
  ],
} as const;

type ConfirmClass = keyof typeof CONFIRM_CODES;
type CancelClass = keyof typeof CANCEL_CODES;

function indexByCode<C extends string>(table: Record<C, readonly string[]>): ReadonlyMap<string, C> {
  const entries = Object.entries<readonly string[]>(table);
  // Object.entries widens the key; the table's own type is the proof.
  return new Map(entries.flatMap(([cls, codes]) => codes.map((code) => [code, cls as C] as const)));
}
const confirmClasses = indexByCode<ConfirmClass>(CONFIRM_CODES);
const cancelClasses = indexByCode<CancelClass>(CANCEL_CODES);

/** Null for a code the table does not list: treat it as unknown. */
export const confirmClassOf = (code: string): ConfirmClass | null => confirmClasses.get(code) ?? null;
export const cancelClassOf = (code: string): CancelClass | null => cancelClasses.get(code) ?? null;

const ACCOUNT_PROBLEMS = [
  'INVALID_REFUND_ACCOUNT_INFO',
  'INVALID_REFUND_ACCOUNT_NUMBER',
  'INVALID_BANK',
  'NOT_ALLOWED_REFUND_BANK',
  'FORBIDDEN_BANK_REFUND_REQUEST',
];
/** A refused cancel the buyer can put right by naming another account. */
export const isAccountProblem = (code: string): boolean => ACCOUNT_PROBLEMS.includes(code);

/** What came over the wire; `body` is undefined when it was not JSON. */
export type WireAnswer = { status: number; body: unknown };

const unknown = (because: string, alarm = false): Unknown => ({ kind: 'unknown', because, alarm });
const isSuccess = (status: number) => status >= 200 && status < 300;

/** A 4xx we cannot name is ours to look into; busy, limited or broken servers pass by themselves. */
function unlisted(status: number, code: string): Unknown {
  const passing = status === 409 || status === 429 || status >= 500;
  return unknown(code, !passing);
}

export function decideConfirm(asked: ConfirmInput, wire: WireAnswer): ConfirmAnswer {
  if (isSuccess(wire.status)) {
    const payment = parsePayment(wire.body);
    if (!payment) return unknown('unreadable-body');
    const same =
      payment.orderId === asked.orderId &&
      payment.paymentKey === asked.paymentKey &&
      payment.totalAmount === asked.amount &&
      payment.currency === 'KRW';
    if (!same) return { kind: 'mismatched', payment };
    if (payment.status === 'DONE') return { kind: 'captured', payment };
    if (payment.status === 'WAITING_FOR_DEPOSIT' && payment.deposit)
      return { kind: 'awaiting-deposit', payment, deposit: payment.deposit };
    return unknown(`status-${payment.status}`);
  }
  const refusal = parseRefusal(wire.body);
  if (!refusal) return unknown(`http-${wire.status}`);
  const { code, message } = refusal;
  switch (confirmClassOf(code)) {
    case 'R':
    case 'B':
      return { kind: 'refused', code, message };
    case 'S':
      return { kind: 'session-gone', code };
    case 'C':
      return unknown(code, true);
    case 'U':
      return unknown(code);
    case null:
      return unlisted(wire.status, code);
  }
}

export function decideRead(orderId: string, wire: WireAnswer): ReadAnswer {
  if (isSuccess(wire.status)) {
    const payment = parsePayment(wire.body);
    if (!payment) return unknown('unreadable-body');
    return payment.orderId === orderId ? { kind: 'found', payment } : unknown('another-order', true);
  }
  const refusal = parseRefusal(wire.body);
  if (!refusal) return unknown(`http-${wire.status}`);
  switch (refusal.code) {
    case 'NOT_FOUND_PAYMENT':
    case 'NOT_FOUND':
      return { kind: 'not-found' };
    case 'FORBIDDEN_CONSECUTIVE_REQUEST':
    case 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING':
      return unknown(refusal.code);
    default:
      return unlisted(wire.status, refusal.code);
  }
}

/** The entry our cancel made: the last transaction when it says so, else the newest of our amount. */
function ownCancel(payment: ProviderPayment, amount: Krw): string | null {
  const ofAmount = payment.cancels.filter((c) => c.amount === amount);
  const last = ofAmount.find((c) => c.transactionKey === payment.lastTransactionKey);
  const newest = ofAmount.toSorted((a, b) => b.canceledAt.getTime() - a.canceledAt.getTime())[0];
  return (last ?? newest)?.transactionKey ?? null;
}

export function decideCancel(asked: CancelInput, wire: WireAnswer): CancelAnswer {
  if (isSuccess(wire.status)) {
    const payment = parsePayment(wire.body);
    if (!payment) return unknown('unreadable-body');
    if (payment.paymentKey !== asked.paymentKey) return unknown('another-payment', true);
    const transactionKey = ownCancel(payment, asked.amount);
    return transactionKey
      ? { kind: 'cancelled', payment, transactionKey }
      : unknown('cancel-not-listed', true);
  }
  const refusal = parseRefusal(wire.body);
  if (!refusal) return unknown(`http-${wire.status}`);
  const { code, message } = refusal;
  switch (cancelClassOf(code)) {
    case 'R':
    case 'B':
      return { kind: 'refused', code, message };
    case 'A':
      return { kind: 'ambiguous', code };
    case 'C':
      return unknown(code, true);
    case 'U':
      return unknown(code);
    case null:
      return unlisted(wire.status, code);
  }
}
