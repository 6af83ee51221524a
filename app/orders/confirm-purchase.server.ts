import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { add, type Krw, krw, subtract } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, type Entry, move } from '#app/ledger/index.ts';
import { eachKey } from '#app/platform/each-row.server.ts';
import { addPointLot, currentPointPolicy, lockMonth, pointsEarnedEntry } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLineRewards, orderLines } from '#db/schema/orders.ts';
import { findOwnOrder } from './read-order.server.ts';
import type { OrderRefusal } from './refusals.ts';
import { planDueRewards } from './reward-payments.server.ts';
import { linesOf, lockOrder, moveLines } from './write-order.server.ts';

type LineRow = Awaited<ReturnType<typeof linesOf>>[number];

/** 구매 확정 by the shopper, of one line or of all that can be; gives rewards and points at once. */
export async function confirmPurchase(
  ctx: Ctx<Shopper>,
  input: { number: string; lineId: string | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await findOwnOrder(tx, input.number);
    if (!own) refuse<OrderRefusal>({ code: 'order/not-found' });
    const order = await lockOrder(tx, own.id);
    const lines = (await confirmableLines(tx, await linesOf(tx, order.id))).filter(
      (line) => input.lineId === null || line.id === input.lineId,
    );
    if (lines.length === 0) refuse<OrderRefusal>({ code: 'order/not-confirmable' });
    await confirmLines(tx, order, lines);
  });
}

/** What the shopper may confirm now: what was delivered, tickets that were used. */
export async function confirmableLines(ctx: Ctx, lines: readonly LineRow[]): Promise<LineRow[]> {
  const found: LineRow[] = [];
  for (const line of lines)
    if (isOpen(line) && (await kindRules(line.kind).mayConfirm(ctx, { lineId: line.id, state: line.state })))
      found.push(line);
  return found;
}

const isOpen = (line: LineRow): boolean =>
  line.lineType === 'item' && line.confirmedAt === null && ['delivered', 'issued'].includes(line.state);

/** Whose time to withdraw has passed, with proof that it came: confirmed by itself. A sweep. */
export const confirmDue = (ctx: Ctx): Promise<number> =>
  eachKey(
    'orders.confirm-due',
    async (after, limit) => {
      const rows = await ctx.db
        .selectDistinct({ orderId: orderLines.orderId })
        .from(orderLines)
        .where(
          and(
            lte(orderLines.confirmAt, ctx.now),
            isNull(orderLines.confirmedAt),
            inArray(orderLines.state, ['delivered', 'issued']),
            after === null ? undefined : gt(orderLines.orderId, after),
          ),
        )
        .orderBy(asc(orderLines.orderId))
        .limit(limit);
      return rows.map(({ orderId }) => orderId);
    },
    (orderId) =>
      inTransaction(ctx, async (tx) => {
        const order = await lockOrder(tx, orderId);
        const lines = (await linesOf(tx, orderId)).filter(
          (line) => isOpen(line) && line.confirmAt !== null && line.confirmAt <= tx.now,
        );
        await confirmLines(tx, order, lines);
      }),
  );

/**
 * seller_pending → seller_payable for what was not refunded, earned points spendable, rewards due. A store's shipping is
 * confirmed with the last of its lines. The caller holds the order's lock.
 */
async function confirmLines(
  tx: Ctx,
  order: { id: string; userId: string | null; currency: string },
  confirming: readonly LineRow[],
): Promise<void> {
  const ids = new Set(confirming.map(({ id }) => id));
  const all = await linesOf(tx, order.id);
  const shipping = all.filter(
    (line) =>
      line.lineType === 'shipping' &&
      line.state !== 'cancelled' &&
      line.confirmedAt === null &&
      confirming.some((own) => own.storeOrderId === line.storeOrderId) &&
      settledBut(all, line, ids),
  );
  const lines = [...confirming, ...shipping];
  if (lines.length === 0) return;
  const { userId } = order;
  // Before any balance, as everywhere: paying the rewards looks at the room in the wallet.
  if (userId) await lockMonth(tx, userId, order.currency);
  const earned = userId
    ? lines.flatMap((line) => {
        const amount = subtract(line.pointsEarned, line.refundedPointsEarned);
        return amount > 0 ? [{ lineId: line.id, userId, amount }] : [];
      })
    : [];
  for (const line of confirming)
    await tx.db
      .update(orderLineRewards)
      .set({ state: 'due' })
      .where(and(eq(orderLineRewards.lineId, line.id), eq(orderLineRewards.state, 'promised')));
  const rewards = await planDueRewards(tx, order);
  await post(tx, [
    ...lines.map((line) => confirmEntry(line, tx.now)),
    ...earned.map((points) => pointsEarnedEntry(points, tx.now)),
    ...rewards.entries,
  ]);
  const { validDays } = await currentPointPolicy(tx);
  for (const points of earned) await addPointLot(tx, { ...points, validDays });
  for (const line of lines)
    await tx.db.update(orderLines).set({ confirmedAt: tx.now }).where(eq(orderLines.id, line.id));
  await moveLines(
    tx,
    confirming.map(({ id }) => id),
    'confirmed',
  );
  await rewards.apply(tx);
}

/**
 * A store's shipping is confirmed with the last of its lines; when that one was returned instead, with its refund. Posts
 * on no guarded balance. The caller holds the order's lock.
 */
export async function confirmLeftShipping(tx: Ctx, orderId: string): Promise<void> {
  const all = await linesOf(tx, orderId);
  const left = all.filter(
    (line) =>
      line.lineType === 'shipping' &&
      line.state !== 'cancelled' &&
      line.confirmedAt === null &&
      settledBut(all, line, new Set()) &&
      all.some((own) => own.storeOrderId === line.storeOrderId && own.confirmedAt !== null),
  );
  await post(
    tx,
    left.map((line) => confirmEntry(line, tx.now)),
  );
  for (const line of left)
    await tx.db.update(orderLines).set({ confirmedAt: tx.now }).where(eq(orderLines.id, line.id));
}

/** Nothing of this line's store is open but these. */
const settledBut = (all: readonly LineRow[], line: LineRow, confirming: ReadonlySet<string>): boolean =>
  all.every(
    (other) =>
      other.storeOrderId !== line.storeOrderId ||
      other.lineType === 'shipping' ||
      other.state === 'cancelled' ||
      other.confirmedAt !== null ||
      confirming.has(other.id),
  );

/** What the store gets of a line, less what was refunded. */
const storePart = (line: LineRow): Krw =>
  subtract(
    add(
      krw(line.charged - line.refundedCharged),
      krw(line.cashback - line.refundedCashback),
      krw(line.grant - line.refundedGrant),
      krw(line.points - line.refundedPoints),
      krw(line.external - line.refundedExternal),
      krw(line.couponCity - line.refundedCouponCity),
      krw(line.couponMall - line.refundedCouponMall),
    ),
    krw(line.fee - line.refundedFee),
    krw(line.feeVat - line.refundedFeeVat),
  );

const confirmEntry = (line: LineRow, now: Date): Entry => ({
  kind: 'confirm',
  key: `confirm:${line.id}`,
  date: kstDayOf(now),
  lines: move(storePart(line), account.sellerPending(line.storeId), account.sellerPayable(line.storeId)),
});
