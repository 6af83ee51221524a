import { and, asc, inArray, isNotNull, sql } from 'drizzle-orm';
import { recountSales } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { orderLines } from '#db/schema/orders.ts';

const COUNTED = 50;
/**
 * Companions are counted over so many of a product's latest lines: what is bought together now, at the same price for
 * a product sold twice and one sold a million times.
 */
const LATEST = 1000;

/** Counts what these orders sold of each of their products, and what their buyers took along; safe to ask twice and at once. */
export async function countSales(ctx: Ctx, orderIds: readonly string[]): Promise<void> {
  const rows = await ctx.db
    .selectDistinct({ productId: orderLines.productId })
    .from(orderLines)
    .where(and(inArray(orderLines.orderId, [...orderIds]), isNotNull(orderLines.productId)))
    .orderBy(asc(orderLines.productId));
  await recountSales(
    ctx,
    rows.flatMap(({ productId }) => productId ?? []),
    async (tx, productId) => ({
      newlySold: await newlySold(tx, orderIds, productId),
      companions: await companionsOf(tx, productId),
    }),
  );
}

/**
 * Units of these orders sold and kept that the product's count does not have yet; fewer than none after a refund. Each
 * line remembers what was counted of it, so nothing but these lines is read, however much else the product sold.
 */
async function newlySold(tx: Ctx, orderIds: readonly string[], productId: string): Promise<number> {
  const rows = await tx.db.execute<{ change: number }>(sql`
    update order_lines l
    set counted_quantity = case when o.state = 'paid' then l.quantity - l.refunded_quantity else 0 end
    from orders o
    where ${inArray(sql`l.order_id`, [...orderIds])} and l.product_id = ${productId}::uuid and o.id = l.order_id
      and l.counted_quantity <> case when o.state = 'paid' then l.quantity - l.refunded_quantity else 0 end
    returning new.counted_quantity - old.counted_quantity as change`);
  return rows.reduce((sum, { change }) => sum + change, 0);
}

/**
 * With which other products the latest paid orders hold this one, and how many of them. The range of one product, ordered
 * by it, keeps the planner on the product's index: for an equality it would walk all lines back by id.
 */
const companionsOf = async (tx: Ctx, productId: string): Promise<{ otherId: string; orders: number }[]> => [
  ...(await tx.db.execute<{ otherId: string; orders: number }>(sql`
    select other.product_id as "otherId", count(distinct o.id)::int as orders
    from (
      select order_id from order_lines
      where product_id between ${productId}::uuid and ${productId}::uuid and quantity > refunded_quantity
      order by product_id desc, id desc limit ${LATEST}
    ) line
    join orders o on o.id = line.order_id and o.state = 'paid'
    join order_lines other on other.order_id = o.id and other.product_id <> ${productId}::uuid
      and other.quantity > other.refunded_quantity
    group by other.product_id order by 2 desc, 1 limit ${COUNTED}`)),
];
