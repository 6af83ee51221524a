import { asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { isAnyOf } from '#db/any-of.ts';
import { priceHistory, variants } from '#db/schema/catalog.ts';
import { bundlesOver } from './bundles.server.ts';
import { refreshCopies } from './copies.server.ts';
import { type Charged, supportedListPrice } from './list-price.ts';

/**
 * After anything that may change what a product costs: one history row per variant whose charged price changed, the
 * list price that history supports, and the copies of the product and of the bundles it is in. Call it in the transaction
 * that holds the product row.
 */
export async function settlePrices(tx: Ctx, productId: string): Promise<void> {
  await recordCharged(tx, productId);
  const own = await tx.db
    .select({
      id: variants.id,
      price: variants.price,
      listPrice: variants.listPrice,
      claimed: variants.claimedListPrice,
      regular: variants.regularPrice,
    })
    .from(variants)
    .where(eq(variants.productId, productId));
  const claiming = own.filter(({ price, claimed, regular, listPrice }) =>
    [claimed, regular, listPrice].some((amount) => (amount ?? 0) > price),
  );
  const histories = await historiesOf(
    tx,
    claiming.map(({ id }) => id),
  );
  for (const { id, listPrice, ...of } of own) {
    const shown = supportedListPrice({ ...of, history: histories.get(id) ?? [] });
    if (shown !== listPrice)
      await tx.db.update(variants).set({ listPrice: shown }).where(eq(variants.id, id));
  }
  for (const id of [productId, ...(await bundlesOver(tx, productId))]) await refreshCopies(tx, id);
}

/** Appends what is charged from now on where it differs from the last row; off sale is a row without a price. */
const recordCharged = (tx: Ctx, productId: string) =>
  tx.db.execute(sql`
    insert into price_history (variant_id, price, at)
    select v.id, charged.price, ${tx.now.toISOString()}::timestamptz
    from variants v
    join products p on p.id = v.product_id
    cross join lateral (select case when p.state = 'on_sale' and v.active then v.price end as price) charged
    left join lateral (
      select h.price from price_history h where h.variant_id = v.id order by h.at desc, h.id desc limit 1
    ) last on true
    where v.product_id = ${productId}::uuid and last.price is distinct from charged.price
    order by v.id`);

/** Each variant's history, oldest first. */
export async function historiesOf(ctx: Ctx, variantIds: readonly string[]): Promise<Map<string, Charged[]>> {
  if (variantIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ variantId: priceHistory.variantId, price: priceHistory.price, at: priceHistory.at })
    .from(priceHistory)
    .where(isAnyOf(priceHistory.variantId, variantIds))
    .orderBy(asc(priceHistory.at), asc(priceHistory.id));
  const histories = new Map<string, Charged[]>();
  for (const { variantId, price, at } of rows) {
    const known = histories.get(variantId);
    if (known) known.push({ price, at });
    else histories.set(variantId, [{ price, at }]);
  }
  return histories;
}
