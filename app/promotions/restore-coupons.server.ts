import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { couponCampaigns, couponRedemptions, coupons } from '#db/schema/promotions.ts';
import { lockCouponsOf } from './use-coupons.server.ts';
import { decideRestore, type RestoreDecision } from './validity.ts';
import type { CancelCause } from './words.ts';

export type RestoreAsked = { orderId: string; couponIds: readonly string[]; cause: CancelCause };
export type RestoredCoupon = { couponId: string; name: string } & RestoreDecision;

/** What a cancellation would do to the order's used coupons; `restoreCoupons` at the same moment does just that. */
export async function previewRestore(ctx: Ctx, asked: RestoreAsked): Promise<RestoredCoupon[]> {
  const used = await ctx.db
    .select({
      couponId: coupons.id,
      name: couponCampaigns.name,
      expiresAt: coupons.expiresAt,
      onBuyerCancel: couponCampaigns.onBuyerCancel,
      extendDays: couponCampaigns.extendDays,
    })
    .from(couponRedemptions)
    .innerJoin(coupons, eq(coupons.id, couponRedemptions.couponId))
    .innerJoin(couponCampaigns, eq(couponCampaigns.id, coupons.campaignId))
    .where(
      and(
        eq(couponRedemptions.orderId, asked.orderId),
        eq(couponRedemptions.state, 'final'),
        inArray(coupons.id, [...asked.couponIds]),
      ),
    )
    .orderBy(asc(coupons.id));
  return used.map(({ couponId, name, ...coupon }) => ({
    couponId,
    name,
    ...decideRestore(coupon, asked.cause, ctx.now),
  }));
}

/** 쿠폰 복원: a cancelled order gives its coupons back by their campaign's rule. Those given back already stay out. */
export async function restoreCoupons(tx: Ctx, asked: RestoreAsked): Promise<RestoredCoupon[]> {
  await lockCouponsOf(tx, asked.orderId);
  const decided = await previewRestore(tx, asked);
  for (const { couponId, outcome, expiresAt } of decided) {
    if (outcome === 'kept') continue;
    await tx.db
      .update(couponRedemptions)
      .set({ state: 'returned', returnReason: asked.cause, settledAt: tx.now })
      .where(and(eq(couponRedemptions.couponId, couponId), eq(couponRedemptions.state, 'final')));
    await tx.db.update(coupons).set({ state: 'usable', expiresAt }).where(eq(coupons.id, couponId));
  }
  return decided;
}
