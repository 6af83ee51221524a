import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add } from '#app/core/krw.ts';
import { refuse } from '#app/core/refusal.ts';
import { couponCampaigns, couponRedemptions, coupons } from '#db/schema/promotions.ts';
import type { CouponUse } from './apply-coupons.ts';
import type { PromotionRefusal } from './refusals.ts';
import type { CouponState } from './words.ts';

/**
 * 쿠폰 사용 예약: an unpaid order sets its coupons aside, all or none. Only the person's own, usable now. Coupon rows
 * are locked in the order of their ids, after the balances and before stock.
 */
export async function reserveCoupons(
  tx: Ctx,
  input: { orderId: string; userId: string; uses: readonly CouponUse[] },
): Promise<void> {
  if (input.uses.length === 0) return;
  const ids = input.uses.map((use) => use.couponId);
  const usable = await tx.db
    .select({ id: coupons.id, expiresAt: coupons.expiresAt, useFrom: couponCampaigns.useFrom })
    .from(coupons)
    .innerJoin(couponCampaigns, eq(couponCampaigns.id, coupons.campaignId))
    .where(and(inArray(coupons.id, ids), eq(coupons.userId, input.userId), eq(coupons.state, 'usable')))
    .orderBy(asc(coupons.id))
    .for('no key update', { of: coupons });
  const ready = usable.filter(({ expiresAt, useFrom }) => useFrom <= tx.now && tx.now < expiresAt);
  if (ready.length !== ids.length) refuse<PromotionRefusal>({ code: 'promotion/coupon-taken' });
  await tx.db.update(coupons).set({ state: 'reserved' }).where(inArray(coupons.id, ids));
  await tx.db.insert(couponRedemptions).values(
    input.uses.map(({ couponId, byLine }) => ({
      id: newId(),
      couponId,
      orderId: input.orderId,
      city: add(...byLine.map((line) => line.city)),
      mall: add(...byLine.map((line) => line.mall)),
      seller: add(...byLine.map((line) => line.seller)),
      reservedAt: tx.now,
    })),
  );
}

/** The order is paid: its coupons are used. Again changes nothing. */
export async function finalizeCoupons(tx: Ctx, orderId: string): Promise<void> {
  await lockCouponsOf(tx, orderId);
  const settled = await tx.db
    .update(couponRedemptions)
    .set({ state: 'final', settledAt: tx.now })
    .where(reservedBy(orderId))
    .returning({ couponId: couponRedemptions.couponId });
  await moveTo(tx, settled, 'used');
}

/** The order came to nothing: its coupons are usable again. Again changes nothing. */
export async function releaseCoupons(tx: Ctx, orderId: string): Promise<void> {
  await lockCouponsOf(tx, orderId);
  const settled = await tx.db
    .update(couponRedemptions)
    .set({ state: 'returned', returnReason: 'unpaid', settledAt: tx.now })
    .where(reservedBy(orderId))
    .returning({ couponId: couponRedemptions.couponId });
  await moveTo(tx, settled, 'usable');
}

const reservedBy = (orderId: string) =>
  and(eq(couponRedemptions.orderId, orderId), eq(couponRedemptions.state, 'reserved'));

async function moveTo(tx: Ctx, settled: readonly { couponId: string }[], state: CouponState): Promise<void> {
  const ids = settled.map(({ couponId }) => couponId);
  if (ids.length > 0) await tx.db.update(coupons).set({ state }).where(inArray(coupons.id, ids));
}

/** In the order of their ids, whoever asks. */
export async function lockCouponsOf(tx: Ctx, orderId: string): Promise<void> {
  const ofOrder = tx.db
    .select({ id: couponRedemptions.couponId })
    .from(couponRedemptions)
    .where(eq(couponRedemptions.orderId, orderId));
  await tx.db
    .select({ id: coupons.id })
    .from(coupons)
    .where(inArray(coupons.id, ofOrder))
    .orderBy(asc(coupons.id))
    .for('no key update');
}
