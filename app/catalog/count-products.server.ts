import { count, inArray, sql } from 'drizzle-orm';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { products } from '#db/schema/catalog.ts';

export type ProductCounts = { all: number; onSale: number; soldOut: number };

/** How many products each of a seller's stores has. */
export async function countStoreProducts(
  ctx: Ctx<Seller>,
  storeIds: readonly string[],
): Promise<Map<string, ProductCounts>> {
  if (storeIds.length === 0) return new Map();
  const onSale = sql`${products.state} = 'on_sale'`;
  const rows = await ctx.db
    .select({
      storeId: products.storeId,
      all: count().mapWith(Number),
      onSale: sql`count(*) filter (where ${onSale})`.mapWith(Number),
      soldOut: sql`count(*) filter (where ${onSale} and ${products.soldOut})`.mapWith(Number),
    })
    .from(products)
    .where(inArray(products.storeId, [...storeIds]))
    .groupBy(products.storeId);
  return new Map(rows.map(({ storeId, ...counts }) => [storeId, counts]));
}
