import { and, eq, lte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { after } from '#app/core/kst.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms } from '#app/platform/metrics.server.ts';
import { unseal } from '#app/platform/sealing.server.ts';
import { cashReceiptCancels, cashReceipts } from '#db/schema/payments.ts';
import { backoff } from './attempt-state.ts';
import { RECEIPT_SEAL } from './cash-receipts.server.ts';
import { gateway } from './gateway.server.ts';
import type { PaymentGateway } from './gateway.ts';

/** 자진발급: the tax office's number for a buyer who asked for no receipt. */
const NOBODY = '0100001234';
const MOST = 50;

/** Issues and cancels what is due, each under its own row's key however often it takes. A sweep. */
export async function sendDueReceipts(ctx: Ctx, provider: PaymentGateway = gateway()): Promise<number> {
  const receipts = await dueReceipts(ctx);
  await eachRow('payments.issue-receipts', receipts, (id) => issue(ctx, id, provider));
  const cancels = await dueCancels(ctx);
  await eachRow('payments.cancel-receipts', cancels, (id) => cancel(ctx, id, provider));
  return receipts.length + cancels.length;
}

async function dueReceipts(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: cashReceipts.id })
    .from(cashReceipts)
    .where(and(eq(cashReceipts.state, 'requested'), lte(cashReceipts.nextSendAt, ctx.now)))
    .orderBy(cashReceipts.nextSendAt)
    .limit(MOST);
  return rows.map(({ id }) => id);
}

/** Only of receipts whose own fate is known. */
async function dueCancels(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: cashReceiptCancels.id })
    .from(cashReceiptCancels)
    .innerJoin(cashReceipts, eq(cashReceipts.id, cashReceiptCancels.receiptId))
    .where(
      and(
        eq(cashReceiptCancels.state, 'requested'),
        lte(cashReceiptCancels.nextSendAt, ctx.now),
        sql`${cashReceipts.state} <> 'requested'`,
      ),
    )
    .orderBy(cashReceiptCancels.nextSendAt)
    .limit(MOST);
  return rows.map(({ id }) => id);
}

async function issue(ctx: Ctx, id: string, provider: PaymentGateway): Promise<void> {
  const [claimed] = await ctx.db
    .update(cashReceipts)
    .set({
      sends: sql`${cashReceipts.sends} + 1`,
      nextSendAt: after(ctx.now, backoff(await sendsOf(ctx, id))),
    })
    .where(
      and(
        eq(cashReceipts.id, id),
        eq(cashReceipts.state, 'requested'),
        lte(cashReceipts.nextSendAt, ctx.now),
      ),
    )
    .returning();
  if (!claimed) return;
  const answer = await provider.issueReceipt({
    orderId: `receipt_${claimed.id}`,
    orderName: '온통대전몰 구매',
    amount: claimed.amount,
    taxFree: claimed.taxFree,
    type: claimed.kind === 'business' ? '지출증빙' : '소득공제',
    identityNumber: claimed.identitySealed ? String(unseal(RECEIPT_SEAL, claimed.identitySealed)) : NOBODY,
    idempotencyKey: `receipt:${claimed.id}`,
  });
  if (answer.kind === 'unknown') {
    if (answer.alarm) raise('cash_receipt_unknown', { receiptId: id, because: answer.because });
    return;
  }
  const settled =
    answer.kind === 'issued'
      ? {
          state: 'issued' as const,
          receiptKey: answer.receiptKey,
          issueNumber: answer.issueNumber,
          receiptUrl: answer.receiptUrl,
        }
      : { state: 'failed' as const, failureCode: answer.code };
  const rows = await ctx.db
    .update(cashReceipts)
    .set({ ...settled, settledAt: ctx.now, nextSendAt: null })
    .where(and(eq(cashReceipts.id, id), eq(cashReceipts.state, 'requested')))
    .returning({ id: cashReceipts.id });
  if (rows.length > 0 && answer.kind === 'refused')
    raise('cash_receipt_refused', { receiptId: id, code: answer.code });
}

async function sendsOf(ctx: Ctx, id: string): Promise<number> {
  const [row] = await ctx.db
    .select({ sends: cashReceipts.sends })
    .from(cashReceipts)
    .where(eq(cashReceipts.id, id));
  return row?.sends ?? 0;
}

async function cancel(ctx: Ctx, id: string, provider: PaymentGateway): Promise<void> {
  const [row] = await ctx.db
    .select({ cancel: cashReceiptCancels, receiptKey: cashReceipts.receiptKey })
    .from(cashReceiptCancels)
    .innerJoin(cashReceipts, eq(cashReceipts.id, cashReceiptCancels.receiptId))
    .where(eq(cashReceiptCancels.id, id));
  if (!row) return;
  // Never issued: nothing stands to be cancelled.
  if (!row.receiptKey) return settleCancel(ctx, id, { state: 'done' });
  const claimed = await ctx.db
    .update(cashReceiptCancels)
    .set({
      sends: sql`${cashReceiptCancels.sends} + 1`,
      nextSendAt: after(ctx.now, backoff(row.cancel.sends)),
    })
    .where(
      and(
        eq(cashReceiptCancels.id, id),
        eq(cashReceiptCancels.state, 'requested'),
        lte(cashReceiptCancels.nextSendAt, ctx.now),
      ),
    )
    .returning({ id: cashReceiptCancels.id });
  if (claimed.length === 0) return;
  const answer = await provider.cancelReceipt({
    receiptKey: row.receiptKey,
    amount: row.cancel.amount,
    idempotencyKey: `receipt-cancel:${id}`,
  });
  if (answer.kind === 'issued') return settleCancel(ctx, id, { state: 'done' });
  if (answer.kind === 'unknown') return;
  await settleCancel(ctx, id, { state: 'failed', failureCode: answer.code });
  raise('cash_receipt_cancel_refused', { cancelId: id, code: answer.code });
}

async function settleCancel(
  ctx: Ctx,
  id: string,
  facts: { state: 'done' | 'failed'; failureCode?: string },
): Promise<void> {
  await ctx.db
    .update(cashReceiptCancels)
    .set({ ...facts, nextSendAt: null })
    .where(and(eq(cashReceiptCancels.id, id), eq(cashReceiptCancels.state, 'requested')));
}

function raise(alarm: string, facts: Record<string, unknown>): void {
  alarms.inc({ alarm });
  log().error({ alarm, ...facts }, 'a cash receipt needs a person');
}
