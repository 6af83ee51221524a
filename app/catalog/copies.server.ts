import { eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';

/**
 * Copies the cheapest variant on sale and "all sold out" onto the products, for cards and sorting, and has them indexed.
 * Call it outside the buying transaction: it locks product rows that every buyer of the product would wait for.
 */
export async function refreshCopies(ctx: Ctx, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    await copyVariants(tx, productIds);
    for (const productId of productIds)
      await enqueue(tx, 'search.index-product', { productId }, `search.index-product:${productId}`);
  });
}

async function copyVariants(tx: Ctx, productIds: readonly string[]): Promise<void> {
  await tx.db
    .update(products)
    .set({
      price: sql`coalesce((select v.price from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1), ${products.price})`,
      listPrice: sql`coalesce((select v.list_price from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1), ${products.listPrice})`,
      contentAmount: sql`(select v.content_amount from variants v where v.product_id = ${products.id} and v.active order by v.price, v.position limit 1)`,
      soldOut: sql`not exists (select 1 from variants v join inventory_units u on u.id = v.unit_id where v.product_id = ${products.id} and v.active and u.on_hand > 0)`,
    })
    .where(inArray(products.id, [...productIds]));
}

/** Copies how many units of each product were sold, as counted by whoever knows the orders. */
export async function setSoldCounts(ctx: Ctx, sold: ReadonlyMap<string, number>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const [productId, soldCount] of [...sold].sort(([a], [b]) => (a < b ? -1 : 1)))
      await tx.db.update(products).set({ soldCount }).where(eq(products.id, productId));
    await refreshCopies(tx, [...sold.keys()]);
  });
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
