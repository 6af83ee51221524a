import { isDeepStrictEqual } from 'node:util';
import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type Krw, least } from '#app/core/krw.ts';
import { refuse } from '#app/core/refusal.ts';
import { countStock, openUnit } from '#app/inventory/index.server.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { productImages, products, variants } from '#db/schema/catalog.ts';
import { images } from '#db/schema/files.ts';
import { attributeProblems, inheritAttributes } from './attributes.ts';
import { lockParts, saveParts, tellBundles } from './bundles.server.ts';
import { findCategory, pathColumns } from './categories.server.ts';
import type { SaveProductInput } from './inputs.ts';
import { settlePrices } from './prices.server.ts';
import type { CatalogRefusal } from './refusals.ts';
import { runningSales } from './set-price.server.ts';
import { canMove } from './state.ts';

export type SavedProduct = { productId: string; created: boolean };

/**
 * Creates or changes one product of a store by the seller's own code, with its options, stock and pictures.
 * Saving the same again changes nothing; an option left out stops selling but stays known to past orders.
 */
export async function saveProduct(
  ctx: Ctx<Seller | System>,
  storeId: string,
  input: SaveProductInput,
  /** What is saved with it, or not at all. */
  along?: (tx: Ctx<Seller | System>, productId: string) => Promise<unknown>,
): Promise<SavedProduct> {
  // Read before the transaction, where the tree is remembered: an import asks for it at every product.
  const place = await placeOf(ctx, input);
  return inTransaction(ctx, async (tx) => {
    await mustActFor(tx, storeId);
    const parts = await lockParts(tx, storeId, input);
    const adultOnly = input.adultOnly || [...parts.values()].some((part) => part.adultOnly);
    const saved = await saveRow(tx, storeId, { ...input, adultOnly }, place);
    await tellBundles(tx, saved.productId, { ...input, adultOnly });
    await saveVariants(tx, saved.productId, input, parts);
    await saveImages(tx, saved.productId, input.images);
    await settlePrices(tx, saved.productId);
    await along?.(tx, saved.productId);
    return saved;
  });
}

type Place = ReturnType<typeof pathColumns>;

async function placeOf(ctx: Ctx, input: SaveProductInput): Promise<Place> {
  const slug = input.categorySlug;
  const found = await findCategory(ctx, slug);
  if (!found) refuse<CatalogRefusal>({ code: 'catalog/category-not-found', slug });
  const { category, path } = found;
  if (path.length === 1 && category.children.length > 0)
    refuse<CatalogRefusal>({ code: 'catalog/category-has-children', slug });
  if (category.noticeType !== input.noticeType)
    refuse<CatalogRefusal>({ code: 'catalog/notice-type-differs', expected: category.noticeType });
  const [problem] = attributeProblems(inheritAttributes(path), input.attributes);
  if (problem) refuse<CatalogRefusal>({ code: 'catalog/attribute', problem });
  return pathColumns(path);
}

