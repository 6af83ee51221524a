import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { findOwnOrder, type OrderReader } from '#app/orders/index.server.ts';
import type { OrderRefusal } from '#app/orders/index.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import {
  attemptAskingAccount,
  capturedAttempt,
  findRefundAccount,
  keepRefundAccount,
  lockAttempt,
  noteOnAttempt,
} from '#app/payments/index.server.ts';
import type { RefundAccount } from '#app/payments/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { paymentAttempts } from '#db/schema/payments.ts';
import { refunds } from '#db/schema/refunds.ts';
import type { RefundRefusal } from './refusals.ts';

/**
 * 환불 계좌: where the money of a paid-in order goes back to, given by its buyer. Refunds that wait for it go on at once,
 * as does a deposit that came too late; while one is under way the account stays.
 */
export async function giveRefundAccount(
  ctx: Ctx<OrderReader>,
  number: string,
  account: RefundAccount,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const order = await findOwnOrder(tx, number);
    if (!order) refuse<OrderRefusal>({ code: 'order/not-found' });
    const late = await attemptAskingAccount(tx, order.id);
    const paid = late ?? (await capturedAttempt(tx, order.id));
    if (!paid || !(late || paid.depositSealed)) refuse<RefundRefusal>({ code: 'refund/no-account-needed' });
    const attempt = await lockAttempt(tx, paid.id);
    const known = await findRefundAccount(tx, attempt.id);
    if (known && !known.problem) refuse<RefundRefusal>({ code: 'refund/account-known' });
    await keepRefundAccount(tx, attempt.id, account);
    if (attempt.needsAccount)
      await noteOnAttempt(tx, attempt.id, { needsAccount: false, reads: 0, nextReadAt: tx.now });
    await resumeRefunds(tx, attempt.id, ['needs_account', 'decided']);
  });
}

/** Refunds of an attempt that stood still or were put off go on, once what they waited for is over. */
export async function resumeRefunds(
  tx: Ctx,
  attemptId: string,
  from: ('decided' | 'needs_account' | 'stuck')[],
): Promise<void> {
  const waiting = await tx.db
    .update(refunds)
    .set({ state: 'decided', nextSendAt: tx.now })
    .where(and(eq(refunds.attemptId, attemptId), inArray(refunds.state, from)))
    .returning({ id: refunds.id });
  for (const { id } of waiting) await enqueue(tx, 'refunds.send', { refundId: id });
}

/**
 * True while money of the order waits for the buyer's account; with why an earlier one was not taken. So from the moment
 * a refund is decided, not only once the worker has tried to send it: its buyer is still there to answer.
 */
export async function accountAsked(
  ctx: Ctx,
  orderId: string,
): Promise<{ asked: boolean; problem: string | null }> {
  const attemptId = (await waitingDeposit(ctx, orderId)) ?? (await attemptAskingAccount(ctx, orderId))?.id;
  if (!attemptId) return { asked: false, problem: null };
  const known = await findRefundAccount(ctx, attemptId);
  return known && !known.problem
    ? { asked: false, problem: null }
    : { asked: true, problem: known?.problem ?? null };
}

/** The attempt whose deposit, if its bank did not take it back, a refund of the order is to return and has not begun to. */
async function waitingDeposit(ctx: Ctx, orderId: string): Promise<string | undefined> {
  const [waiting] = await ctx.db
    .select({ id: paymentAttempts.id })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(
      and(
        eq(refunds.orderId, orderId),
        inArray(refunds.state, ['needs_account', 'decided']),
        isNotNull(paymentAttempts.depositSealed),
        eq(paymentAttempts.state, 'captured'),
      ),
    )
    .limit(1);
  return waiting?.id;
}
