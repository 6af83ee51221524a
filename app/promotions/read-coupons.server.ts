import { and, asc, desc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import type { KstDay } from '#app/core/kst.ts';
import { products } from '#db/schema/catalog.ts';
import { couponCampaigns, couponRedemptions, coupons } from '#db/schema/promotions.ts';
import { CouponScope } from './coupon-scope.ts';
import type { CouponTerms } from './coupon-terms.ts';
import { scopeTexts } from './scope-names.server.ts';
import { lastDayOf } from './validity.ts';
import type { CouponState } from './words.ts';

const MOST_USABLE = 100;
const MOST_SHOWN = 100;

const terms = {
  campaignId: couponCampaigns.id,
  name: couponCampaigns.name,
  level: couponCampaigns.level,
  kind: couponCampaigns.kind,
  rateBps: couponCampaigns.rateBps,
  amount: couponCampaigns.amount,
  minimumOrder: couponCampaigns.minimumOrder,
  maxDiscount: couponCampaigns.maxDiscount,
  scope: couponCampaigns.scope,
  combinable: couponCampaigns.combinable,
  funders: {
    cityBps: couponCampaigns.cityBps,
    mallBps: couponCampaigns.mallBps,
    sellerBps: couponCampaigns.sellerBps,
  },
};

const usableBy = (ctx: Ctx, userId: string) =>
  and(eq(coupons.userId, userId), eq(coupons.state, 'usable'), gt(coupons.expiresAt, ctx.now));

/** The coupons a person can use now, those that end first in front. Set aside by an unpaid order they are not here. */
export async function usableCoupons(ctx: Ctx, userId: string): Promise<CouponTerms[]> {
  const rows = await ctx.db
    .select({ couponId: coupons.id, expiresAt: coupons.expiresAt, ...terms })
    .from(coupons)
    .innerJoin(couponCampaigns, eq(couponCampaigns.id, coupons.campaignId))
    .where(and(usableBy(ctx, userId), lte(couponCampaigns.useFrom, ctx.now)))
    .orderBy(asc(coupons.expiresAt), asc(coupons.id))
    .limit(MOST_USABLE);
  return rows.map((row) => ({
    ...row,
    scope: CouponScope.parse(row.scope),
    expiresAt: row.expiresAt.toISOString(),
  }));
}

export type OwnCoupon = Omit<CouponTerms, 'scope' | 'expiresAt'> & {
  intro: string;
  scopeText: string;
  state: CouponState;
  /** Set while its time has not begun. */
  notBefore: Date | null;
  lastDay: KstDay;
  daysLeft: number;
};

/** 쿠폰함: one's coupons that can still be used, set aside ones among them, or those that are used or expired. */
export async function listOwnCoupons(ctx: Ctx<Shopper>, which: 'open' | 'closed'): Promise<OwnCoupon[]> {
  const { userId } = ctx.actor;
  const isOpen = or(
    eq(coupons.state, 'reserved'),
    and(eq(coupons.state, 'usable'), gt(coupons.expiresAt, ctx.now)),
  );
  const isClosed = or(
    inArray(coupons.state, ['used', 'expired']),
    and(eq(coupons.state, 'usable'), lte(coupons.expiresAt, ctx.now)),
  );
  const rows = await ctx.db
    .select({
      couponId: coupons.id,
      expiresAt: coupons.expiresAt,
      state: coupons.state,
      intro: couponCampaigns.intro,
      useFrom: couponCampaigns.useFrom,
      ...terms,
    })
    .from(coupons)
    .innerJoin(couponCampaigns, eq(couponCampaigns.id, coupons.campaignId))
    .where(and(eq(coupons.userId, userId), which === 'open' ? isOpen : isClosed))
    .orderBy(which === 'open' ? asc(coupons.expiresAt) : desc(coupons.expiresAt), asc(coupons.id))
    .limit(MOST_SHOWN);
  const texts = await scopeTexts(
    ctx,
    rows.map((row) => CouponScope.parse(row.scope)),
  );
  return rows.map(({ scope: _, state, useFrom, expiresAt, ...row }, i) => ({
    ...row,
    ...lastDayOf(expiresAt, ctx.now),
    notBefore: useFrom > ctx.now ? useFrom : null,
    // The sweep may not have come by yet.
    state: which === 'closed' && state === 'usable' ? 'expired' : state,
    scopeText: texts[i] ?? '',
  }));
}

export type OpenCampaign = Omit<CouponTerms, 'couponId' | 'scope' | 'expiresAt'> & {
  intro: string;
  scopeText: string;
  /** Last days to claim it, and to use it. */
  claimLastDay: KstDay;
  useLastDay: KstDay;
  validDays: number | null;
  perPersonLimit: number;
  verifiedOnly: boolean;
  /** 선착순: null when there is no limit. */
  left: number | null;
  /** How many the person has had; 0 for nobody known. */
  claimed: number;
};

/** Made for one store: scoped to it, or to products it sells. */
const madeFor = (storeId: string) =>
  or(
    sql`${couponCampaigns.scope} @> ${JSON.stringify({ of: 'stores', ids: [storeId] })}::jsonb`,
    sql`${couponCampaigns.scope} @> '{"of":"products"}' and exists (select 1 from ${products} where ${products.storeId} = ${storeId} and ${couponCampaigns.scope} -> 'ids' ? ${products.id}::text)`,
  );

/**
 * 쿠폰 받기: what can be claimed now, what ends first in front; with what the person has claimed. Of one store: the
 * campaigns made for it.
 */
export async function listOpenCampaigns(
  ctx: Ctx,
  userId: string | null,
  asked: { storeId?: string } = {},
): Promise<OpenCampaign[]> {
  const rows = await ctx.db
    .select({
      ...terms,
      intro: couponCampaigns.intro,
      claimUntil: couponCampaigns.claimUntil,
      useUntil: couponCampaigns.useUntil,
      validDays: couponCampaigns.validDays,
      perPersonLimit: couponCampaigns.perPersonLimit,
      verifiedOnly: couponCampaigns.verifiedOnly,
      left: sql<number | null>`${couponCampaigns.totalLimit} - ${couponCampaigns.issued}`,
    })
    .from(couponCampaigns)
    .where(
      and(
        eq(couponCampaigns.claimMode, 'open'),
        lte(couponCampaigns.claimFrom, ctx.now),
        gt(couponCampaigns.claimUntil, ctx.now),
        asked.storeId ? madeFor(asked.storeId) : undefined,
      ),
    )
    .orderBy(asc(couponCampaigns.claimUntil), asc(couponCampaigns.id))
    .limit(MOST_SHOWN);
  const claimed = await claimedBy(
    ctx,
    userId,
    rows.map((row) => row.campaignId),
  );
  const texts = await scopeTexts(
    ctx,
    rows.map((row) => CouponScope.parse(row.scope)),
  );
  return rows.map(({ scope: _, claimUntil, useUntil, ...row }, i) => ({
    ...row,
    claimLastDay: lastDayOf(claimUntil, ctx.now).lastDay,
    useLastDay: lastDayOf(useUntil, ctx.now).lastDay,
    scopeText: texts[i] ?? '',
    claimed: claimed.get(row.campaignId) ?? 0,
  }));
}

async function claimedBy(
  ctx: Ctx,
  userId: string | null,
  campaignIds: readonly string[],
): Promise<Map<string, number>> {
  if (userId === null || campaignIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ campaignId: coupons.campaignId, n: sql<number>`count(*)::int` })
    .from(coupons)
    .where(and(eq(coupons.userId, userId), inArray(coupons.campaignId, [...campaignIds])))
    .groupBy(coupons.campaignId);
  return new Map(rows.map(({ campaignId, n }) => [campaignId, n]));
}

/** What an order's coupons cost whom, and whether they came back. The caller has seen to whose order it is. */
export async function redemptionsOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .select({
      couponId: couponRedemptions.couponId,
      campaignId: coupons.campaignId,
      name: couponCampaigns.name,
      city: couponRedemptions.city,
      mall: couponRedemptions.mall,
      seller: couponRedemptions.seller,
      state: couponRedemptions.state,
      returnReason: couponRedemptions.returnReason,
      /** As it stands now: a returned coupon may live longer than before. */
      expiresAt: coupons.expiresAt,
    })
    .from(couponRedemptions)
    .innerJoin(coupons, eq(coupons.id, couponRedemptions.couponId))
    .innerJoin(couponCampaigns, eq(couponCampaigns.id, coupons.campaignId))
    .where(eq(couponRedemptions.orderId, orderId))
    .orderBy(asc(couponRedemptions.reservedAt), asc(couponRedemptions.id));
}
