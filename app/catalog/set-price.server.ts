import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, least, most } from '#app/core/krw.ts';
import { variants } from '#db/schema/catalog.ts';

/** The list price comes down with the price until the history says what may stand beside it. */
export const setPrice = (
  tx: Ctx,
  variantId: string,
  { price, regular, claimed }: { price: Krw; regular?: Krw; claimed?: Krw },
) =>
  tx.db
    .update(variants)
    .set({
      price,
      regularPrice: regular ?? null,
      listPrice: price,
      ...(claimed !== undefined && { claimedListPrice: claimed }),
    })
    .where(eq(variants.id, variantId));

type Priced = Pick<typeof variants.$inferSelect, 'id' | 'price' | 'regularPrice' | 'claimedListPrice'>;

/**
 * Another price from now on; while a sale runs, the one it goes back to. What a price cut leaves behind is the list price
 * it claims, as far as the history supports it. The caller holds the product's row and settles its prices.
 */
export async function changeForGood(tx: Ctx, variant: Priced, price: Krw): Promise<void> {
  const regular = variant.regularPrice ?? variant.price;
  const claimed = most(variant.claimedListPrice ?? regular, regular);
  if (variant.regularPrice === null) await setPrice(tx, variant.id, { price, claimed });
  else await setPrice(tx, variant.id, { price: least(variant.price, price), regular: price, claimed });
}
