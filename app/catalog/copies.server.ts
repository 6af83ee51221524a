import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { movedTogether, stockOfVariant } from './bundles.server.ts';
import { type Companion, setBoughtTogether } from './related.server.ts';

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

type CountSales = (tx: Ctx, productId: string) => Promise<{ newlySold: number; companions: Companion[] }>;

/**
 * Has the sales of each product counted by whoever knows the orders, while its row is held: a count made before another
 * one was written cannot be written after it. One product a transaction, so no two counters wait for each other; then
 * what was sold is copied from the stock of everything that shares it.
 */
export async function recountSales(
  ctx: Ctx,
  productIds: readonly string[],
  count: CountSales,
): Promise<void> {
  for (const productId of [...new Set(productIds)].sort())
    await inTransaction(ctx, async (tx) => {
      await tx.db
        .select({ id: products.id })
        .from(products)
        .where(eq(products.id, productId))
        .for('no key update');
      const { newlySold, companions } = await count(tx, productId);
      if (newlySold !== 0)
        await tx.db
          .update(products)
          .set({ soldCount: sql`${products.soldCount} + ${newlySold}` })
          .where(eq(products.id, productId));
      await setBoughtTogether(tx, productId, companions);
    });
  for (const productId of await movedTogether(ctx, productIds)) await refreshCopies(ctx, productId);
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
