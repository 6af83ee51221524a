import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { findCategory, stockOfVariant } from '#app/catalog/index.server.ts';
import type { Kind, Sort } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { type Page, toPage } from '#app/core/paging.ts';
import { shownStoreType } from '#app/stores/index.server.ts';
import type { District, StoreType } from '#app/stores/index.ts';
import { isAnyOf } from '#db/any-of.ts';
import { productImages, products } from '#db/schema/catalog.ts';
import { markets, stores } from '#db/schema/stores.ts';
import type { ListedCard } from './card.ts';
import { sortBy } from './sort-keys.server.ts';

export const MAX_CARDS = 60;

export type ProductsAsked = {
  categorySlug?: string;
  storeId?: string;
  marketId?: string;
  district?: District;
  storeTypes?: readonly StoreType[];
  kind?: Kind;
  sort?: Sort;
  cursor?: string | null;
  limit?: number;
};

/**
 * Whether some option on sale is like this. As a scalar with a limit and not as EXISTS: the planner would hash
 * every option of the mall to answer for one page of cards.
 */
const someOption = (like: SQL) =>
  sql`coalesce((select true from variants v where v.product_id = ${products.id} and v.active and ${like} limit 1), false)`;

const cardOf = (ctx: Ctx) => ({
  id: products.id,
  kind: products.kind,
  isBundle: products.isBundle,
  name: products.name,
  origin: products.origin,
  storeId: stores.id,
  storeName: stores.name,
  storeSlug: stores.slug,
  storeType: shownStoreType(ctx),
  district: stores.district,
  marketId: stores.marketId,
  marketName: markets.name,
  yearlySales: stores.yearlySales,
  price: products.price,
  listPrice: products.listPrice,
  contentAmount: products.contentAmount,
  contentMeasure: products.contentMeasure,
  adultOnly: products.adultOnly,
  ratingCount: products.ratingCount,
  ratingSum: products.ratingSum,
  priceVaries: someOption(sql`v.price > ${products.price}`).mapWith(Boolean),
  soldOut: sql`not ${someOption(sql`${stockOfVariant('v')} > 0`)}`.mapWith(Boolean),
  imageId: productImages.imageId,
  imageAlt: productImages.alt,
  imageAvif:
    sql`coalesce((select true from image_renditions r where r.format = 'avif' and r.image_id = ${productImages.imageId} limit 1), false)`.mapWith(
      Boolean,
    ),
  walletPayable: stores.walletPayable,
  cashbackEligible: stores.cashbackEligible,
});

/** Cards of products on sale, a page at a time, in one query; the next page continues by key, so nothing repeats. */
export async function listProducts(ctx: Ctx, asked: ProductsAsked): Promise<Page<ListedCard>> {
  const limit = Math.min(asked.limit ?? 24, MAX_CARDS);
  const where: (SQL | undefined)[] = [eq(products.state, 'on_sale'), eq(stores.state, 'open')];
  if (asked.categorySlug !== undefined) {
    const found = await findCategory(ctx, asked.categorySlug);
    if (!found) return { rows: [], next: null };
    const level = [products.topCategoryId, products.midCategoryId][found.path.length - 1];
    where.push(eq(level ?? products.categoryId, found.category.id));
  }
  if (asked.storeId) where.push(eq(products.storeId, asked.storeId));
  if (asked.marketId) where.push(eq(stores.marketId, asked.marketId));
  if (asked.district) where.push(eq(stores.district, asked.district));
  if (asked.storeTypes) where.push(inArray(shownStoreType(ctx), [...asked.storeTypes]));
  if (asked.kind) where.push(eq(products.kind, asked.kind));
  const { key, order, after } = sortBy(asked.sort ?? 'recommended', asked.cursor ?? null);
  where.push(after);
  const rows = await selectCards(ctx, key)
    .where(and(...where))
    .orderBy(order)
    .limit(limit + 1);
  const page = toPage(rows, limit, (row) => [row.key, row.id]);
  return { rows: page.rows.map(({ key: _key, ...card }) => card), next: page.next };
}

const selectCards = (ctx: Ctx, key: SQL<string | number>) =>
  ctx.db
    .select({ ...cardOf(ctx), key })
    .from(products)
    .innerJoin(stores, eq(stores.id, products.storeId))
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .innerJoin(productImages, and(eq(productImages.productId, products.id), eq(productImages.position, 0)));

/** Cards by id, in the order asked; products no longer on sale are left out. */
export async function findCards(ctx: Ctx, ids: readonly string[]): Promise<ListedCard[]> {
  const asked = [...new Set(ids.filter(isId))].slice(0, MAX_CARDS);
  if (asked.length === 0) return [];
  const rows = await selectCards(ctx, sql<number>`0`).where(
    and(isAnyOf(products.id, asked), eq(products.state, 'on_sale'), eq(stores.state, 'open')),
  );
  const byId = new Map(rows.map(({ key: _key, ...card }) => [card.id, card]));
  return asked.flatMap((id) => byId.get(id) ?? []);
}
