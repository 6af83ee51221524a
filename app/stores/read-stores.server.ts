import { and, asc, count, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import type { Krw } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { decodeCursor, type Page, toPage } from '#app/core/paging.ts';
import { isAnyOf } from '#db/any-of.ts';
import { markets, storeClosures, stores } from '#db/schema/stores.ts';
import { type Closure, type OpenNow, openAt } from './opening-hours.ts';
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
  lat: stores.lat,
  lng: stores.lng,
  hours: stores.hours,
  closedOn: stores.closedOn,
  marketHours: markets.hours,
  marketClosedOn: markets.closedOn,
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
  lat: number | null;
  lng: number | null;
  openNow: OpenNow;
};

type WithHours = {
  id: string;
  hours: (typeof stores.$inferSelect)['hours'];
  closedOn: (typeof stores.$inferSelect)['closedOn'];
  marketHours: (typeof stores.$inferSelect)['hours'];
  marketClosedOn: (typeof stores.$inferSelect)['closedOn'] | null;
};

/** A stall keeps its market's hours and closing days besides its own. */
const openingOf = (row: WithHours, closures: readonly Closure[]) => ({
  hours: row.hours ?? row.marketHours,
  closedOn: [...row.closedOn, ...(row.marketClosedOn ?? [])],
  closures,
});

/** Dated closures that are on or ahead within the month, by store. */
async function closuresOf(ctx: Ctx, storeIds: readonly string[]): Promise<Map<string, Closure[]>> {
  const byStore = new Map<string, Closure[]>();
  if (storeIds.length === 0) return byStore;
  const rows = await ctx.db
    .select()
    .from(storeClosures)
    .where(and(isAnyOf(storeClosures.storeId, storeIds), gte(storeClosures.lastDay, kstDayOf(ctx.now))))
    .orderBy(asc(storeClosures.firstDay))
    .limit(500);
  for (const { storeId, ...closure } of rows)
    byStore.set(storeId, [...(byStore.get(storeId) ?? []), closure]);
  return byStore;
}

/** Types with a certificate; the others are what they are. */
const certified = ['venture', 'social_enterprise', 'village_enterprise'] as const;

/** Stores that show one of these types today, in words an index knows. */
function ofTypes(ctx: Ctx, types: readonly StoreType[]): SQL | undefined {
  const today = kstDayOf(ctx.now);
  const lapsed = and(inArray(stores.storeType, [...certified]), lt(stores.certificateUntil, today));
  const valid = and(
    inArray(stores.storeType, [...types]),
    sql`${stores.certificateUntil} is null or ${stores.certificateUntil} >= ${today}`,
  );
  return types.includes('general') ? or(valid, lapsed) : valid;
}

/** Open stores in 가나다 order, a page at a time. */
export async function listStores(
  ctx: Ctx,
  asked: {
    storeTypes?: readonly StoreType[];
    marketSlug?: string;
    district?: District;
    cursor?: string | null;
    limit?: number;
  } = {},
): Promise<Page<StoreRow>> {
  const limit = Math.min(asked.limit ?? 24, MAX_STORES);
  const where: (SQL | undefined)[] = [eq(stores.state, 'open')];
  if (asked.storeTypes) where.push(ofTypes(ctx, asked.storeTypes));
  if (asked.district) where.push(eq(stores.district, asked.district));
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
  const page = toPage(rows, limit, (row) => [row.name, row.id]);
  return { next: page.next, rows: await shownRows(ctx, page.rows) };
}

async function shownRows<R extends WithHours & { id: string }>(ctx: Ctx, rows: readonly R[]) {
  const closures = await closuresOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => shownRow(ctx, row, closures.get(row.id) ?? []));
}

function shownRow<R extends WithHours>(ctx: Ctx, row: R, closures: readonly Closure[]) {
  const { hours: _, closedOn: __, marketHours: ___, marketClosedOn: ____, ...shown } = row;
  return { ...shown, openNow: openAt(openingOf(row, closures), ctx.now) };
}

