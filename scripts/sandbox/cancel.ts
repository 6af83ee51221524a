import { z } from 'zod';
import { type Answer, refusal, refusalByText } from './codes.ts';
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
});
type CancelBody = z.infer<typeof CancelBody>;

function whyNot(payment: PaymentRecord, asked: CancelBody): Answer | null {
  if (payment.status === 'CANCELED') return refusal('ALREADY_CANCELED_PAYMENT');
  if (payment.status !== 'DONE' && payment.status !== 'PARTIAL_CANCELED')
    return refusal('NOT_CANCELABLE_PAYMENT');
  if (asked.refundableAmount != null && asked.refundableAmount !== payment.balance)
    return refusal('NOT_MATCHES_REFUNDABLE_AMOUNT');
  const amount = asked.cancelAmount ?? payment.balance;
  const taxFree = asked.cancelAmount == null ? payment.taxFreeLeft : (asked.taxFreeAmount ?? 0);
  const taxableLeft = payment.balance - payment.taxFreeLeft;
  const fits =
    amount > 0 &&
    amount <= payment.balance &&
    taxFree <= payment.taxFreeLeft &&
    amount - taxFree <= taxableLeft;
  return fits && taxFree <= amount ? null : refusal('NOT_CANCELABLE_AMOUNT');
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
  const no = whyNot(payment, asked);
  if (no) return no;
  if (forced) return refusalByText(forced);

  const amount = asked.cancelAmount ?? payment.balance;
  const taxFree = asked.cancelAmount == null ? payment.taxFreeLeft : (asked.taxFreeAmount ?? 0);
  const transactionKey = newTransactionKey();
  const left = payment.balance - amount;
  const cancelled = savePayment(world, {
    ...payment,
    // With an amount it stays "partial" even at zero: the harsher of the two behaviours seen in the wild.
    status: asked.cancelAmount == null ? 'CANCELED' : 'PARTIAL_CANCELED',
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
  return { status: 200, body: toWirePayment(cancelled, world.origin) };
}
