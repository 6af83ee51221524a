import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { movedTogether, stockOfVariant } from './bundles.server.ts';

/**
 * Copies the cheapest variant on sale and "all sold out" onto the product, for cards and sorting, and has it indexed and
 * told to whoever waits for it.
 * Call it outside the buying transaction: it locks a product row that every buyer of the product would wait for.
 */
export async function refreshCopies(ctx: Ctx, productId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [product] = await tx.db
      .update(products)
      .set({
        price: sql`coalesce((select v.price from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1), ${products.price})`,
        listPrice: sql`coalesce((select v.list_price from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1), ${products.listPrice})`,
        contentAmount: sql`(select v.content_amount from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1)`,
        soldOut: sql`not exists (select 1 from variants v where v.product_id = ${products.id} and v.active and ${stockOfVariant('v')} > 0)`,
      })
      .where(eq(products.id, productId))
      .returning({ state: products.state, soldOut: products.soldOut });
    await enqueue(tx, 'search.index-product', { productId }, `search.index-product:${productId}`);
    if (product?.state === 'on_sale' && !product.soldOut)
      await enqueue(tx, 'interests.tell-watchers', { productId }, `interests.tell-watchers:${productId}`);
  });
}

/**
 * Copies how many units of each product were sold, as counted by whoever knows the orders, and what that left of
 * everything that shares their stock. One product a transaction: no two counters wait for each other.
 */
export async function setSoldCounts(ctx: Ctx, sold: ReadonlyMap<string, number>): Promise<void> {
  for (const [productId, soldCount] of [...sold].sort(([a], [b]) => (a < b ? -1 : 1)))
    await ctx.db.update(products).set({ soldCount }).where(eq(products.id, productId));
  for (const productId of await movedTogether(ctx, [...sold.keys()])) await refreshCopies(ctx, productId);
}

/** Copies what buyers think of a product, as counted by whoever keeps the reviews, and has it indexed. */
export async function setRating(
  ctx: Ctx,
  productId: string,
  { count, sum }: { count: number; sum: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .update(products)
      .set({ ratingCount: count, ratingSum: sum })
      .where(eq(products.id, productId));
    await enqueue(tx, 'search.index-product', { productId }, `search.index-product:${productId}`);
  });
}
