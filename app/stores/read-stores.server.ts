import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, type Page, toPage } from '#app/core/paging.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { shownStoreType } from './shown-type.server.ts';
import type { District, StoreType } from './words.ts';

const byName = sql`${stores.name} collate korean`;
export const MAX_STORES = 60;

const rowOf = (ctx: Ctx) => ({
  id: stores.id,
  slug: stores.slug,
  name: stores.name,
  storeType: shownStoreType(ctx),
  district: stores.district,
  emblem: stores.emblem,
  intro: stores.intro,
  walletPayable: stores.walletPayable,
  marketName: markets.name,
  marketSlug: markets.slug,
});

export type StoreRow = {
  id: string;
  slug: string;
  name: string;
  storeType: StoreType;
  district: District;
  emblem: string;
  intro: string;
  walletPayable: boolean;
  marketName: string | null;
  marketSlug: string | null;
};

/** Open stores in 가나다 order, a page at a time. */
export async function listStores(
  ctx: Ctx,
  asked: {
    storeTypes?: readonly StoreType[];
    marketSlug?: string;
    cursor?: string | null;
    limit?: number;
  } = {},
): Promise<Page<StoreRow>> {
  const limit = Math.min(asked.limit ?? 24, MAX_STORES);
  const where: (SQL | undefined)[] = [eq(stores.state, 'open')];
  if (asked.storeTypes) where.push(inArray(shownStoreType(ctx), [...asked.storeTypes]));
  if (asked.marketSlug) where.push(eq(markets.slug, asked.marketSlug));
  const [name, id] = decodeCursor(asked.cursor ?? null, 2) ?? [];
  if (typeof name === 'string' && isId(id))
    where.push(sql`(${byName}, ${stores.id}) > (${name} collate korean, ${id}::uuid)`);
  const rows = await ctx.db
    .select(rowOf(ctx))
    .from(stores)
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(and(...where))
    .orderBy(byName, stores.id)
    .limit(limit + 1);
  return toPage(rows, limit, (row) => [row.name, row.id]);
}

/** One store with its seller information and shipping policy; null when it is not open. */
export async function findStore(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      ...rowOf(ctx),
      ...sellerInfoColumns,
      ...shippingColumns,
      walletRefusal: stores.walletRefusal,
      cashbackEligible: stores.cashbackEligible,
      cashbackRefusal: stores.cashbackRefusal,
      certificateNumber: stores.certificateNumber,
      certificateUntil: stores.certificateUntil,
      openedAt: stores.openedAt,
    })
    .from(stores)
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(and(eq(stores.slug, slug), eq(stores.state, 'open')));
  return row ?? null;
}
export type StoreDetail = NonNullable<Awaited<ReturnType<typeof findStore>>>;

/** What the E-commerce Act art. 20② wants before the order. */
export const sellerInfoColumns = {
  businessName: stores.businessName,
  representative: stores.representative,
  businessNumber: stores.businessNumber,
  mailOrderNumber: stores.mailOrderNumber,
  address: stores.address,
  phone: stores.phone,
  email: stores.email,
};
export const shippingColumns = {
  shippingFee: stores.shippingFee,
  shippingFreeFrom: stores.shippingFreeFrom,
  jejuSurcharge: stores.jejuSurcharge,
  islandSurcharge: stores.islandSurcharge,
  dispatchDays: stores.dispatchDays,
};

const marketRow = {
  id: markets.id,
  slug: markets.slug,
  name: markets.name,
  district: markets.district,
  intro: markets.intro,
  marketDays: markets.marketDays,
};

/** The city's traditional markets in 가나다 order, each with its number of open stores here. */
export async function listMarkets(ctx: Ctx) {
  return ctx.db
    .select({ ...marketRow, storeCount: count(stores.id).mapWith(Number) })
    .from(markets)
    .leftJoin(stores, and(eq(stores.marketId, markets.id), eq(stores.state, 'open')))
    .groupBy(markets.id)
    .orderBy(sql`${markets.name} collate korean`, markets.id)
    .limit(100);
}
export type MarketRow = Awaited<ReturnType<typeof listMarkets>>[number];

export async function findMarket(ctx: Ctx, slug: string) {
  const [row] = await ctx.db.select(marketRow).from(markets).where(eq(markets.slug, slug));
  return row ?? null;
}
