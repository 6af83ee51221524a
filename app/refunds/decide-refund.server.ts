import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw } from '#app/core/krw.ts';
import { type KstMonth, kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { returnStock } from '#app/inventory/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { lockOrder, moveLines } from '#app/orders/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { capturedAttempt, reduceCashReceipt } from '#app/payments/index.server.ts';
import { DAEJEON, returnToLots, uncount } from '#app/wallet/index.server.ts';
import { returnLines } from '#app/wallet/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLineRewards, orderLines } from '#db/schema/orders.ts';
import { refundLines as refundLineTable, refunds } from '#db/schema/refunds.ts';
import { cashbackRewards } from '#db/schema/wallet.ts';
import { refundLines } from './books.ts';
import { findRefund, type OrderLineRow, readRefundable, rulesOf, soldLine } from './read-refunds.server.ts';
import { planRefund, type RefundableLine, type RefundPlan } from './refund-plan.ts';
import type { RefundRefusal } from './refusals.ts';

export type RefundRequest = {
  orderId: string;
  storeOrderId: string | null;
  /** Asked twice under the same key is refunded once. */
  requestKey: string;
  reason: string;
  /** Units by line. */
  quantities: ReadonlyMap<string, number>;
  /** The total the buyer agreed to; a different one is refused, so a preview is always kept. */
  expectedTotal: Krw;
};

/**
 * The one engine for money going back, whoever asks. Decides and books everything of ours in one transaction and
 * queues the provider's part (rules R2, R3, R5, R6). The caller has checked that this may be refunded. Returns the id.
 */
export async function decideRefund(ctx: Ctx, request: RefundRequest): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const order = await lockOrder(tx, request.orderId);
    const before = await findRefund(tx, order.id, request.requestKey);
    if (before) return before.id;
    const { rows, lines, states, months, cashbackBalance } = await readRefundable(tx, order.id, order.userId);
    const plan = planRefund(lines, request.quantities, states, cashbackBalance);
    if (plan.lines.length === 0) refuse<RefundRefusal>({ code: 'refund/nothing-to-refund' });
    if (plan.total !== request.expectedTotal) refuse<RefundRefusal>({ code: 'refund/changed' });
    const attempt = plan.external > 0 ? await capturedAttempt(tx, order.id) : null;
    if (plan.external > 0 && !attempt) throw new Error(`order ${order.id} has no captured attempt`);
    const refundId = newId();
    await postRefund(tx, { refundId, orderId: order.id, userId: order.userId, plan, rows, months });
    await tx.db.insert(refunds).values({
      id: refundId,
      orderId: order.id,
      storeOrderId: request.storeOrderId,
      attemptId: attempt?.id ?? null,
      requestKey: request.requestKey,
      reason: request.reason,
      state: attempt ? 'decided' : 'done',
      charged: plan.charged,
      cashback: plan.cashback,
      external: plan.external,
      taxFree: plan.externalTaxFree,
      clawedPending: add(...plan.clawBacks.map((c) => c.fromPending)),
      clawedCashback: add(...plan.clawBacks.map((c) => c.fromCashback)),
      clawedCharged: add(...plan.clawBacks.map((c) => c.fromCharged)),
      decidedAt: tx.now,
      doneAt: attempt ? null : tx.now,
      nextSendAt: attempt ? tx.now : null,
    });
    await recordLines(tx, refundId, plan, rows);
    if (order.userId) {
      await returnToLots(tx, order.id, plan.chargedReturned, refundId);
      await takeBackRewards(tx, order.id, order.userId, plan, months);
    }
    await returnStock(tx, stockOf(plan, rows), `refund:${refundId}`);
    await reduceReceipts(tx, refundId, order.id, plan, lines);
    await enqueue(tx, attempt ? 'refunds.send' : 'notifications.refund-done', { refundId });
    await enqueue(tx, 'catalog.count-sales', { orderId: order.id });
    return refundId;
  });
}

/** Each cash receipt follows what of its part went back. */
async function reduceReceipts(
  tx: Ctx,
  refundId: string,
  orderId: string,
  plan: RefundPlan,
  sold: readonly RefundableLine[],
): Promise<void> {
  const untaxed = new Set(sold.filter(({ taxFree }) => taxFree).map(({ lineId }) => lineId));
  const walletTaxFree = add(...plan.lines.filter((l) => untaxed.has(l.lineId)).map((l) => l.charged));
  const { external, externalTaxFree, charged } = plan;
  const of = { orderId, refundId };
  await reduceCashReceipt(tx, { ...of, part: 'external', amount: external, taxFree: externalTaxFree });
  await reduceCashReceipt(tx, { ...of, part: 'wallet', amount: charged, taxFree: walletTaxFree });
}

