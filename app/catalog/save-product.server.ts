import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { countStock, openUnit } from '#app/inventory/index.server.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { productImages, products, variants } from '#db/schema/catalog.ts';
import { images } from '#db/schema/files.ts';
import { findCategory } from './categories.server.ts';
import { refreshCopies } from './copies.server.ts';
import type { SaveProductInput } from './inputs.ts';
import type { CatalogRefusal } from './refusals.ts';

export type SavedProduct = { productId: string; created: boolean };

/**
 * Creates or changes one product of a store by the seller's own code, with its options, stock and pictures.
 * Saving the same again changes nothing; an option left out stops selling but stays known to past orders.
 */
export async function saveProduct(
  ctx: Ctx<Seller | System>,
  storeId: string,
  input: SaveProductInput,
): Promise<SavedProduct> {
  // Read before the transaction, where the tree is remembered: an import asks for it at every product.
  const place = await placeOf(ctx, input);
  return inTransaction(ctx, async (tx) => {
    await mustActFor(tx, storeId);
    const saved = await saveRow(tx, storeId, input, place);
    await saveVariants(tx, saved.productId, input);
    await saveImages(tx, saved.productId, input.images);
    await refreshCopies(tx, [saved.productId]);
    return saved;
  });
}

type Place = { topCategoryId: string; categoryId: string };

async function placeOf(ctx: Ctx, input: SaveProductInput): Promise<Place> {
  const slug = input.categorySlug;
  const found = await findCategory(ctx, slug);
  if (!found) refuse<CatalogRefusal>({ code: 'catalog/category-not-found', slug });
  const { category, top } = found;
  if (category.id === top.id && top.children.length > 0)
    refuse<CatalogRefusal>({ code: 'catalog/category-has-children', slug });
  if (category.noticeType !== input.noticeType)
    refuse<CatalogRefusal>({ code: 'catalog/notice-type-differs', expected: category.noticeType });
  return { topCategoryId: top.id, categoryId: category.id };
}

async function saveRow(
  tx: Ctx,
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
      price: shown.price,
      listPrice: shown.listPrice,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoNothing({ target: [products.storeId, products.sellerCode] })
    .returning({ id: products.id });
  if (fresh) return { productId: fresh.id, created: true };
  const [known] = await tx.db
    .select({ id: products.id, kind: products.kind })
    .from(products)
    .where(and(eq(products.storeId, storeId), eq(products.sellerCode, input.sellerCode)))
    .for('no key update');
  if (!known) throw new Error('a product vanished while it was saved');
  if (known.kind !== input.kind) refuse<CatalogRefusal>({ code: 'catalog/kind-is-fixed' });
  await tx.db
    .update(products)
    .set({ ...facts, ...place, updatedAt: tx.now })
    .where(and(eq(products.id, known.id), eq(products.storeId, storeId)));
  return { productId: known.id, created: false };
}

async function saveVariants(tx: Ctx, productId: string, input: SaveProductInput): Promise<void> {
  const known = await tx.db.select().from(variants).where(eq(variants.productId, productId));
  const bySku = new Map(known.map((row) => [row.sku, row]));
  const cause = `count:${input.stockCause ?? newId()}`;
  const counted: { unitId: string; onHand: number }[] = [];
  for (const [position, { stock, ...variant }] of input.variants.entries()) {
    const old = bySku.get(variant.sku);
    if (old) {
      await tx.db
        .update(variants)
        .set({ ...variant, position })
        .where(eq(variants.id, old.id));
      counted.push({ unitId: old.unitId, onHand: stock });
    } else {
      const unitId = await openUnit(tx, stock, cause);
      await tx.db.insert(variants).values({ id: newId(), productId, unitId, ...variant, position });
    }
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

async function saveImages(tx: Ctx, productId: string, wanted: SaveProductInput['images']): Promise<void> {
  const ids = [...new Set(wanted.map(({ imageId }) => imageId))];
  const known = await tx.db.select({ id: images.id }).from(images).where(inArray(images.id, ids));
  if (known.length < ids.length) refuse<CatalogRefusal>({ code: 'catalog/image-not-found' });
  await tx.db.delete(productImages).where(eq(productImages.productId, productId));
  await tx.db
    .insert(productImages)
    .values(wanted.map((image, position) => ({ productId, position, ...image })));
}
