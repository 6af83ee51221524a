import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { add, type Krw, krw, subtract } from '#app/core/krw.ts';
import { after, hours } from '#app/core/kst.ts';
import { type Attempt, findRefundAccount, lockAttempt } from '#app/payments/index.server.ts';
import type { RefundAccount } from '#app/payments/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { refunds } from '#db/schema/refunds.ts';

export type Refund = typeof refunds.$inferSelect;
/** How a claimed refund ends: through the provider, or only in the books because the provider keeps nothing of it. */
export type Claimed =
  | {
      by: 'provider';
      refund: Refund;
      attempt: Attempt;
      refundable: Krw;
      account: RefundAccount | undefined;
    }
  | { by: 'books'; refund: Refund };

/** After this somebody else may send it: the key is the same, so too early does no harm, and a dead worker's waits no longer. */
const LEASE_MS = 15_000;
const WAIT_MS = 5_000;

/** What has gone back through the provider of an attempt. */
export async function returnedThroughProvider(ctx: Ctx, attemptId: string): Promise<Krw> {
  const rows = await ctx.db
    .select({ external: refunds.external })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'done')));
  return add(krw(0), ...rows.map(({ external }) => external));
}

/** True while the provider may already have made a refund whose answer is open. */
export async function isRefundUnderWay(tx: Ctx, attemptId: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), inArray(refunds.state, ['sending', 'unknown'])))
    .limit(1);
  return rows.length > 0;
}

/** Takes a refund for one try, when it is its turn and everything it needs is known. */
export async function claimRefund(ctx: Ctx, refundId: string): Promise<Claimed | null> {
  return inTransaction(ctx, async (tx) => {
    const [named] = await tx.db.select().from(refunds).where(eq(refunds.id, refundId));
    if (!named?.attemptId) return null;
    const attempt = await lockAttempt(tx, named.attemptId);
    const siblings = await tx.db
      .select()
      .from(refunds)
      .where(eq(refunds.attemptId, attempt.id))
      .orderBy(asc(refunds.decidedAt), asc(refunds.id));
    const refund = siblings.find(({ id }) => id === refundId);
    if (!refund || refund.state === 'done') return null;
    // The bank took the deposit back and the account is closed: the provider has nothing to give back.
    if (attempt.state === 'expired') return { by: 'books', refund };
    if (refund.state === 'stuck' || refund.state === 'needs_account') return null;
    if (refund.state === 'sending' && refund.nextSendAt && refund.nextSendAt > tx.now) return null;
    // It may still be made again.
    if (attempt.state === 'awaiting_deposit') return putOff(tx, refund, hours(1));
    const others = siblings.filter(({ id }) => id !== refund.id);
    // One whose fate is open goes first; one that was definitely refused stands in nobody's way.
    if (others.some(({ state }) => state === 'sending' || state === 'unknown'))
      return putOff(tx, refund, WAIT_MS);
    const known = attempt.depositSealed === null ? null : await findRefundAccount(tx, attempt.id);
    // Once sent it is sent again just the same: only a new try may carry another account.
    if (attempt.depositSealed !== null && (!known || known.problem)) {
      await tx.db
        .update(refunds)
        .set({ state: 'needs_account', nextSendAt: null })
        .where(eq(refunds.id, refund.id));
      return null;
    }
    const returned = others.filter(({ state }) => state === 'done');
    await tx.db
      .update(refunds)
      .set({ state: 'sending', sends: sql`${refunds.sends} + 1`, nextSendAt: after(tx.now, LEASE_MS) })
      .where(eq(refunds.id, refund.id));
    return {
      by: 'provider',
      refund,
      attempt,
      refundable: subtract(attempt.amount, add(krw(0), ...returned.map(({ external }) => external))),
      account: known?.account,
    };
  });
}

async function putOff(tx: Ctx, refund: Refund, ms: number): Promise<null> {
  await tx.db
    .update(refunds)
    .set({ nextSendAt: after(tx.now, ms) })
    .where(eq(refunds.id, refund.id));
  return null;
}