type Booked = {
  refundId: string;
  orderId: string;
  userId: string | null;
  plan: RefundPlan;
  rows: readonly OrderLineRow[];
  months: ReadonlyMap<string, KstMonth>;
};

async function postRefund(tx: Ctx, { refundId, orderId, userId, plan, rows, months }: Booked): Promise<void> {
  const shares = plan.lines.map((line) => ({
    storeId: rowOf(rows, line.lineId).storeId,
    wallet: add(line.charged, line.cashback),
    external: line.external,
    fee: line.fee,
    feeVat: line.feeVat,
  }));
  const back = userId
    ? returnLines(
        { userId, currency: DAEJEON, charged: plan.charged, cashback: plan.cashback },
        plan.clawBacks.map((c) => ({ ...c, month: monthOf(months, c.programmeId) })),
      )
    : [];
  await post(tx, [
    {
      kind: 'refund',
      key: `refund:${refundId}`,
      date: kstDayOf(tx.now),
      lines: [...refundLines(orderId, DAEJEON, shares), ...back],
    },
  ]);
}

async function recordLines(
  tx: Ctx,
  refundId: string,
  plan: RefundPlan,
  rows: readonly OrderLineRow[],
): Promise<void> {
  const finished: string[] = [];
  for (const line of plan.lines) {
    const row = rowOf(rows, line.lineId);
    await tx.db.insert(refundLineTable).values({
      refundId,
      lineId: line.lineId,
      quantity: line.quantity,
      charged: line.charged,
      cashback: line.cashback,
      external: line.external,
      fee: line.fee,
      feeVat: line.feeVat,
    });
    await tx.db
      .update(orderLines)
      .set({
        refundedQuantity: sql`${orderLines.refundedQuantity} + ${line.quantity}`,
        refundedCharged: sql`${orderLines.refundedCharged} + ${line.charged}`,
        refundedCashback: sql`${orderLines.refundedCashback} + ${line.cashback}`,
        refundedExternal: sql`${orderLines.refundedExternal} + ${line.external}`,
        refundedFee: sql`${orderLines.refundedFee} + ${line.fee}`,
        refundedFeeVat: sql`${orderLines.refundedFeeVat} + ${line.feeVat}`,
      })
      .where(eq(orderLines.id, line.lineId));
    for (const reward of line.rewards)
      await tx.db
        .update(orderLineRewards)
        .set({ reversed: sql`${orderLineRewards.reversed} + ${reward.amount}` })
        .where(
          and(eq(orderLineRewards.lineId, line.lineId), eq(orderLineRewards.programmeId, reward.programmeId)),
        );
    if (row.lineType === 'item') await rulesOf(row).onRefunded(tx, soldLine(row), line.quantity);
    if (row.refundedQuantity + line.quantity === row.quantity) finished.push(row.id);
  }
  await moveLines(tx, finished, 'cancelled');
}

async function takeBackRewards(
  tx: Ctx,
  orderId: string,
  userId: string,
  plan: RefundPlan,
  months: Booked['months'],
): Promise<void> {
  for (const claw of plan.clawBacks) {
    const amount = add(claw.fromPending, claw.fromCashback, claw.fromCharged);
    await tx.db
      .update(cashbackRewards)
      .set({ reversed: sql`${cashbackRewards.reversed} + ${amount}` })
      .where(and(eq(cashbackRewards.holderId, orderId), eq(cashbackRewards.programmeId, claw.programmeId)));
    await uncount(tx, userId, [
      { programmeId: claw.programmeId, month: monthOf(months, claw.programmeId), amount },
    ]);
  }
}

const stockOf = (plan: RefundPlan, rows: readonly OrderLineRow[]) =>
  plan.lines.flatMap((line) => {
    const { unitId } = rowOf(rows, line.lineId);
    return unitId ? [{ unitId, quantity: line.quantity }] : [];
  });

function rowOf(rows: readonly OrderLineRow[], lineId: string): OrderLineRow {
  const row = rows.find(({ id }) => id === lineId);
  if (!row) throw new Error(`no line ${lineId}`);
  return row;
}

function monthOf(months: Booked['months'], programmeId: string) {
  const month = months.get(programmeId);
  if (!month) throw new Error(`no reward of programme ${programmeId}`);
  return month;
}

/** The preview of a refund: the same plan, nothing written. */
export async function previewRefund(
  ctx: Ctx,
  order: { id: string; userId: string | null },
  quantities: ReadonlyMap<string, number>,
): Promise<RefundPlan> {
  const { lines, states, cashbackBalance } = await readRefundable(ctx, order.id, order.userId);
  return planRefund(lines, quantities, states, cashbackBalance);
}
