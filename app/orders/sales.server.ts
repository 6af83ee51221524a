import { and, desc, eq, gt, gte, isNotNull, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { orderLines, orders } from '#db/schema/orders.ts';

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

/** What one person bought and kept, the latest first. */
export async function boughtProducts(ctx: Ctx<Shopper>, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ productId: orderLines.productId })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(
      and(
        eq(orders.userId, ctx.actor.userId),
        eq(orders.state, 'paid'),
        isNotNull(orderLines.productId),
        gt(orderLines.quantity, orderLines.refundedQuantity),
      ),
    )
    .orderBy(desc(orders.placedAt))
    .limit(limit);
  return rows.flatMap(({ productId }) => productId ?? []);
}
