import { type Krw, krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import type { PaymentGateway, ProviderPayment } from '#app/payments/index.ts';

export const CONFIRM_TROUBLES = [
  'ok',
  'refuse',
  'lose-before',
  'lose-after',
  'session-gone',
  'die-after',
] as const;
export type ConfirmTrouble = (typeof CONFIRM_TROUBLES)[number];
export const CANCEL_TROUBLES = ['ok', 'lose-before', 'lose-after', 'die-after'] as const;
export type CancelTrouble = (typeof CANCEL_TROUBLES)[number];

/** The process died while it waited for the provider. */
export class Crash extends Error {}

/**
 * The provider of a history: the one truth about money outside. Keys are kept, balances are kept, and what the mall
 * hears of it goes wrong as the history asks.
 */
export function aModelProvider() {
  const payments = new Map<string, ProviderPayment>();
  const confirmed = new Map<string, Awaited<ReturnType<PaymentGateway['confirm']>>>();
  const cancelled = new Map<string, Awaited<ReturnType<PaymentGateway['cancel']>>>();
  const accounts = new Set<string>();
  const lost = { kind: 'unknown', because: 'timeout', alarm: false } as const;
  const state = { now: new Date(0), confirm: 'ok' as ConfirmTrouble, cancel: 'ok' as CancelTrouble };
  let transactions = 0;

  const gateway: PaymentGateway = {
    async confirm(input) {
      const before = confirmed.get(input.idempotencyKey);
      if (before) return before;
      const trouble = state.confirm;
      state.confirm = 'ok';
      if (trouble === 'lose-before') return lost;
      if (trouble === 'session-gone') return { kind: 'session-gone', code: 'NOT_FOUND_PAYMENT_SESSION' };
      if (trouble === 'refuse') {
        const refused = { kind: 'refused', code: 'REJECT_CARD_PAYMENT', message: '한도초과' } as const;
        confirmed.set(input.idempotencyKey, refused);
        return refused;
      }
      const deposit = accounts.has(input.orderId)
        ? { bankCode: '11', accountNumber: 'X123', holder: '온통대전몰', dueAt: after(state.now, days(3)) }
        : null;
      const payment = newPayment(input, state.now, deposit);
      payments.set(input.orderId, payment);
      const answer: Awaited<ReturnType<PaymentGateway['confirm']>> = deposit
        ? { kind: 'awaiting-deposit', payment: structuredClone(payment), deposit }
        : { kind: 'captured', payment: structuredClone(payment) };
      confirmed.set(input.idempotencyKey, answer);
      if (trouble === 'die-after') throw new Crash('after the provider captured');
      return trouble === 'lose-after' ? lost : answer;
    },
    async readByOrderId(orderId) {
      const payment = payments.get(orderId);
      return payment ? { kind: 'found', payment: structuredClone(payment) } : { kind: 'not-found' };
    },
    async cancel(input) {
      const before = cancelled.get(input.idempotencyKey);
      if (before) return before;
      const trouble = state.cancel;
      state.cancel = 'ok';
      if (trouble === 'lose-before') return lost;
      const payment = byKey(input.paymentKey);
      if (!payment || payment.balanceAmount !== input.refundable || payment.balanceAmount < input.amount)
        return { kind: 'ambiguous', code: 'NOT_MATCHES_REFUNDABLE_AMOUNT' };
      if (payment.deposit && !input.account)
        return { kind: 'refused', code: 'INVALID_REFUND_ACCOUNT_INFO', message: '환불 계좌' };
      payment.balanceAmount = krw(payment.balanceAmount - input.amount);
      payment.status = payment.balanceAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
      const transactionKey = `cancel-${++transactions}`;
      payment.cancels.push({ transactionKey, amount: input.amount, canceledAt: state.now, reason: '' });
      payment.lastTransactionKey = transactionKey;
      const answer = { kind: 'cancelled', payment: structuredClone(payment), transactionKey } as const;
      cancelled.set(input.idempotencyKey, answer);
      if (trouble === 'die-after') throw new Crash('after the provider cancelled');
      return trouble === 'lose-after' ? lost : answer;
    },
    async closeAccount(input) {
      const payment = byKey(input.paymentKey);
      if (payment?.status !== 'WAITING_FOR_DEPOSIT')
        return { kind: 'refused', code: 'NOT_CANCELABLE_PAYMENT' };
      payment.status = 'CANCELED';
      payment.balanceAmount = krw(0);
      return { kind: 'closed', payment: structuredClone(payment) };
    },
    listTransactions: async () => lost,
    issueReceipt: async () => lost,
    cancelReceipt: async () => lost,
  };

  const byKey = (key: string) => [...payments.values()].find(({ paymentKey }) => paymentKey === key);

  return {
    gateway,
    state,
    payments,
    /** The buyer chose a virtual account in the window. */
    chooseAccount: (tossOrderId: string) => accounts.add(tossOrderId),
    /** The bank takes a deposit as long as the account is open and not past its day. */
    deposit(tossOrderId: string): void {
      const payment = payments.get(tossOrderId);
      if (payment?.status !== 'WAITING_FOR_DEPOSIT' || !payment.deposit || payment.deposit.dueAt < state.now)
        return;
      payment.status = 'DONE';
      payment.approvedAt = state.now;
    },
    /** Won the provider took and did not give back. */
    kept: (tossOrderId: string): Krw => {
      const payment = payments.get(tossOrderId);
      return !payment || payment.status === 'WAITING_FOR_DEPOSIT' ? krw(0) : payment.balanceAmount;
    },
  };
}
export type ModelProvider = ReturnType<typeof aModelProvider>;

const newPayment = (
  input: { paymentKey: string; orderId: string; amount: Krw },
  now: Date,
  deposit: ProviderPayment['deposit'],
): ProviderPayment => ({
  paymentKey: input.paymentKey,
  orderId: input.orderId,
  status: deposit ? 'WAITING_FOR_DEPOSIT' : 'DONE',
  currency: 'KRW',
  totalAmount: input.amount,
  balanceAmount: input.amount,
  method: deposit ? '가상계좌' : '카드',
  easyPayProvider: null,
  cardIssuerCode: null,
  installmentMonths: 0,
  approvedAt: deposit ? null : now,
  secret: 'ps_1',
  lastTransactionKey: null,
  receiptUrl: null,
  cancels: [],
  deposit,
  useEscrow: false,
});
