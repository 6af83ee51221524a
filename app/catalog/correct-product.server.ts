import { and, asc, eq, inArray } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { countStock } from '#app/inventory/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { digestOf } from '#app/platform/digest.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { bundlesOver } from './bundles.server.ts';
import { refreshCopies } from './copies.server.ts';
import type { CorrectPricesInput, CorrectProductInput, CorrectStockInput } from './correct-inputs.ts';
import { lockProduct } from './lock-product.server.ts';
import { settlePrices } from './prices.server.ts';
import type { CatalogRefusal } from './refusals.ts';
import { changeForGood } from './set-price.server.ts';

/** What stands in a product's words, told by a digest: a form says with it what its screen showed. */
export const wordsSeen = ({
  name,
  summary,
  description,
}: Record<'name' | 'summary' | 'description', string>) => digestOf([name, summary, description]);

/**
 * The seller corrects what a product is called and what is said of it; the search hears of it in the same moment. Whoever
 * looked at other words than those that stand is refused.
 */
export async function correctProduct(ctx: Ctx<Seller>, input: CorrectProductInput): Promise<void> {
  const { productId, seen, ...said } = input;
  await inTransaction(ctx, async (tx) => {
    const known = await lockProduct(tx, productId);
    const facts = ['name', 'summary', 'description'] as const;
    const changed = facts.filter((fact) => known[fact] !== said[fact]);
    if (changed.length === 0) return;
    if (seen !== undefined && seen !== wordsSeen(known))
      refuse<CatalogRefusal>({ code: 'catalog/changed-meanwhile' });
    await tx.db
      .update(products)
      .set({ ...said, updatedAt: tx.now })
      .where(and(eq(products.id, productId), eq(products.storeId, tx.actor.storeId)));
    await enqueue(tx, 'search.index-product', { productId }, `search.index-product:${productId}`);
    const only = (of: CorrectProductInput | typeof known) =>
      Object.fromEntries(changed.map((fact) => [fact, of[fact]]));
    await writeAudit(tx, {
      action: 'catalog.correct',
      subject: `product:${productId}`,
      before: only(known),
      after: only(input),
    });
  });
}

/**
 * The seller corrects what options cost from now on; while a sale runs, the price they go back to. Whoever looked at
 * another price than the one that holds is refused, so that nobody undoes what they have not seen.
 */
export async function correctPrices(ctx: Ctx<Seller>, input: CorrectPricesInput): Promise<void> {
  const { productId } = input;
  await inTransaction(ctx, async (tx) => {
    await lockProduct(tx, productId);
    const own = await optionsOf(tx, productId, input.prices);
    const changes = input.prices.flatMap(({ sku, seen, price }) => {
      const option = own.get(sku) ?? refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
      const now = option.regularPrice ?? option.price;
      if (price === seen || price === now) return [];
      if (seen !== now) refuse<CatalogRefusal>({ code: 'catalog/changed-meanwhile' });
      return [{ option, sku, from: now, price }];
    });
    if (changes.length === 0) return;
    for (const { option, price } of changes) await changeForGood(tx, option, price);
    await tx.db.update(products).set({ updatedAt: tx.now }).where(eq(products.id, productId));
    await settlePrices(tx, productId);
    await writeAudit(tx, {
      action: 'catalog.correct-prices',
      subject: `product:${productId}`,
      before: Object.fromEntries(changes.map(({ sku, from }) => [sku, from])),
      after: Object.fromEntries(changes.map(({ sku, price }) => [sku, price])),
    });
  });
}

/**
 * The seller says how many of each option can be sold. What was sold since the screen was read refuses the counting: it
 * would bring back what is gone. A bundle's option is counted through its parts.
 */
export async function correctStock(ctx: Ctx<Seller>, input: CorrectStockInput): Promise<void> {
  const { productId, countId } = input;
  await inTransaction(ctx, async (tx) => {
    await lockProduct(tx, productId);
    const own = await optionsOf(tx, productId, input.counts);
    const counted = input.counts.flatMap(({ sku, seen, onHand }) => {
      const option = own.get(sku) ?? refuse<CatalogRefusal>({ code: 'catalog/product-not-found' });
      return onHand === seen || !option.unitId ? [] : [{ unitId: option.unitId, sku, seen, onHand }];
    });
    // In id order, as buyers lock them.
    counted.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
    const cause = `count:form:${countId}`;
    const moved: typeof counted = [];
    for (const { unitId, seen, onHand, sku } of counted)
      if (await countStock(tx, { unitId, onHand, seen, cause })) moved.push({ unitId, seen, onHand, sku });
    if (moved.length === 0) return;
    for (const id of [productId, ...(await bundlesOver(tx, productId))]) await refreshCopies(tx, id);
    await writeAudit(tx, {
      action: 'catalog.count-stock',
      subject: `product:${productId}`,
      before: Object.fromEntries(moved.map(({ sku, seen }) => [sku, seen])),
      after: Object.fromEntries(moved.map(({ sku, onHand }) => [sku, onHand])),
    });
  });
}

async function optionsOf(tx: Ctx, productId: string, asked: readonly { sku: string }[]) {
  const rows = await tx.db
    .select()
    .from(variants)
    .where(
      and(
        eq(variants.productId, productId),
        inArray(
          variants.sku,
          asked.map(({ sku }) => sku),
        ),
      ),
    )
    .orderBy(asc(variants.position));
  return new Map(rows.map((row) => [row.sku, row]));
}
