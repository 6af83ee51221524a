import { and, eq, sql } from 'drizzle-orm';
import { unitsOf } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw, krw, least, subtract } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { returnStock } from '#app/inventory/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { confirmLeftShipping, lockOrder, moveLines, partsOfLines } from '#app/orders/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { capturedAttempt, reduceCashReceipt } from '#app/payments/index.server.ts';
import { restoreCoupons } from '#app/promotions/index.server.ts';
import {
  applyReturn,
  clawPointLots,
  lockMonth,
  type PlannedReturn,
  planReturn,
  uncountReward,
} from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import type { cashbackRewards as rewardTable } from '#db/schema/cashback.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { orderLineRewards, orderLines } from '#db/schema/orders.ts';
import { refundLines as refundLineTable, refunds } from '#db/schema/refunds.ts';
import { pointsClawLines, refundLines } from './books.ts';
import { findRefund, type OrderLineRow, readRefundable, rulesOf, soldLine } from './read-refunds.server.ts';
import { planRefund, type RefundableLine, type RefundPlan, SHARES, TENDERS } from './refund-plan.ts';
import type { RefundRefusal } from './refusals.ts';
import { returnedCoupons, StoredQuote } from './returned-coupons.ts';
import { refundedColumn } from './share-columns.ts';
import type { RefundCause } from './words.ts';

export type RefundRequest = {
  orderId: string;
  storeOrderId: string | null;
  /** Asked twice under the same key is refunded once. */
  requestKey: string;
  reason: string;
  cause: RefundCause;
  /** Units by line. */
  quantities: ReadonlyMap<string, number>;
  /** Return fee the store of `storeOrderId` keeps. */
  returnFee?: Krw;
  /** The total the buyer agreed to; a different one is refused, so a preview is always kept. Null: nobody saw one. */
  expectedTotal: Krw | null;
};

/**
 * The one engine for money going back, whoever asks. Decides and books everything of ours in one transaction and
 * queues the provider's part (rules R2, R3, R5, R6). The caller has checked that this may be refunded. Returns the id.
 */
export async function decideRefund(ctx: Ctx, request: RefundRequest): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    if (request.returnFee && !request.storeOrderId) throw new Error('a return fee belongs to one store');
    const order = await lockOrder(tx, request.orderId);
    const before = await findRefund(tx, order.id, request.requestKey);
    if (before) return before.id;
    // Returning money looks at the room in the wallet: nobody else fills it meanwhile.
    if (order.userId) await lockMonth(tx, order.userId, order.currency);
    const { rows, lines, promised, standing } = await readRefundable(tx, order);
    const plan = planRefund(lines, request.quantities, standing, request.returnFee);
    if (plan.lines.length === 0) refuse<RefundRefusal>({ code: 'refund/nothing-to-refund' });
    if (request.expectedTotal !== null && plan.total !== request.expectedTotal)
      refuse<RefundRefusal>({ code: 'refund/changed' });
    const attempt = plan.back.external > 0 ? await capturedAttempt(tx, order.id) : null;
    if (plan.back.external > 0 && !attempt) throw new Error(`order ${order.id} has no captured attempt`);
    const refundId = newId();
    const back = order.userId
      ? await planWalletReturn(tx, { ...order, userId: order.userId }, refundId, plan, promised)
      : null;
    await post(tx, [
      {
        kind: 'refund',
        key: `refund:${refundId}`,
        date: kstDayOf(tx.now),
        lines: [
          ...refundLines(
            { orderId: order.id, currency: order.currency },
            plan.lines.map((line) => ({ ...line, ...storeOf(rows, line.lineId) })),
            plan,
          ),
          ...(back?.lines ?? []),
          ...(order.userId ? pointsClawLines(order.userId, plan.clawedPoints) : []),
        ],
      },
    ]);
    await writeRefund(tx, { request, refundId, attemptId: attempt?.id ?? null, plan });
    await recordLines(tx, refundId, plan, rows);
    await confirmLeftShipping(tx, order.id);
    if (order.userId) {
      if (back) await applyReturn(tx, back);
      await clawPointLots(tx, order.userId, plan.clawedPoints.fromBalance, refundId);
      await takeBackRewards(tx, order.id, order.userId, plan, promised);
    }
    const couponIds = returnedCoupons(StoredQuote.parse(order.quote), returnedLines(rows, plan));
    if (couponIds.length > 0)
      await restoreCoupons(tx, { orderId: order.id, couponIds, cause: request.cause });
    await returnStock(tx, await takenBack(tx, plan, rows), `refund:${refundId}`);
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
  const walletTaxFree = add(
    ...plan.lines.filter(({ lineId }) => untaxed.has(lineId)).map(({ shares }) => shares.charged),
  );
  const { external } = plan.back;
  const charged = subtract(plan.gross.charged, plan.withheld.charged);
  const of = { orderId, refundId };
  await reduceCashReceipt(tx, { ...of, part: 'external', amount: external, taxFree: plan.externalTaxFree });
  await reduceCashReceipt(tx, {
    ...of,
    part: 'wallet',
    amount: charged,
    taxFree: least(walletTaxFree, charged),
  });
}