async function saveRow(
  tx: Ctx<Seller | System>,
  storeId: string,
  input: SaveProductInput,
  place: Place,
): Promise<SavedProduct> {
  const {
    variants: offered,
    images: _images,
    stockCause: _cause,
    categorySlug: _slug,
    noticeType: _type,
    ...facts
  } = input;
  const isBundle = offered.some(({ parts }) => parts.length > 0);
  const shown = offered.find((variant) => variant.active) ?? offered[0];
  if (!shown) throw new Error('a product without variants passed its schema');
  // Two imports of one code at once: the second waits on the unique key and then updates.
  const [fresh] = await tx.db
    .insert(products)
    .values({
      id: newId(),
      storeId,
      ...facts,
      ...place,
      isBundle,
      price: shown.price,
      listPrice: shown.price,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoNothing({ target: [products.storeId, products.sellerCode] })
    .returning({ id: products.id });
  if (fresh) return { productId: fresh.id, created: true };
  const [known] = await tx.db
    .select()
    .from(products)
    .where(and(eq(products.storeId, storeId), eq(products.sellerCode, input.sellerCode)))
    .for('no key update');
  if (!known) throw new Error('a product vanished while it was saved');
  if (known.kind !== input.kind) refuse<CatalogRefusal>({ code: 'catalog/kind-is-fixed' });
  if (known.isBundle !== isBundle) refuse<CatalogRefusal>({ code: 'catalog/bundle-is-fixed' });
  // What a store's own sheet says of its state stands, as if the operator had looked at it.
  if (known.state !== input.state && !canMove(known.state, input.state, 'system'))
    refuse<CatalogRefusal>({ code: 'catalog/illegal-move', from: known.state, to: input.state });
  await tx.db
    .update(products)
    .set({ ...facts, ...place, updatedAt: tx.now })
    .where(and(eq(products.id, known.id), eq(products.storeId, storeId)));
  await recordChanges(tx, known, { ...facts, ...place });
  return { productId: known.id, created: false };
}

type Row = typeof products.$inferSelect;

/** What a seller's sheet changed of a known product, for whoever looks at it next. The same sheet again is no row. */
async function recordChanges(tx: Ctx<Seller | System>, known: Row, said: Partial<Row>): Promise<void> {
  if (tx.actor.kind === 'system') return;
  const changed = Object.entries(said).filter(
    ([fact, value]) => !isDeepStrictEqual(known[fact as keyof Row], value),
  );
  if (changed.length === 0) return;
  await writeAudit(tx, {
    action: 'catalog.save',
    subject: `product:${known.id}`,
    before: Object.fromEntries(changed.map(([fact]) => [fact, known[fact as keyof Row]])),
    after: Object.fromEntries(changed),
  });
}

async function saveVariants(
  tx: Ctx,
  productId: string,
  input: SaveProductInput,
  parts: Awaited<ReturnType<typeof lockParts>>,
): Promise<void> {
  const known = await tx.db.select().from(variants).where(eq(variants.productId, productId));
  const bySku = new Map(known.map((row) => [row.sku, row]));
  const sales = await runningSales(
    tx,
    known.map(({ id }) => id),
  );
  const cause = `count:${input.stockCause ?? newId()}`;
  const counted: { unitId: string; onHand: number }[] = [];
  for (const [position, { stock, listPrice: claimed, parts: said, ...variant }] of input.variants.entries()) {
    const old = bySku.get(variant.sku);
    const claimedListPrice = claimed > variant.price ? claimed : null;
    const sale = old && sales.get(old.id);
    const facts = { ...variant, ...chargedNow(variant.price, sale), claimedListPrice, position };
    const variantId = old?.id ?? newId();
    if (old) {
      await tx.db.update(variants).set(facts).where(eq(variants.id, old.id));
      if (old.unitId) counted.push({ unitId: old.unitId, onHand: stock });
    } else {
      const unitId = said.length > 0 ? null : await openUnit(tx, stock, cause);
      await tx.db.insert(variants).values({ id: variantId, productId, unitId, ...facts });
    }
    if (said.length > 0) await saveParts(tx, variantId, said, parts);
  }
  await tx.db
    .update(variants)
    .set({ active: false })
    .where(
      and(
        eq(variants.productId, productId),
        notInArray(
          variants.sku,
          input.variants.map((variant) => variant.sku),
        ),
        ne(variants.active, false),
      ),
    );
  // In id order, as buyers lock them.
  counted.sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  for (const { unitId, onHand } of counted) await countStock(tx, { unitId, onHand, cause });
}

/** While a sale runs, the price said is the one it goes back to. Settling the prices finds the list price. */
function chargedNow(said: Krw, sale: Krw | undefined) {
  if (sale === undefined) return { price: said, regularPrice: null, listPrice: said };
  const price = least(sale, said);
  return { price, regularPrice: said, listPrice: price };
}

async function saveImages(tx: Ctx, productId: string, wanted: SaveProductInput['images']): Promise<void> {
  const ids = [...new Set(wanted.map(({ imageId }) => imageId))];
  const known = await tx.db.select({ id: images.id }).from(images).where(inArray(images.id, ids));
  if (known.length < ids.length) refuse<CatalogRefusal>({ code: 'catalog/image-not-found' });
  await tx.db.delete(productImages).where(eq(productImages.productId, productId));
  await tx.db
    .insert(productImages)
    .values(wanted.map((image, position) => ({ productId, position, ...image })));
}
