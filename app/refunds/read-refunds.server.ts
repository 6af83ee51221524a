import { and, asc, eq, inArray } from 'drizzle-orm';
import type { KindRules, SoldLine } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { linesOf } from '#app/orders/index.server.ts';
import { LineSnapshot } from '#app/orders/index.ts';
import { currentPolicy, readBalances, readPointBalances, readStanding } from '#app/wallet/index.server.ts';
import { holdingRoom } from '#app/wallet/index.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { orderLineRewards } from '#db/schema/orders.ts';
import { refundLines, refunds } from '#db/schema/refunds.ts';
import { type RefundableLine, SHARES, type Shares, type Standing } from './refund-plan.ts';
import { refundedColumn } from './share-columns.ts';

export type OrderLineRow = Awaited<ReturnType<typeof linesOf>>[number];

export const soldLine = (row: OrderLineRow): SoldLine => {
  const snapshot = LineSnapshot.parse(row.snapshot);
  return {
    lineId: row.id,
    storeId: row.storeId,
    productName: snapshot.name,
    quantity: row.quantity,
    refundedQuantity: row.refundedQuantity,
    state: row.state,
    terms: snapshot.terms,
  };
};

export const rulesOf = (row: OrderLineRow): KindRules => kindRules(row.kind);

/** The stored shares of an order's lines with what came back already, and how the person and the rewards stand. */
export async function readRefundable(
  ctx: Ctx,
  order: { id: string; userId: string | null; currency: string },
) {
  const rows = await linesOf(ctx, order.id);
  const rewards = await ctx.db
    .select()
    .from(orderLineRewards)
    .where(
      inArray(
        orderLineRewards.lineId,
        rows.map(({ id }) => id),
      ),
    );
  const promised = await ctx.db.select().from(cashbackRewards).where(eq(cashbackRewards.holderId, order.id));
  const lines: RefundableLine[] = rows.map((row) => ({
    lineId: row.id,
    taxFree: row.taxType === 'tax_free',
    confirmed: row.confirmedAt !== null,
    quantity: row.quantity,
    refundedQuantity: row.refundedQuantity,
    shares: pick(row, (share) => share),
    refunded: pick(row, refundedColumn),
    rewards: rewards
      .filter((reward) => reward.lineId === row.id)
      .map(({ state, ...reward }) => ({ ...reward, paid: state === 'paid' })),
  }));
  return {
    rows,
    lines,
    promised: new Map(promised.map((reward) => [reward.programmeId, reward])),
    standing: await standingOf(ctx, order),
  };
}

const pick = (row: OrderLineRow, column: (share: keyof Shares) => keyof OrderLineRow): Shares => {
  const amounts = SHARES.map((share) => [share, row[column(share)]]);
  return Object.fromEntries(amounts) as Shares;
};

async function standingOf(
  ctx: Ctx,
  { userId, currency }: { userId: string | null; currency: string },
): Promise<Standing> {
  if (!userId) return { cashback: krw(0), points: krw(0), holdingRoom: krw(0) };
  const [balances, points, standing, policy] = await Promise.all([
    readBalances(ctx, userId, currency),
    readPointBalances(ctx, userId),
    readStanding(ctx, userId, currency),
    currentPolicy(ctx, currency),
  ]);
  return {
    cashback: balances.cashback,
    points: points.available,
    holdingRoom: holdingRoom(policy, standing),
  };
}

/** The refunds of an order, oldest first, with what each line got back. */
export async function listRefunds(ctx: Ctx, orderId: string) {
  const rows = await ctx.db
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, orderId))
    .orderBy(asc(refunds.decidedAt), asc(refunds.id));
  const lines = rows.length
    ? await ctx.db
        .select()
        .from(refundLines)
        .where(
          and(
            inArray(
              refundLines.refundId,
              rows.map(({ id }) => id),
            ),
          ),
        )
    : [];
  return rows.map((row) => ({ ...row, lines: lines.filter((line) => line.refundId === row.id) }));
}

/** The refund a request key stands for, or null. */
export async function findRefund(ctx: Ctx, orderId: string, requestKey: string) {
  const [refund] = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), eq(refunds.requestKey, requestKey)));
  return refund ?? null;
}
