import { krw } from '#app/core/krw.ts';
import type { PaymentGateway, ProviderPayment } from '#app/payments/index.ts';

export type Trouble = 'refuse' | 'lose-before' | 'lose-after' | 'mismatch' | 'session-gone';
type Call = { kind: 'confirm' | 'cancel'; key: string; executed: boolean };

/** A provider in memory: keeps idempotency keys and balances as the real one does, and fails on request. */
export function aProvider(
  options: {
    trouble?: Trouble[];
    cancelTrouble?: ('lose-before' | 'lose-after' | 'refuse')[];
    slowMs?: number;
  } = {},
) {
  const payments = new Map<string, ProviderPayment>();
  const answers = new Map<string, Awaited<ReturnType<PaymentGateway['confirm']>>>();
  const cancelled = new Map<string, Awaited<ReturnType<PaymentGateway['cancel']>>>();
  const trouble = [...(options.trouble ?? [])];
  const cancelTrouble = [...(options.cancelTrouble ?? [])];
  const calls: Call[] = [];
  const lost = { kind: 'unknown', because: 'timeout', alarm: false } as const;

  const gateway: PaymentGateway = {
    async confirm(input) {
      if (options.slowMs) await new Promise((wake) => setTimeout(wake, options.slowMs));
      const before = answers.get(input.idempotencyKey);
      calls.push({ kind: 'confirm', key: input.idempotencyKey, executed: !before });
      if (before) return before;
      const now = trouble.shift();
      if (now === 'lose-before') return lost;
      if (now === 'refuse')
        return keep(answers, input.idempotencyKey, {
          kind: 'refused',
          code: 'REJECT_CARD_PAYMENT',
          message: '한도초과',
        });
      if (now === 'session-gone') return { kind: 'session-gone', code: 'NOT_FOUND_PAYMENT_SESSION' };
      const amount = now === 'mismatch' ? krw(input.amount + 1) : input.amount;
      const payment: ProviderPayment = {
        paymentKey: input.paymentKey,
        orderId: input.orderId,
        status: 'DONE',
        currency: 'KRW',
        totalAmount: amount,
        balanceAmount: amount,
        method: '카드',
        easyPayProvider: null,
        cardIssuerCode: '41',
        installmentMonths: 0,
        approvedAt: new Date('2026-11-23T03:00:00Z'),
        secret: 'ps_1',
        lastTransactionKey: 'tx1',
        receiptUrl: null,
        cancels: [],
        deposit: null,
        useEscrow: false,
      };
      payments.set(input.orderId, payment);
      const answer = keep(
        answers,
        input.idempotencyKey,
        now === 'mismatch'
          ? { kind: 'mismatched' as const, payment }
          : { kind: 'captured' as const, payment },
      );
      return now === 'lose-after' ? lost : answer;
    },
    async readByOrderId(orderId) {
      const payment = payments.get(orderId);
      return payment ? { kind: 'found', payment: structuredClone(payment) } : { kind: 'not-found' };
    },
    async cancel(input) {
      const before = cancelled.get(input.idempotencyKey);
      calls.push({ kind: 'cancel', key: input.idempotencyKey, executed: !before });
      if (before) return before;
      const now = cancelTrouble.shift();
      if (now === 'lose-before') return lost;
      if (now === 'refuse') return { kind: 'refused', code: 'EXCEED_MAX_REFUND_DUE', message: '기간' };
      const payment = [...payments.values()].find(({ paymentKey }) => paymentKey === input.paymentKey);
      if (!payment || payment.balanceAmount !== input.refundable || payment.balanceAmount < input.amount)
        return { kind: 'ambiguous', code: 'NOT_MATCHES_REFUNDABLE_AMOUNT' };
      payment.balanceAmount = krw(payment.balanceAmount - input.amount);
      payment.status = payment.balanceAmount === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
      const transactionKey = `cancel-${payment.cancels.length}`;
      payment.cancels.push({
        transactionKey,
        amount: input.amount,
        canceledAt: new Date('2026-11-23T03:00:00Z'),
        reason: input.reason,
      });
      const answer = keep(cancelled, input.idempotencyKey, {
        kind: 'cancelled' as const,
        payment: structuredClone(payment),
        transactionKey,
      });
      return now === 'lose-after' ? lost : answer;
    },
    // What a card payment never needs; the sandbox answers these.
    closeAccount: async () => lost,
    listTransactions: async () => lost,
    issueReceipt: async () => lost,
    cancelReceipt: async () => lost,
  };
  return { gateway, calls, payments };
}

function keep<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.set(key, value);
  return value;
}
