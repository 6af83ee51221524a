import type { CartOwner } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { findOwnOrder, lockOrder } from '#app/orders/index.server.ts';
import type { OrderRefusal } from '#app/orders/index.ts';
import {
  type Attempt,
  gateway,
  latestAttempt,
  lockAttempt,
  moveAttempt,
  openAttempt,
} from '#app/payments/index.server.ts';
import type { PaymentMethod } from '#app/payments/index.ts';
import { canPayWith, instalmentsFor, METHOD_FACTS, type PaymentGateway } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { askToClose } from './await-deposit.server.ts';
import { recoverByHint } from './recover.server.ts';
import type { CheckoutRefusal } from './refusals.ts';
import { abandonOrder } from './settle-order.server.ts';

/** An unpaid order of one's own with its newest attempt, both locked, attempt first; refuses while an outcome is open. */
async function lockUnpaid(
  tx: Ctx<CartOwner>,
  number: string,
): Promise<{ orderId: string; attempt: Attempt }> {
  const own = await findOwnOrder(tx, number);
  if (!own) refuse<OrderRefusal>({ code: 'order/not-found' });
  const newest = await latestAttempt(tx, own.id);
  if (!newest) refuse<CheckoutRefusal>({ code: 'checkout/too-late' });
  const attempt = await lockAttempt(tx, newest.id);
  if (attempt.state === 'confirming' || attempt.state === 'unknown')
    refuse<CheckoutRefusal>({ code: 'checkout/still-settling' });
  const order = await lockOrder(tx, own.id);
  if (
    order.state !== 'awaiting_payment' ||
    (attempt.state !== 'ready' && attempt.state !== 'awaiting_deposit')
  )
    refuse<CheckoutRefusal>({ code: 'checkout/too-late' });
  return { orderId: order.id, attempt };
}

/**
 * Pays an unpaid order with a fresh attempt; the hold and its end stay. The earlier window, wherever it is still open,
 * can no longer capture anything.
 */
export async function payAgain(
  ctx: Ctx<CartOwner>,
  input: { number: string; method: PaymentMethod; instalment?: number | null },
): Promise<{ tossOrderId: string }> {
  const again = await inTransaction(ctx, async (tx) => {
    const { orderId, attempt } = await lockUnpaid(tx, input.number);
    if (attempt.state === 'awaiting_deposit') refuse<CheckoutRefusal>({ code: 'checkout/awaiting-deposit' });
    if (attempt.expiresAt <= tx.now) refuse<CheckoutRefusal>({ code: 'checkout/too-late' });
    const { minimum, maximum } = METHOD_FACTS[input.method];
    if (!canPayWith(input.method, attempt.amount))
      refuse<CheckoutRefusal>({ code: 'checkout/method-limit', minimum, maximum });
    await moveAttempt(tx, attempt.id, 'failed', { failureCode: 'ABANDONED', settledAt: tx.now });
    const { orderName, amount, taxFree, expiresAt } = attempt;
    const next = await openAttempt(tx, {
      purpose: 'order',
      subjectId: orderId,
      orderName,
      amount,
      taxFree,
      expiresAt,
      method: input.method,
      instalmentMonths: instalmentsFor(input.method, amount, input.instalment ?? null),
      escrow: attempt.escrow && METHOD_FACTS[input.method].cashLike,
    });
    await fault('reserve.before_commit');
    return { tossOrderId: next.tossOrderId };
  });
  await fault('reserve.after_commit');
  return again;
}

/**
 * The buyer gives an unpaid order up: everything set aside is free at once. One that waits for a deposit is free when the
 * provider has closed its account; a deposit that was faster pays the order after all.
 */
export async function giveUpOrder(
  ctx: Ctx<CartOwner>,
  number: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const closing = await inTransaction(ctx, async (tx) => {
    const { orderId, attempt } = await lockUnpaid(tx, number);
    if (attempt.state === 'awaiting_deposit') return askToClose(tx, attempt);
    await moveAttempt(tx, attempt.id, 'failed', { failureCode: 'GIVEN_UP', settledAt: tx.now });
    await abandonOrder(tx, orderId, 'cancelled');
    return null;
  });
  if (closing) await recoverByHint(ctx, closing.tossOrderId, provider);
}
