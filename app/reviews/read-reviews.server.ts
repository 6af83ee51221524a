import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { maskedNamesOf } from '#app/identity/index.server.ts';
import { disclosureOf } from '#app/testbed/index.server.ts';
import type { Disclosure } from '#app/testbed/index.ts';
import { products } from '#db/schema/catalog.ts';
import { reviews } from '#db/schema/reviews.ts';
import { type ReviewSort, STARS, type Stars } from './words.ts';

const MOST = 50;

export type ShownReview = {
  id: string;
  productId: string;
  productName: string;
  optionName: string;
  stars: number;
  text: string;
  /** Masked: `김*통`. */
  author: string;
  writtenAt: Date;
  changed: boolean;
  /** 추천·보증 심사지침: what its maker's test gave the buyer, said before the text; null when nothing. */
  disclosure: Disclosure | null;
};

type Asked = { sort?: ReviewSort; cursor?: string | null; limit?: number };

/** What buyers say of a product, a page at a time. */
export const listProductReviews = (ctx: Ctx, productId: string, asked: Asked = {}) =>
  listReviews(ctx, eq(reviews.productId, productId), asked);

/** What buyers say of a store's products, the latest first. */
export const listStoreReviews = (ctx: Ctx, storeId: string, asked: Omit<Asked, 'sort'> = {}) =>
  listReviews(ctx, eq(reviews.storeId, storeId), asked);

/** What one person has written, the latest first. */
export const listOwnReviews = (ctx: Ctx<Shopper>, asked: Omit<Asked, 'sort'> = {}) =>
  listReviews(ctx, eq(reviews.userId, ctx.actor.userId), asked);

async function listReviews(ctx: Ctx, of: SQL, asked: Asked): Promise<Page<ShownReview>> {
  const limit = Math.min(asked.limit ?? 10, MOST);
  const sort = asked.sort ?? 'newest';
  const rows = await ctx.db
    .select({
      id: reviews.id,
      productId: reviews.productId,
      productName: products.name,
      optionName: reviews.optionName,
      stars: reviews.stars,
      text: reviews.text,
      userId: reviews.userId,
      writtenAt: reviews.writtenAt,
      changedAt: reviews.changedAt,
      disclosure: disclosureOf(reviews.lineId),
    })
    .from(reviews)
    .innerJoin(products, eq(products.id, reviews.productId))
    .where(and(of, after(sort, asked.cursor ?? null)))
    .orderBy(ORDER[sort])
    .limit(limit + 1);
  const page = toPage(rows, limit, (row) => [row.stars, row.writtenAt.getTime(), row.id]);
  const names = await maskedNamesOf(ctx, [...new Set(page.rows.map(({ userId }) => userId))]);
  return {
    next: page.next,
    rows: page.rows.map(({ userId, changedAt, ...row }) => ({
      ...row,
      author: names.get(userId) ?? '구매자',
      changed: changedAt !== null,
    })),
  };
}

// Every column of an order runs the same way, so that a page continues by one row comparison over its index.
const ORDER: Record<ReviewSort, SQL> = {
  newest: sql`${reviews.writtenAt} desc, ${reviews.id} desc`,
  high: sql`${reviews.stars} desc, ${reviews.writtenAt} desc, ${reviews.id} desc`,
  low: sql`${reviews.stars}, ${reviews.writtenAt}, ${reviews.id}`,
};

function after(sort: ReviewSort, cursor: string | null): SQL | undefined {
  const [stars, ms, id] = decodeCursor(cursor, 3) ?? [];
  const at = instantOf(ms)?.toISOString();
  if (typeof stars !== 'number' || !at || !isId(id)) return undefined;
  const key = sql`${at}::timestamptz, ${id}::uuid`;
  const columns = sql`${reviews.writtenAt}, ${reviews.id}`;
  if (sort === 'newest') return sql`(${columns}) < (${key})`;
  const sign = sort === 'high' ? sql`<` : sql`>`;
  return sql`(${reviews.stars}, ${columns}) ${sign} (${Math.trunc(stars)}, ${key})`;
}

export type RatingSummary = { count: number; sum: number; byStars: Record<Stars, number> };

/** How many gave how many stars. */
export async function summariseRatings(ctx: Ctx, productId: string): Promise<RatingSummary> {
  const rows = await ctx.db
    .select({ stars: reviews.stars, n: sql`count(*)`.mapWith(Number) })
    .from(reviews)
    .where(eq(reviews.productId, productId))
    .groupBy(reviews.stars);
  const counted = new Map(rows.map(({ stars, n }) => [stars, n]));
  const byStars = Object.fromEntries(
    STARS.map((stars) => [stars, counted.get(stars) ?? 0]),
  ) as RatingSummary['byStars'];
  return {
    byStars,
    count: rows.reduce((total, { n }) => total + n, 0),
    sum: rows.reduce((total, { stars, n }) => total + stars * n, 0),
  };
}
