import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { isAnyOf } from '#db/any-of.ts';
import { bundleParts, productImages, products, variants } from '#db/schema/catalog.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import type { SaveProductInput } from './inputs.ts';
import type { BundlePartProblem, CatalogRefusal } from './refusals.ts';

/**
 * How many of a variant can be bought now, in a query that calls it so: what is on its shelf, or for a bundle what the
 * shelves of its parts allow. A part that is off sale itself is sold in no bundle either.
 */
export const stockOfVariant = (called: 'v' | 'variants'): SQL<number> =>
  sql`coalesce((select own.on_hand from inventory_units own where own.id = ${sql.raw(called)}.unit_id), (
    select min(case when pv.active and pp.state = 'on_sale' then pu.on_hand / bp.quantity else 0 end)
    from bundle_parts bp join inventory_units pu on pu.id = bp.unit_id
    join variants pv on pv.unit_id = bp.unit_id join products pp on pp.id = pv.product_id
    where bp.variant_id = ${sql.raw(called)}.id), 0)`.mapWith(Number);

export type BundlePart = Awaited<ReturnType<typeof readParts>>[number];

const readParts = (ctx: Ctx, variantIds: readonly string[]) =>
  ctx.db
    .select({
      bundleId: bundleParts.variantId,
      unitId: bundleParts.unitId,
      quantity: bundleParts.quantity,
      productId: products.id,
      name: products.name,
      origin: products.origin,
      optionName: variants.optionName,
      price: variants.price,
      stock: inventoryUnits.onHand,
      onSale: sql`${variants.active} and ${products.state} = 'on_sale'`.mapWith(Boolean),
      imageId: productImages.imageId,
    })
    .from(bundleParts)
    .innerJoin(variants, eq(variants.unitId, bundleParts.unitId))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(inventoryUnits, eq(inventoryUnits.id, bundleParts.unitId))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(isAnyOf(bundleParts.variantId, variantIds))
    .orderBy(asc(bundleParts.variantId), asc(bundleParts.position));

/** What bundles are made of now, by their variant. */
export async function partsOf(ctx: Ctx, variantIds: readonly string[]): Promise<Map<string, BundlePart[]>> {
  const rows = variantIds.length > 0 ? await readParts(ctx, variantIds) : [];
  const parts = new Map<string, BundlePart[]>();
  for (const row of rows) parts.set(row.bundleId, [...(parts.get(row.bundleId) ?? []), row]);
  return parts;
}

/** The bundles that a product's options are parts of. */
export async function bundlesOver(ctx: Ctx, productId: string): Promise<string[]> {
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select distinct b.product_id as id from variants v join bundle_parts p on p.unit_id = v.unit_id
    join variants b on b.id = p.variant_id where v.product_id = ${productId}::uuid order by 1`);
  return rows.map(({ id }) => id);
}

/** Every product whose stock moves when one of these is sold: itself, the parts of a bundle, all bundles over any of them. */
export async function movedTogether(ctx: Ctx, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const rows = await ctx.db.execute<{ id: string }>(sql`
    with sold as (select id, unit_id from variants where ${inArray(sql`product_id`, [...productIds])}),
    units as (
      select unit_id from sold where unit_id is not null
      union select p.unit_id from bundle_parts p join sold on sold.id = p.variant_id)
    select v.product_id as id from units join variants v on v.unit_id = units.unit_id
    union select v.product_id from units join bundle_parts p on p.unit_id = units.unit_id join variants v on v.id = p.variant_id
    order by 1`);
  return rows.map(({ id }) => id);
}

type Part = { unitId: string; sku: string; adultOnly: boolean };

/**
 * The parts a bundle names by option code, their products locked against changing meanwhile: sold by the same store,
 * goods, no bundles, and of one tax type with the bundle, so that a line has one (부가가치세법). Before the bundle's own
 * row, as a part's saving locks them.
 */
export async function lockParts(
  tx: Ctx,
  storeId: string,
  input: SaveProductInput,
): Promise<Map<string, Part>> {
  const skus = [...new Set(input.variants.flatMap(({ parts }) => parts.map(({ sku }) => sku)))];
  if (skus.length === 0) return new Map();
  const rows = await tx.db
    .select({
      sku: variants.sku,
      unitId: variants.unitId,
      active: variants.active,
      kind: products.kind,
      state: products.state,
      taxType: products.taxType,
      adultOnly: products.adultOnly,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(products.storeId, storeId), inArray(variants.sku, skus)))
    .orderBy(asc(products.id), asc(variants.id))
    .for('share', { of: products });
  return new Map(
    skus.map((sku) => {
      const [part, ...others] = rows.filter((row) => row.sku === sku);
      const because = ((): BundlePartProblem | null => {
        if (!part) return 'not-found';
        if (others.length > 0) return 'ambiguous';
        if (part.unitId === null) return 'is-bundle';
        if (part.kind !== 'goods') return 'not-goods';
        if (!part.active || part.state !== 'on_sale') return 'not-for-sale';
        return part.taxType === input.taxType ? null : 'other-tax';
      })();
      if (!part?.unitId || because)
        refuse<CatalogRefusal>({ code: 'catalog/bundle-part', sku, because: because ?? 'not-found' });
      return [sku, { sku, unitId: part.unitId, adultOnly: part.adultOnly }];
    }),
  );
}

/** Says anew what one of a bundle's options is made of. Orders placed before keep what they took. */
export async function saveParts(
  tx: Ctx,
  variantId: string,
  said: readonly { sku: string; quantity: number }[],
  parts: ReadonlyMap<string, Part>,
): Promise<void> {
  await tx.db.delete(bundleParts).where(eq(bundleParts.variantId, variantId));
  const rows = said.flatMap(({ sku, quantity }, position) => {
    const part = parts.get(sku);
    return part ? [{ variantId, unitId: part.unitId, quantity, position }] : [];
  });
  if (rows.length > 0) await tx.db.insert(bundleParts).values(rows);
}

/** A saved part tells the bundles over it: what is for adults makes them so, and their tax type is its own. */
export async function tellBundles(
  tx: Ctx,
  productId: string,
  { taxType, adultOnly }: Pick<SaveProductInput, 'taxType' | 'adultOnly'>,
): Promise<void> {
  const over = await bundlesOver(tx, productId);
  if (over.length === 0) return;
  const [other] = await tx.db
    .select({ id: products.id })
    .from(products)
    .where(and(inArray(products.id, over), ne(products.taxType, taxType)))
    .limit(1);
  if (other) refuse<CatalogRefusal>({ code: 'catalog/part-tax-is-fixed' });
  if (adultOnly)
    for (const id of over)
      await tx.db
        .update(products)
        .set({ adultOnly: true })
        .where(and(eq(products.id, id), eq(products.adultOnly, false)));
}
