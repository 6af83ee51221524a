import { z } from 'zod';
import { after, days, kstMonthOf } from '#app/core/kst.ts';
import { type Answer, refusal, refusalByText } from './codes.ts';
import { findBank } from './institutions.ts';
import { findPayment, savePayment } from './payments.ts';
import { newTransactionKey } from './random-text.ts';
import type { PaymentRecord } from './records.ts';
import { announce } from './webhooks.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

const CancelBody = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: z.number().int().positive().nullish(),
  taxFreeAmount: z.number().int().nonnegative().nullish(),
  refundableAmount: z.number().int().nonnegative().nullish(),
  currency: z.literal('KRW').nullish(),
  refundReceiveAccount: z
    .object({ bank: z.string(), accountNumber: z.string(), holderName: z.string().min(1).max(60) })
    .nullish(),
});
type CancelBody = z.infer<typeof CancelBody>;

/** Account transfers half a year, accounts paid into a year, phones the calendar month of the payment. */
function isTooLate({ choice, approvedAt }: PaymentRecord, now: Date): boolean {
  if (!choice || !approvedAt) return false;
  const taken = new Date(approvedAt);
  if (choice.kind === 'phone') return kstMonthOf(taken) !== kstMonthOf(now);
  const most = choice.kind === 'transfer' ? 180 : choice.kind === 'virtual-account' ? 365 : null;
  return most !== null && after(taken, days(most)) < now;
}

/** Where a deposit goes back to; a number of zeros and a holder called 불일치 are refused, for tests. */
function wrongAccount({ refundReceiveAccount: account }: CancelBody): Answer | null {
  if (!account) return refusal('INVALID_REFUND_ACCOUNT_INFO');
  if (!findBank(account.bank)) return refusal('INVALID_BANK');
  if (!/^\d{6,20}$/.test(account.accountNumber) || /^0+$/.test(account.accountNumber))
    return refusal('INVALID_REFUND_ACCOUNT_NUMBER');
  return account.holderName === '불일치' ? refusal('INVALID_REFUND_ACCOUNT_INFO') : null;
}

function whyNot(payment: PaymentRecord, asked: CancelBody, now: Date): Answer | null {
  if (payment.status === 'CANCELED') return refusal('ALREADY_CANCELED_PAYMENT');
  if (payment.status === 'WAITING_FOR_DEPOSIT')
    return asked.cancelAmount != null && asked.cancelAmount !== payment.amount
      ? refusal('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT')
      : null;
  if (payment.status !== 'DONE' && payment.status !== 'PARTIAL_CANCELED')
    return refusal('NOT_CANCELABLE_PAYMENT');
  if (asked.refundableAmount != null && asked.refundableAmount !== payment.balance)
    return refusal('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const amount = asked.cancelAmount ?? payment.balance;
  const taxFree = asked.cancelAmount == null ? payment.taxFreeLeft : (asked.taxFreeAmount ?? 0);
  if (payment.escrow && amount !== payment.balance) return refusal('NOT_ALLOWED_PARTIAL_REFUND');
  if (isTooLate(payment, now)) return refusal('EXCEED_MAX_REFUND_DUE');
  const taxableLeft = payment.balance - payment.taxFreeLeft;
  const fits =
    amount > 0 &&
    amount <= payment.balance &&
    taxFree <= payment.taxFreeLeft &&
    amount - taxFree <= taxableLeft;
  if (!fits || taxFree > amount) return refusal('NOT_CANCELABLE_AMOUNT');
  return payment.account ? wrongAccount(asked) : null;
}

/** Gives money back, whole or in part; every cancel is an entry with its own transaction key. */
export function cancelPayment(
  world: World,
  paymentKey: string,
  body: unknown,
  forced: string | null,
): Answer {
  const parsed = CancelBody.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  const asked = parsed.data;
  const payment = findPayment(world, paymentKey);
  if (!payment) return refusal('NOT_FOUND_PAYMENT');
  const no = whyNot(payment, asked, world.clock.now());
  if (no) return no;
  if (forced) return refusalByText(forced);

  const amount = asked.cancelAmount ?? payment.balance;
  const taxFree = asked.cancelAmount == null ? payment.taxFreeLeft : (asked.taxFreeAmount ?? 0);
  const transactionKey = newTransactionKey();
  const left = payment.balance - amount;
  const cancelled = savePayment(world, {
    ...payment,
    // With an amount it stays "partial" even at zero: the harsher of the two behaviours seen in the wild.
    status:
      asked.cancelAmount == null || payment.status === 'WAITING_FOR_DEPOSIT'
        ? 'CANCELED'
        : 'PARTIAL_CANCELED',
    balance: left,
    taxFreeLeft: payment.taxFreeLeft - taxFree,
    lastTransactionKey: transactionKey,
    cancels: [
      ...payment.cancels,
      {
        transactionKey,
        amount,
        taxFree,
        reason: asked.cancelReason,
        at: world.clock.now().toISOString(),
        left,
      },
    ],
  });
  announce(world, cancelled);
  return { status: 200, body: toWirePayment(cancelled, world) };
}
