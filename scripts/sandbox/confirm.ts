import { z } from 'zod';
import { type Answer, refusal, refusalByText } from './codes.ts';
import { issueAccount } from './deposits.ts';
import { abort, findPayment, isSpent, savePayment } from './payments.ts';
import { newSecret, newTransactionKey } from './random-text.ts';
import { announce } from './webhooks.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

/** The official samples forward the query string's text, so digits in quotes count as a number. */
const Amount = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const ConfirmBody = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: z.string().min(6).max(64),
  amount: Amount,
});

/** Takes the money the buyer authorised. `forced` is a test's wish to have it refused. */
export function confirmPayment(world: World, body: unknown, forced: string | null): Answer {
  const parsed = ConfirmBody.safeParse(body);
  if (!parsed.success) return refusal('INVALID_REQUEST');
  const asked = parsed.data;
  const payment = findPayment(world, asked.paymentKey);
  if (!payment || payment.status === 'READY' || payment.status === 'EXPIRED')
    return refusal('NOT_FOUND_PAYMENT_SESSION');
  // Which code a wrong amount gets is not documented; the provider's staff only say that it is blocked.
  if (payment.orderId !== asked.orderId || payment.amount !== asked.amount)
    return refusal('FORBIDDEN_REQUEST');
  if (payment.status !== 'IN_PROGRESS') return refusal('ALREADY_PROCESSED_PAYMENT');
  if (isSpent(world, payment.orderId)) return refusal('DUPLICATED_ORDER_ID');

  const refused = forced ?? payment.refuseAtConfirm;
  if (refused) {
    const answer = refusalByText(refused);
    abort(world, payment, answer.body);
    return answer;
  }
  if (payment.choice?.kind === 'virtual-account')
    return issueAccount(world, payment, payment.choice.bankCode);
  const transactionKey = newTransactionKey();
  const done = savePayment(world, {
    ...payment,
    status: 'DONE',
    approvedAt: world.clock.now().toISOString(),
    approvalKey: transactionKey,
    lastTransactionKey: transactionKey,
    secret: newSecret(),
  });
  announce(world, done);
  return { status: 200, body: toWirePayment(done, world) };
}
