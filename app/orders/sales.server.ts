import { and, desc, eq, gt, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
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
      sold: sql<string>`coalesce(sum(${orderLines.quantity} - ${orderLines.refundedQuantity}) filter (where ${orders.state} = 'paid'), 0)`,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(inArray(orderLines.productId, ours))
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

const COUNTED = 50;

/** For every product of one order: how many paid orders hold it together with each other product. Safe to ask twice. */
export async function companionsOfProductsIn(
  ctx: Ctx,
  orderId: string,
): Promise<Map<string, { otherId: string; orders: number }[]>> {
  const rows = await ctx.db.execute<{ product_id: string; other_id: string | null; orders: number }>(sql`
    select ours.product_id, pairs.other_id, pairs.orders
    from (select distinct product_id from order_lines where order_id = ${orderId}::uuid and product_id is not null) ours
    left join lateral (
      select other.product_id as other_id, count(distinct o.id)::int as orders
      from order_lines line
      join orders o on o.id = line.order_id and o.state = 'paid'
      join order_lines other on other.order_id = o.id and other.product_id <> line.product_id
      where line.product_id = ours.product_id and line.quantity > line.refunded_quantity
        and other.quantity > other.refunded_quantity
      group by other.product_id order by 2 desc, 1 limit ${COUNTED}
    ) pairs on true`);
  const companions = new Map<string, { otherId: string; orders: number }[]>();
  for (const row of rows) {
    const known = companions.get(row.product_id) ?? [];
    const other = row.other_id ? [{ otherId: row.other_id, orders: row.orders }] : [];
    companions.set(row.product_id, [...known, ...other]);
  }
  return companions;
}
