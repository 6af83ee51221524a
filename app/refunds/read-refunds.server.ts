import { and, asc, eq, inArray } from 'drizzle-orm';
import type { KindRules, SoldLine } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { linesOf } from '#app/orders/index.server.ts';
import { LineSnapshot } from '#app/orders/index.ts';
import { DAEJEON, readBalances } from '#app/wallet/index.server.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { orderLineRewards } from '#db/schema/orders.ts';
import { refundLines, refunds } from '#db/schema/refunds.ts';
import type { RefundableLine } from './refund-plan.ts';

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

/** The stored shares of an order's lines with what came back already, and how its rewards stand. */
export async function readRefundable(ctx: Ctx, orderId: string, userId: string | null) {
  const rows = await linesOf(ctx, orderId);
  const rewards = await ctx.db
    .select()
    .from(orderLineRewards)
    .where(
      inArray(
        orderLineRewards.lineId,
        rows.map(({ id }) => id),
      ),
    );
  const promised = await ctx.db.select().from(cashbackRewards).where(eq(cashbackRewards.holderId, orderId));
  const lines: RefundableLine[] = rows.map((row) => ({
    lineId: row.id,
    taxFree: row.taxType === 'tax_free',
    quantity: row.quantity,
    refundedQuantity: row.refundedQuantity,
    charged: row.charged,
    cashback: row.cashback,
    external: row.external,
    fee: row.fee,
    feeVat: row.feeVat,
    refundedCharged: row.refundedCharged,
    refundedCashback: row.refundedCashback,
    refundedExternal: row.refundedExternal,
    refundedFee: row.refundedFee,
    refundedFeeVat: row.refundedFeeVat,
    rewards: rewards
      .filter((r) => r.lineId === row.id)
      .map(({ programmeId, amount, reversed }) => ({ programmeId, amount, reversed })),
  }));
  const states = new Map(
    promised.map((p) => [p.programmeId, p.state === 'paid' ? ('paid' as const) : ('pending' as const)]),
  );
  const months = new Map(promised.map((p) => [p.programmeId, p.month]));
  const cashbackBalance = userId ? (await readBalances(ctx, userId, DAEJEON)).cashback : krw(0);
  return { rows, lines, states, months, cashbackBalance };
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
