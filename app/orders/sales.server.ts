import { and, eq, inArray, sql } from 'drizzle-orm';
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