/** Open stores by id, in the order asked. */
export async function findStoresById(ctx: Ctx, ids: readonly string[]): Promise<StoreRow[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select(rowOf(ctx))
    .from(stores)
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(and(isAnyOf(stores.id, ids), eq(stores.state, 'open')))
    .limit(MAX_STORES);
  const byId = new Map((await shownRows(ctx, rows)).map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
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
      story: stores.story,
      notice: stores.notice,
      noticeFrom: stores.noticeFrom,
      noticeUntil: stores.noticeUntil,
      joinsGroup: stores.joinsGroup,
      groupFee: markets.groupFee,
      groupFreeFrom: markets.groupFreeFrom,
    })
    .from(stores)
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(and(eq(stores.slug, slug), eq(stores.state, 'open')));
  if (!row) return null;
  const closures = (await closuresOf(ctx, [row.id])).get(row.id) ?? [];
  const { noticeFrom, noticeUntil, notice, ...shown } = row;
  const today = kstDayOf(ctx.now);
  const isOn = noticeFrom !== null && noticeUntil !== null && noticeFrom <= today && today <= noticeUntil;
  const opening = openingOf(row, closures);
  return {
    ...shownRow(ctx, shown, closures),
    notice: isOn && notice !== null ? { text: notice, until: noticeUntil } : null,
    opening,
  };
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
  marketDayDigits: markets.marketDayDigits,
  lat: markets.lat,
  lng: markets.lng,
  hours: markets.hours,
  closedOn: markets.closedOn,
  groupFee: markets.groupFee,
  groupFreeFrom: markets.groupFreeFrom,
  groupCutOff: markets.groupCutOff,
};

/** The days, hours and delivery of a market as they stand now. */
const marketNow = (ctx: Ctx, row: { hours: WithHours['hours']; closedOn: WithHours['closedOn'] }): OpenNow =>
  openAt({ ...row, closures: [] }, ctx.now);

/** The city's traditional markets in 가나다 order, each with its number of open stores here. */
export async function listMarkets(ctx: Ctx, asked: { district?: District } = {}) {
  const rows = await ctx.db
    .select({ ...marketRow, storeCount: count(stores.id).mapWith(Number) })
    .from(markets)
    .leftJoin(stores, and(eq(stores.marketId, markets.id), eq(stores.state, 'open')))
    .where(asked.district ? eq(markets.district, asked.district) : undefined)
    .groupBy(markets.id)
    .orderBy(sql`${markets.name} collate korean`, markets.id)
    .limit(100);
  return rows.map((row) => ({ ...row, openNow: marketNow(ctx, row) }));
}
export type MarketRow = Awaited<ReturnType<typeof listMarkets>>[number];

export async function findMarket(ctx: Ctx, slug: string) {
  const [row] = await ctx.db
    .select({
      ...marketRow,
      story: markets.story,
      address: markets.address,
      directions: markets.directions,
    })
    .from(markets)
    .where(eq(markets.slug, slug));
  return row ? { ...row, openNow: marketNow(ctx, row) } : null;
}

export type GroupDelivery = {
  marketId: string;
  name: string;
  fee: Krw;
  freeFrom: Krw | null;
  cutOff: string | null;
  storeIds: string[];
};

/** 합배송: which of these stores a market delivers together, and for what. */
export async function groupDeliveries(ctx: Ctx, storeIds: readonly string[]): Promise<GroupDelivery[]> {
  if (storeIds.length === 0) return [];
  const rows = await ctx.db
    .select({
      storeId: stores.id,
      marketId: markets.id,
      name: markets.name,
      fee: markets.groupFee,
      freeFrom: markets.groupFreeFrom,
      cutOff: markets.groupCutOff,
    })
    .from(stores)
    .innerJoin(markets, eq(markets.id, stores.marketId))
    .where(and(isAnyOf(stores.id, storeIds), eq(stores.joinsGroup, true)))
    .orderBy(asc(markets.id), asc(stores.id));
  const groups = new Map<string, GroupDelivery>();
  for (const { storeId, fee, ...market } of rows) {
    if (fee === null) continue;
    const group = groups.get(market.marketId) ?? { ...market, fee, storeIds: [] };
    group.storeIds.push(storeId);
    groups.set(market.marketId, group);
  }
  return [...groups.values()];
}
