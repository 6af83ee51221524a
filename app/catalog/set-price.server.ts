import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, least, most } from '#app/core/krw.ts';
import { isAnyOf } from '#db/any-of.ts';
import { planPrices, pricePlans, variants } from '#db/schema/catalog.ts';

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
  const sale = (await runningSales(tx, [variant.id])).get(variant.id);
  if (sale === undefined) await setPrice(tx, variant.id, { price, claimed });
  else await setPrice(tx, variant.id, { price: least(sale, price), regular: price, claimed });
}

/** What the sale that runs says of these variants: never more than they cost besides is charged, and never less than it says. */
export async function runningSales(tx: Ctx, variantIds: readonly string[]): Promise<Map<string, Krw>> {
  const rows = await tx.db
    .select({ variantId: planPrices.variantId, price: planPrices.price })
    .from(planPrices)
    .innerJoin(pricePlans, eq(pricePlans.id, planPrices.planId))
    .where(and(isAnyOf(planPrices.variantId, variantIds), eq(pricePlans.state, 'running')));
  return new Map(rows.map(({ variantId, price }) => [variantId, price]));
}
