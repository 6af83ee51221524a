import { and, asc, count, eq, sql } from 'drizzle-orm';
import { type BundlePart, partsOf, stockOfVariant } from '#app/catalog/index.server.ts';
import { unitsOf } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { sellerInfoColumns, shippingColumns } from '#app/stores/index.server.ts';
import { cartLines } from '#db/schema/cart.ts';
import { productImages, products, variants } from '#db/schema/catalog.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { type CartOwner, findCartId } from './cart-row.server.ts';

export type CartLine = Awaited<ReturnType<typeof readCart>>[number];
/** Why a line cannot be ordered as it stands. */
export type LineTrouble = 'not-for-sale' | 'sold-out' | 'not-enough' | 'not-enough-together';

/** The whole cart with live prices and stock, in one query and one more for what its bundles hold, stores kept together. */
export async function readCart(ctx: Ctx<CartOwner>) {
  const cartId = await findCartId(ctx);
  if (!cartId) return [];
  const rows = await ctx.db
    .select({
      variantId: variants.id,
      productId: products.id,
      unitId: variants.unitId,
      storeId: stores.id,
      storeName: stores.name,
      storeSlug: stores.slug,
      storeType: stores.storeType,
      categoryId: products.categoryId,
      marketName: markets.name,
      kind: products.kind,
      name: products.name,
      origin: products.origin,
      optionName: variants.optionName,
      sellerCode: products.sellerCode,
      price: variants.price,
      listPrice: variants.listPrice,
      taxType: products.taxType,
      terms: products.terms,
      notice: products.notice,
      withdrawalException: products.withdrawalException,
      adultOnly: products.adultOnly,
      quantity: cartLines.quantity,
      selected: cartLines.selected,
      left: stockOfVariant('variants'),
      forSale: sql<boolean>`${variants.active} and ${products.state} = 'on_sale' and ${stores.state} = 'open'`,
      imageId: productImages.imageId,
      imageAlt: productImages.alt,
      walletPayable: stores.walletPayable,
      walletRefusal: stores.walletRefusal,
      cashbackEligible: stores.cashbackEligible,
      feeBps: stores.feeBps,
      ...shippingColumns,
      ...sellerInfoColumns,
    })
    .from(cartLines)
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(stores, eq(stores.id, products.storeId))
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(stores.name), asc(stores.id), asc(cartLines.addedAt), asc(variants.id))
    .limit(200);
  const bundles = rows.filter(({ unitId }) => unitId === null);
  const held = await partsOf(
    ctx,
    bundles.map(({ variantId }) => variantId),
  );
  const lines = rows.map((row) => ({ ...row, parts: held.get(row.variantId) ?? noParts }));
  const wanted = wantedOf(lines);
  return lines.map((line) => ({ ...line, trouble: troubleOf(line, wanted) }));
}
const noParts: BundlePart[] = [];

type Line = Parameters<typeof unitsOf>[0] & { selected: boolean; forSale: boolean; left: number };

/** What everything selected takes together: a bundle and one of its parts share a shelf. */
function wantedOf(lines: readonly Line[]): Map<string, number> {
  const wanted = new Map<string, number>();
  for (const { unitId, quantity } of lines.filter(({ selected }) => selected).flatMap(unitsOf))
    wanted.set(unitId, (wanted.get(unitId) ?? 0) + quantity);
  return wanted;
}

function troubleOf(
  line: Line & { parts: readonly { unitId: string; stock: number }[] },
  wanted: ReadonlyMap<string, number>,
): LineTrouble | null {
  if (!line.forSale) return 'not-for-sale';
  if (line.left === 0) return 'sold-out';
  if (line.left < line.quantity) return 'not-enough';
  if (!line.selected) return null;
  const stocks = line.unitId ? [{ unitId: line.unitId, stock: line.left }] : line.parts;
  return stocks.some(({ unitId, stock }) => (wanted.get(unitId) ?? 0) > stock) ? 'not-enough-together' : null;
}

/** How many lines the header's cart badge shows. */
export async function countCart(ctx: Ctx<CartOwner>): Promise<number> {
  const cartId = await findCartId(ctx);
  if (!cartId) return 0;
  const [row] = await ctx.db.select({ n: count() }).from(cartLines).where(eq(cartLines.cartId, cartId));
  return row?.n ?? 0;
}
