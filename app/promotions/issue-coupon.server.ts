import { and, eq, isNull, lt, max, or, sql } from 'drizzle-orm';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { couponCampaigns, coupons } from '#db/schema/promotions.ts';
import type { PromotionRefusal } from './refusals.ts';
import { expiryOf } from './validity.ts';

export type Issued = { couponId: string; expiresAt: Date };
type Campaign = typeof couponCampaigns.$inferSelect;

/** 쿠폰 받기: first come, first served. The same key claims once. */
export async function claimCoupon(
  ctx: Ctx<Shopper>,
  input: { campaignId: string; key: string },
): Promise<Issued> {
  const { userId } = ctx.actor;
  return inTransaction(ctx, async (tx) => {
    const campaign = await findCampaign(tx, input.campaignId);
    if (campaign?.claimMode !== 'open') refuse<PromotionRefusal>({ code: 'promotion/not-found' });
    return issue(tx, campaign, { userId, key: input.key });
  });
}

/** 쿠폰 지급: the mall hands a coupon to a person, within the campaign's limits. The same key gives once. */
export async function giveCoupon(
  ctx: Ctx<System>,
  input: { campaignId: string; userId: string; key: string },
): Promise<Issued> {
  return inTransaction(ctx, async (tx) => {
    const campaign = await findCampaign(tx, input.campaignId);
    if (!campaign) refuse<PromotionRefusal>({ code: 'promotion/not-found' });
    return issue(tx, campaign, input);
  });
}

async function findCampaign(tx: Ctx, campaignId: string): Promise<Campaign | undefined> {
  const [campaign] = await tx.db.select().from(couponCampaigns).where(eq(couponCampaigns.id, campaignId));
  return campaign;
}

type To = { userId: string; key: string };

async function issue(tx: Ctx, campaign: Campaign, to: To): Promise<Issued> {
  const before = await findIssued(tx, campaign, to);
  if (before) return before;
  const expiresAt = expiryOf(campaign, tx.now);
  if (tx.now < campaign.claimFrom || tx.now >= campaign.claimUntil || expiresAt <= tx.now)
    refuse<PromotionRefusal>({ code: 'promotion/not-open' });
  if (campaign.verifiedOnly && !(await verificationOf(tx, to.userId)))
    refuse<PromotionRefusal>({ code: 'promotion/needs-verified' });
  const couponId = await takeOrdinal(tx, campaign, to, expiresAt);
  if (couponId === null) return issue(tx, campaign, to);
  // The counter everybody shares comes last, so that it is held for the shortest time.
  const counted = await tx.db
    .update(couponCampaigns)
    .set({ issued: sql`${couponCampaigns.issued} + 1` })
    .where(
      and(
        eq(couponCampaigns.id, campaign.id),
        or(isNull(couponCampaigns.totalLimit), lt(couponCampaigns.issued, couponCampaigns.totalLimit)),
      ),
    )
    .returning({ issued: couponCampaigns.issued });
  if (counted.length === 0) refuse<PromotionRefusal>({ code: 'promotion/gone' });
  return { couponId, expiresAt };
}

/** The person's next coupon of the campaign; null when another request of the same person was faster. */
async function takeOrdinal(tx: Ctx, campaign: Campaign, to: To, expiresAt: Date): Promise<string | null> {
  const [last] = await tx.db
    .select({ n: max(coupons.n) })
    .from(coupons)
    .where(and(eq(coupons.campaignId, campaign.id), eq(coupons.userId, to.userId)));
  const n = (last?.n ?? 0) + 1;
  if (n > campaign.perPersonLimit)
    refuse<PromotionRefusal>({ code: 'promotion/person-limit', limit: campaign.perPersonLimit });
  const [taken] = await tx.db
    .insert(coupons)
    .values({
      id: newId(),
      campaignId: campaign.id,
      userId: to.userId,
      n,
      issueKey: to.key,
      issuedAt: tx.now,
      expiresAt,
    })
    .onConflictDoNothing()
    .returning({ id: coupons.id });
  return taken?.id ?? null;
}

async function findIssued(tx: Ctx, campaign: Campaign, to: To): Promise<Issued | undefined> {
  const [coupon] = await tx.db
    .select({ couponId: coupons.id, expiresAt: coupons.expiresAt })
    .from(coupons)
    .where(
      and(eq(coupons.campaignId, campaign.id), eq(coupons.userId, to.userId), eq(coupons.issueKey, to.key)),
    );
  return coupon;
}
