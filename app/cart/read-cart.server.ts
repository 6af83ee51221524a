import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { sellerInfoColumns, shippingColumns } from '#app/stores/index.server.ts';
import { cartLines } from '#db/schema/cart.ts';
import { productImages, products, variants } from '#db/schema/catalog.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { type CartOwner, findCartId } from './cart-row.server.ts';

export type CartLine = Awaited<ReturnType<typeof readCart>>[number];
/** Why a line cannot be ordered as it stands. */
export type LineTrouble = 'not-for-sale' | 'sold-out' | 'not-enough';

/** The whole cart with live prices and stock, in one query, stores kept together. */
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
      left: inventoryUnits.onHand,
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
    .innerJoin(inventoryUnits, eq(inventoryUnits.id, variants.unitId))
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .leftJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(stores.name), asc(stores.id), asc(cartLines.addedAt), asc(variants.id))
    .limit(200);
  return rows.map((row) => ({ ...row, trouble: troubleOf(row) }));
}

function troubleOf(row: { forSale: boolean; left: number; quantity: number }): LineTrouble | null {
  if (!row.forSale) return 'not-for-sale';
  if (row.left === 0) return 'sold-out';
  return row.left < row.quantity ? 'not-enough' : null;
}

/** How many lines the header's cart badge shows. */
export async function countCart(ctx: Ctx<CartOwner>): Promise<number> {
  const cartId = await findCartId(ctx);
  if (!cartId) return 0;
  const [row] = await ctx.db.select({ n: count() }).from(cartLines).where(eq(cartLines.cartId, cartId));
  return row?.n ?? 0;
}
