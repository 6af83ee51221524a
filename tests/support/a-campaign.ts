import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { giveCoupon, saveCampaign, usableCoupons } from '#app/promotions/index.server.ts';
import {
  applyCoupons,
  type CouponUse,
  type SaveCampaignDraft,
  SaveCampaignInput,
} from '#app/promotions/index.ts';
import { anItem } from './a-coupon.ts';
import { NOON, type World } from './a-world.ts';

/** A cart coupon of 3,000 won paid by the city, to claim and use for a week around noon. */
export async function aCampaign({ system }: World, over: Partial<SaveCampaignDraft> = {}): Promise<string> {
  const id = newId();
  await saveCampaign(
    system,
    SaveCampaignInput.parse({
      id,
      name: '3,000원 쿠폰',
      intro: '누구나 받는 쿠폰',
      kind: 'amount',
      level: 'cart',
      amount: 3000,
      claimFrom: after(NOON, -days(1)),
      claimUntil: after(NOON, days(7)),
      useFrom: after(NOON, -days(1)),
      useUntil: after(NOON, days(7)),
      cityBps: 10_000,
      ...over,
    }),
  );
  return id;
}

/** A shopper's new coupon and its use on a cart of 20,000 won. */
export async function aGivenCoupon(
  world: World,
  shopper: Ctx<Shopper>,
  over: Partial<SaveCampaignDraft> = {},
): Promise<{ campaignId: string; couponId: string; use: CouponUse }> {
  const { userId } = shopper.actor;
  const campaignId = await aCampaign(world, over);
  const { couponId } = await giveCoupon(world.system, { campaignId, userId, key: newId() });
  const [use] = applyCoupons([anItem(krw(20_000))], await usableCoupons(shopper, userId), [couponId]).uses;
  if (!use) throw new Error('the coupon does nothing');
  return { campaignId, couponId, use };
}