type Promised = ReadonlyMap<string, typeof rewardTable.$inferSelect>;

async function planWalletReturn(
  tx: Ctx,
  order: { id: string; userId: string; currency: string },
  refundId: string,
  plan: RefundPlan,
  promised: Promised,
): Promise<PlannedReturn | null> {
  const { charged, cashback, grant, points } = plan.back;
  if (add(charged, cashback, grant, points) === 0 && plan.clawBacks.length === 0) return null;
  return planReturn(tx, {
    orderId: order.id,
    userId: order.userId,
    currency: order.currency,
    causeId: refundId,
    amounts: { charged, cashback, grant, points },
    waiting: plan.waiting,
    clawed: plan.clawBacks.map((claw) => ({
      ...claw,
      period: promisedBy(promised, claw.programmeId).period,
    })),
  });
}

async function writeRefund(
  tx: Ctx,
  input: { request: RefundRequest; refundId: string; attemptId: string | null; plan: RefundPlan },
): Promise<void> {
  const { request, plan, attemptId } = input;
  const sum = (part: (claw: RefundPlan['clawBacks'][number]) => Krw) => add(...plan.clawBacks.map(part));
  const { fromPending, fromReturn, fromBalance } = plan.clawedPoints;
  await tx.db.insert(refunds).values({
    id: input.refundId,
    orderId: request.orderId,
    storeOrderId: request.storeOrderId,
    attemptId,
    requestKey: request.requestKey,
    reason: request.reason,
    cause: request.cause,
    state: attemptId ? 'decided' : 'done',
    ...plan.back,
    coupon: plan.coupon,
    withheld: add(...TENDERS.map((tender) => plan.withheld[tender])),
    withheldPoints: plan.withheld.points,
    pendingReturn: plan.waiting,
    taxFree: plan.externalTaxFree,
    clawedPending: sum((claw) => claw.fromPending),
    clawedCashback: sum((claw) => claw.fromCashback),
    clawedCharged: sum((claw) => claw.fromReturn),
    clawedPoints: add(fromPending, fromReturn, fromBalance),
    decidedAt: tx.now,
    doneAt: attemptId ? null : tx.now,
    nextSendAt: attemptId ? tx.now : null,
  });
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
    const { shares, quantity } = line;
    const { couponCity, couponMall, couponSeller, pointsEarned: _, ...parts } = shares;
    await tx.db.insert(refundLineTable).values({
      refundId,
      lineId: row.id,
      quantity,
      ...parts,
      coupon: add(couponCity, couponMall, couponSeller),
    });
    const counted = SHARES.map((share) => [
      refundedColumn(share),
      sql`${orderLines[refundedColumn(share)]} + ${shares[share]}`,
    ]);
    await tx.db
      .update(orderLines)
      .set({
        ...Object.fromEntries(counted),
        refundedQuantity: sql`${orderLines.refundedQuantity} + ${quantity}`,
      })
      .where(eq(orderLines.id, row.id));
    for (const reward of line.rewards)
      await tx.db
        .update(orderLineRewards)
        .set({
          reversed: sql`${orderLineRewards.reversed} + ${reward.amount}`,
          reversedBase: sql`${orderLineRewards.reversedBase} + ${reward.base}`,
        })
        .where(
          and(eq(orderLineRewards.lineId, row.id), eq(orderLineRewards.programmeId, reward.programmeId)),
        );
    if (row.lineType === 'item') await rulesOf(row).onRefunded(tx, soldLine(row), quantity);
    if (row.refundedQuantity + quantity === row.quantity) finished.push(row.id);
  }
  await moveLines(tx, finished, 'cancelled');
}

