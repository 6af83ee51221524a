import { and, eq } from 'drizzle-orm';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { products } from '#db/schema/catalog.ts';
import type { CatalogRefusal } from './refusals.ts';

/** Locks a product of a store the actor acts for; a stranger's is not found. */
export async function lockProduct(tx: Ctx<Seller | System>, productId: string) {
  const [product] = await tx.db
    .select({
      id: products.id,
      storeId: products.storeId,
      name: products.name,
      summary: products.summary,
      description: products.description,
    })
    .from(products)
    .where(
      and(
        eq(products.id, productId),
        tx.actor.kind === 'seller' ? eq(products.storeId, tx.actor.storeId) : undefined,
      ),
    )
    .for('no key update');
  if (!product) refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
  await mustActFor(tx, product.storeId);
  return product;
}
