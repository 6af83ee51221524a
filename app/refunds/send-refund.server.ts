import { and, asc, eq, inArray, lte, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { subtract } from '#app/core/krw.ts';
import { after, kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { gateway, rejectRefundAccount } from '#app/payments/index.server.ts';
import { ALARM_AFTER, backoff, isAccountProblem, type PaymentGateway } from '#app/payments/index.ts';
import { fault } from '#app/platform/faults.server.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms } from '#app/platform/metrics.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { refunds } from '#db/schema/refunds.ts';
import { claimRefund, type Refund } from './claim-refund.server.ts';

/**
 * Brings a decided refund to the provider, however often it takes. Refunds of one payment go one after another, so
 * that the provider's remaining balance tells whether ours went through when its answer was lost.
 */
export async function sendRefund(
  ctx: Ctx,
  refundId: string,
  provider: PaymentGateway = gateway(),
): Promise<void> {
  const claimed = await claimRefund(ctx, refundId);
  if (!claimed) return;
  if (claimed.by === 'books') return finish(ctx, refundId, null, account.depositWithdrawn);
  const { refund, attempt, refundable } = claimed;
  await fault('refund.before_send');
  const answer = await provider.cancel({
    paymentKey: attempt.paymentKey ?? '',
    amount: refund.external,
    refundable,
    taxFree: refund.taxFree,
    reason: refund.reason.slice(0, 200),
    idempotencyKey: cancelKey(refund),
    account: claimed.account,
  });
  await fault('refund.after_send');
  if (answer.kind === 'cancelled') return finish(ctx, refund.id, answer.transactionKey);
  if (answer.kind === 'refused')
    return claimed.account && isAccountProblem(answer.code)
      ? askForAccount(ctx, refund, attempt.id, answer.code)
      : giveToPerson(ctx, refund, answer.code);
  const read = await provider.readByOrderId(attempt.tossOrderId);
  const expected = subtract(refundable, refund.external);
  if (read.kind === 'found' && read.payment.balanceAmount === expected)
    return finish(ctx, refund.id, read.payment.cancels.at(-1)?.transactionKey ?? null);
  await tryLater(ctx, refund);
}

/** The same key for one try and all its repetitions; a new one only after a definite refusal (rule K2). */
const cancelKey = ({ id, refusals }: Refund): string =>
  refusals === 0 ? `cancel:${id}` : `cancel:${id}:${refusals}`;

async function askForAccount(ctx: Ctx, refund: Refund, attemptId: string, code: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [asked] = await tx.db
      .update(refunds)
      .set({
        state: 'needs_account',
        nextSendAt: null,
        refusals: sql`${refunds.refusals} + 1`,
        refusedCode: code,
      })
      .where(and(eq(refunds.id, refund.id), inArray(refunds.state, ['sending', 'unknown'])))
      .returning({ id: refunds.id });
    if (asked) await rejectRefundAccount(tx, attemptId, code);
  });
}

async function finish(
  ctx: Ctx,
  refundId: string,
  transactionKey: string | null,
  from: string = account.pgReceivable,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [done] = await tx.db
      .update(refunds)
      .set({ state: 'done', doneAt: tx.now, nextSendAt: null, transactionKey })
      .where(and(eq(refunds.id, refundId), ne(refunds.state, 'done')))
      .returning();
    if (!done) return;
    await post(tx, [
      {
        kind: 'refund-done',
        key: `refund-done:${done.id}`,
        date: kstDayOf(tx.now),
        lines: move(done.external, account.refundPayable(done.orderId ?? done.chargeId ?? ''), from),
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
    .set({
      state: 'stuck',
      nextSendAt: null,
      alarmed: true,
      refusals: sql`${refunds.refusals} + 1`,
      refusedCode: code,
    })
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
