import { and, eq, lte } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { attemptsToExpire, moveAttempt } from '#app/payments/index.server.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { failCharge } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { orders } from '#db/schema/orders.ts';
import { paymentAttempts } from '#db/schema/payments.ts';
import { abandonOrder } from './settle-order.server.ts';

/**
 * Unpaid orders and charges give back what they set aside. The attempt moves first, so one that is being confirmed
 * keeps its hold however late it is (rule C4).
 */
export async function expireUnpaid(ctx: Ctx): Promise<number> {
  const due = await attemptsToExpire(ctx, 100);
  await eachRow('checkout.expire', due, (attemptId) =>
    inTransaction(ctx, async (tx) => {
      const expired = await moveAttempt(tx, attemptId, 'expired', { settledAt: tx.now });
      if (!expired) return;
      if (expired.purpose === 'charge') await failCharge(tx, expired.subjectId);
      else await abandonOrder(tx, expired.subjectId, 'expired');
    }),
  );
  return due.length + (await expireForsaken(ctx));
}

/** Orders past their time whose attempts are all over: the buyer gave up between two tries. */
async function expireForsaken(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.state, 'awaiting_payment'), lte(orders.expiresAt, ctx.now)))
    .orderBy(orders.expiresAt)
    .limit(100);
  let expired = 0;
  await eachRow(
    'checkout.expire-forsaken',
    due.map(({ id }) => id),
    (orderId) =>
      inTransaction(ctx, async (tx) => {
        const attempts = await tx.db
          .select({ state: paymentAttempts.state })
          .from(paymentAttempts)
          .where(eq(paymentAttempts.subjectId, orderId))
          .for('no key update');
        if (attempts.some(({ state }) => state !== 'failed' && state !== 'expired')) return;
        await abandonOrder(tx, orderId, 'expired');
        expired++;
      }),
  );
  return expired;
}
