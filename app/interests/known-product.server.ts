import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { products } from '#db/schema/catalog.ts';
import type { InterestRefusal } from './refusals.ts';

/** A product people may know of: on sale, or stopped after having been. */
export async function knownProduct(ctx: Ctx, productId: string) {
  const [product] = await ctx.db
    .select({ id: products.id, price: products.price })
    .from(products)
    .where(and(eq(products.id, productId), inArray(products.state, ['on_sale', 'stopped'])));
  return product ?? refuse<InterestRefusal>({ code: 'interests/product-not-found' });
}
