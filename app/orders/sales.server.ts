import { and, desc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { orderLines, orders } from '#db/schema/orders.ts';

/** Units sold and kept, of every product of one order, counted anew over all paid orders: safe to ask twice. */
export async function salesOfProductsIn(ctx: Ctx, orderId: string): Promise<Map<string, number>> {
  const ours = ctx.db
    .select({ productId: orderLines.productId })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId));
  const rows = await ctx.db
    .select({
      productId: orderLines.productId,
      sold: sql<string>`sum(${orderLines.quantity} - ${orderLines.refundedQuantity})`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orderLines.productId, ours), eq(orders.state, 'paid')))
    .groupBy(orderLines.productId);
  return new Map(rows.flatMap((row) => (row.productId ? [[row.productId, Number(row.sold)] as const] : [])));
}

/** The products of paid orders placed since then, most units sold and kept first. */
export async function bestSellersSince(
  ctx: Ctx,
  since: Date,
  limit: number,
): Promise<{ productId: string; units: number }[]> {
  const units = sql`sum(${orderLines.quantity} - ${orderLines.refundedQuantity})`;
  const rows = await ctx.db
    .select({ productId: orderLines.productId, units: units.mapWith(Number) })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(eq(orders.state, 'paid'), gte(orders.placedAt, since), isNotNull(orderLines.productId)))
    .groupBy(orderLines.productId)
    .orderBy(desc(units), orderLines.productId)
    .limit(limit);
  return rows.flatMap(({ productId, units: sold }) => (productId ? [{ productId, units: sold }] : []));
}