async function takeBackRewards(
  tx: Ctx,
  orderId: string,
  userId: string,
  plan: RefundPlan,
  promised: Promised,
): Promise<void> {
  // What the lines took back counts as taken back whether or not all of it could be had.
  const taken = plan.lines.flatMap((line) => line.rewards);
  for (const programmeId of [...new Set(taken.map((reward) => reward.programmeId))].sort()) {
    const own = taken.filter((reward) => reward.programmeId === programmeId);
    const amount = add(krw(0), ...own.map((reward) => reward.amount));
    const base = add(krw(0), ...own.map((reward) => reward.base));
    await tx.db
      .update(cashbackRewards)
      .set({
        reversed: sql`${cashbackRewards.reversed} + ${amount}`,
        reversedBase: sql`${cashbackRewards.reversedBase} + ${base}`,
      })
      .where(and(eq(cashbackRewards.holderId, orderId), eq(cashbackRewards.programmeId, programmeId)));
    await uncountReward(tx, {
      userId,
      programmeId,
      month: promisedBy(promised, programmeId).month,
      amount,
      base,
    });
  }
}

/** What returns to the shelves: of a bundle what it was made of when it was bought. */
async function takenBack(tx: Ctx, plan: RefundPlan, rows: readonly OrderLineRow[]) {
  const bundles = rows.filter((row) => row.lineType === 'item' && row.unitId === null);
  const parts = await partsOfLines(
    tx,
    bundles.map(({ id }) => id),
  );
  return plan.lines.flatMap(({ lineId, quantity }) =>
    unitsOf({ unitId: rowOf(rows, lineId).unitId, quantity, parts: parts.get(lineId) ?? [] }),
  );
}

/** Positions of the lines of which nothing is left once this refund is done. */
function returnedLines(rows: readonly OrderLineRow[], plan: RefundPlan): ReadonlySet<number> {
  const now = new Map(plan.lines.map((line) => [line.lineId, line.quantity]));
  const gone = rows.filter((row) => row.refundedQuantity + (now.get(row.id) ?? 0) === row.quantity);
  return new Set(gone.map((row) => row.position));
}

function storeOf(rows: readonly OrderLineRow[], lineId: string) {
  const row = rowOf(rows, lineId);
  return { storeId: row.storeId, confirmed: row.confirmedAt !== null };
}

function rowOf(rows: readonly OrderLineRow[], lineId: string): OrderLineRow {
  const row = rows.find(({ id }) => id === lineId);
  if (!row) throw new Error(`no line ${lineId}`);
  return row;
}

function promisedBy(promised: Promised, programmeId: string) {
  const reward = promised.get(programmeId);
  if (!reward) throw new Error(`no reward of programme ${programmeId}`);
  return reward;
}

/** The preview of a refund: the same plan, nothing written. */
export async function previewRefund(
  ctx: Ctx,
  order: { id: string; userId: string | null; currency: string },
  quantities: ReadonlyMap<string, number>,
  returnFee: Krw = krw(0),
): Promise<RefundPlan> {
  const { lines, standing } = await readRefundable(ctx, order);
  return planRefund(lines, quantities, standing, returnFee);
}
