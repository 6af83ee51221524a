import type { z } from 'zod';
import type { Ctx, System } from '#app/core/ctx.ts';
import { couponCampaigns } from '#db/schema/promotions.ts';
import type { SaveCampaignInput } from './inputs.ts';

/** A coupon campaign by its id. What is there stays: coupons were issued by it. */
export async function saveCampaign(
  ctx: Ctx<System>,
  campaign: z.output<typeof SaveCampaignInput>,
): Promise<void> {
  await ctx.db.insert(couponCampaigns).values(campaign).onConflictDoNothing();
}
