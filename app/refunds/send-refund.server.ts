import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { add, krw, subtract } from '#app/core/krw.ts';
import { after, kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { type Attempt, gateway, lockAttempt } from '#app/payments/index.server.ts';
import { ALARM_AFTER, backoff, type PaymentGateway } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms } from '#app/platform/metrics.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { refunds } from '#db/schema/refunds.ts';
import { refundDoneLines } from './books.ts';

type Refund = typeof refunds.$inferSelect;
/** After this somebody else may send it: the key is the same, so too early does no harm, and a dead worker's waits no longer. */
const LEASE_MS = 15_000;
const WAIT_MS = 5_000;

/**
 * Brings a decided refund to the provider, however often it takes. Refunds of one payment go one after another, so
 * that the provider's remaining balance tells whether ours went through when its answer was lost.
 */
export async function sendRefund(
  ctx: Ctx,
  refundId: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const claimed = await claim(ctx, refundId);
  if (!claimed) return;
  const { refund, attempt, refundable } = claimed;
  await fault('refund.before_send');
  const answer = await provider.cancel({
    paymentKey: attempt.paymentKey ?? '',
    amount: refund.external,
    refundable,
    taxFree: refund.taxFree,
    reason: refund.reason.slice(0, 200),
    idempotencyKey: `cancel:${refund.id}`,
  });
  await fault('refund.after_send');
  if (answer.kind === 'cancelled') return finish(ctx, refund.id, answer.transactionKey);
  if (answer.kind === 'refused') return giveToPerson(ctx, refund, answer.code);
  const read = await provider.readByOrderId(attempt.tossOrderId);
  const expected = subtract(refundable, refund.external);
  if (read.kind === 'found' && read.payment.balanceAmount === expected)
    return finish(ctx, refund.id, read.payment.cancels.at(-1)?.transactionKey ?? null);
  await tryLater(ctx, refund);
}

async function claim(
  ctx: Ctx,
  refundId: string,
): Promise<{ refund: Refund; attempt: Attempt; refundable: Refund['external'] } | null> {
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
    if (!refund || refund.state === 'done' || refund.state === 'stuck') return null;
    if (refund.state === 'sending' && refund.nextSendAt && refund.nextSendAt > tx.now) return null;
    const others = siblings.filter(({ id }) => id !== refund.id);
    // One whose fate is open goes first; one that was definitely refused stands in nobody's way.
    const open = others.filter(({ state }) => state === 'sending' || state === 'unknown');
    if (open.length > 0) {
      await tx.db
        .update(refunds)
        .set({ nextSendAt: after(tx.now, WAIT_MS) })
        .where(eq(refunds.id, refund.id));
      return null;
    }
    const returned = others.filter(({ state }) => state === 'done');
    await tx.db
      .update(refunds)
      .set({ state: 'sending', sends: sql`${refunds.sends} + 1`, nextSendAt: after(tx.now, LEASE_MS) })
      .where(eq(refunds.id, refund.id));
    return {
      refund,
      attempt,
      refundable: subtract(attempt.amount, add(krw(0), ...returned.map(({ external }) => external))),
    };
  });
}

async function finish(ctx: Ctx, refundId: string, transactionKey: string | null): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [done] = await tx.db
      .update(refunds)
      .set({ state: 'done', doneAt: tx.now, nextSendAt: null, transactionKey })
      .where(
        and(eq(refunds.id, refundId), inArray(refunds.state, ['decided', 'sending', 'unknown', 'stuck'])),
      )
      .returning();
    if (!done) return;
    await post(tx, [
      {
        kind: 'refund-done',
        key: `refund-done:${done.id}`,
        date: kstDayOf(tx.now),
        lines: refundDoneLines(done.orderId ?? done.chargeId ?? '', done.external),
      },
    ]);
    await enqueue(tx, 'notifications.refund-done', { refundId: done.id });
    const [next] = await tx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.attemptId, done.attemptId ?? ''), eq(refunds.state, 'decided')))
      .orderBy(asc(refunds.decidedAt), asc(refunds.id))
      .limit(1);
    if (next) await enqueue(tx, 'refunds.send', { refundId: next.id });
    await fault('refund.before_commit');
  });
  await fault('refund.after_commit');
}

async function tryLater(ctx: Ctx, refund: Refund): Promise<void> {
  const overdue = after(refund.decidedAt, ALARM_AFTER) <= ctx.now && !refund.alarmed;
  if (overdue) raise('refund_overdue', { refundId: refund.id });
  await ctx.db
    .update(refunds)
    .set({
      state: 'unknown',
      nextSendAt: after(ctx.now, backoff(refund.sends)),
      alarmed: refund.alarmed || overdue,
    })
    .where(and(eq(refunds.id, refund.id), eq(refunds.state, 'sending')));
}

async function giveToPerson(ctx: Ctx, refund: Refund, code: string): Promise<void> {
  const rows = await ctx.db
    .update(refunds)
    .set({ state: 'stuck', nextSendAt: null, alarmed: true })
    .where(and(eq(refunds.id, refund.id), inArray(refunds.state, ['decided', 'sending', 'unknown'])))
    .returning({ id: refunds.id });
  if (rows.length > 0) raise('refund_refused', { refundId: refund.id, code });
}

function raise(alarm: string, facts: Record<string, unknown>): void {
  alarms.inc({ alarm });
  log().error({ alarm, ...facts }, 'a refund needs a person');
}

/** Refunds whose next try is due, oldest first: the sweep behind the queue. */
export async function refundsToSend(ctx: Ctx, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(inArray(refunds.state, ['decided', 'sending', 'unknown']), lte(refunds.nextSendAt, ctx.now)))
    .orderBy(asc(refunds.nextSendAt), asc(refunds.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}
