import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { orderLines, orders, storeOrders } from '#db/schema/orders.ts';

export type OrderName = {
  id: string;
  number: string;
  state: (typeof orders.$inferSelect)['state'];
  stores: string[];
  /** Of the lines asked for: whose order they are in. */
  lineIds: string[];
};

/** Own orders as a list elsewhere names them, by their ids or by those of their lines. */
export async function nameOrders(
  ctx: Ctx<Shopper>,
  ids: { orderIds: readonly string[]; lineIds: readonly string[] },
): Promise<OrderName[]> {
  const lines = ids.lineIds.length
    ? await ctx.db
        .select({ id: orderLines.id, orderId: orderLines.orderId })
        .from(orderLines)
        .where(inArray(orderLines.id, [...new Set(ids.lineIds)]))
    : [];
  const wanted = [...new Set([...ids.orderIds, ...lines.map(({ orderId }) => orderId)])];
  if (wanted.length === 0) return [];
  const rows = await ctx.db
    .select({ id: orders.id, number: orders.number, state: orders.state, store: storeOrders.storeName })
    .from(orders)
    .innerJoin(storeOrders, eq(storeOrders.orderId, orders.id))
    .where(and(inArray(orders.id, wanted), eq(orders.userId, ctx.actor.userId)))
    .orderBy(asc(storeOrders.position));
  const found = new Map<string, OrderName>();
  for (const { store, ...order } of rows) {
    const name = found.get(order.id) ?? {
      ...order,
      stores: [],
      lineIds: lines.filter(({ orderId }) => orderId === order.id).map(({ id }) => id),
    };
    name.stores.push(store);
    found.set(order.id, name);
  }
  return [...found.values()];
}
