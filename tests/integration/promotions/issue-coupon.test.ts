import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, days, kstDay, startOfDay } from '#app/core/kst.ts';
import {
  claimCoupon,
  giveCoupon,
  listOpenCampaigns,
  listOwnCoupons,
  usableCoupons,
} from '#app/promotions/index.server.ts';
import { couponCampaigns, coupons } from '#db/schema/promotions.ts';
import { aCampaign } from '#tests/support/a-campaign.ts';
import { aShopper, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl(), { pool: 25 });
});
afterAll(() => world.database.close());

const claim = (ctx: Ctx<Shopper>, campaignId: string, key = newId()) => claimCoupon(ctx, { campaignId, key });
const issuedOf = async (campaignId: string) => {
  const [row] = await world.system.db
    .select()
    .from(couponCampaigns)
    .where(eq(couponCampaigns.id, campaignId));
  const rows = await world.system.db.select().from(coupons).where(eq(coupons.campaignId, campaignId));
  return { counted: row?.issued, rows: rows.length };
};
const codeOf = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'rejected' ? (answer.reason.reason?.code ?? String(answer.reason)) : 'claimed';

test('fifty people claim twenty-five coupons at once: exactly twenty-five get one', async () => {
  const campaignId = await aCampaign(world, { totalLimit: 25 });
  const people = await Promise.all(Array.from({ length: 50 }, () => aShopper(world)));
  const answers = (await Promise.allSettled(people.map((ctx) => claim(ctx, campaignId)))).map(codeOf);
  expect(answers.filter((code) => code === 'claimed')).toHaveLength(25);
  expect(answers.filter((code) => code === 'promotion/gone')).toHaveLength(25);
  expect(await issuedOf(campaignId)).toEqual({ counted: 25, rows: 25 });
});

test('one person claims fifty times at once: exactly as many as one person may have', async () => {
  const campaignId = await aCampaign(world, { perPersonLimit: 3 });
  const ctx = await aShopper(world);
  const tries = Array.from({ length: 50 }, () => claim(ctx, campaignId));
  const answers = (await Promise.allSettled(tries)).map(codeOf);
  expect(answers.filter((code) => code === 'claimed')).toHaveLength(3);
  expect(answers.filter((code) => code === 'promotion/person-limit')).toHaveLength(47);
  expect(await issuedOf(campaignId)).toEqual({ counted: 3, rows: 3 });
});

test('a claim sent many times with one key is one coupon', async () => {
  const campaignId = await aCampaign(world, { perPersonLimit: 5 });
  const [ctx, key] = [await aShopper(world), newId()];
  const answers = await Promise.all(Array.from({ length: 10 }, () => claim(ctx, campaignId, key)));
  expect(new Set(answers.map(({ couponId }) => couponId)).size).toBe(1);
  expect(await issuedOf(campaignId)).toEqual({ counted: 1, rows: 1 });
});

test('a coupon for verified people asks for the person first', async () => {
  const campaignId = await aCampaign(world, { verifiedOnly: true });
  await expect(claim(await aShopper(world, { verified: false }), campaignId)).rejects.toMatchObject({
    reason: { code: 'promotion/needs-verified' },
  });
  expect(await claim(await aShopper(world), campaignId)).toBeDefined();
});

test('nothing is claimed before, after, or when it is only given', async () => {
  const ctx = await aShopper(world);
  const [soon, over, given] = [
    await aCampaign(world, { claimFrom: after(NOON, 1) }),
    await aCampaign(world, { claimUntil: NOON }),
    await aCampaign(world, { claimMode: 'given' }),
  ];
  for (const campaignId of [soon, over])
    await expect(claim(ctx, campaignId)).rejects.toMatchObject({ reason: { code: 'promotion/not-open' } });
  for (const campaignId of [given, newId()])
    await expect(claim(ctx, campaignId)).rejects.toMatchObject({ reason: { code: 'promotion/not-found' } });
  const shown = (await listOpenCampaigns(ctx, ctx.actor.userId)).map(({ campaignId }) => campaignId);
  for (const campaignId of [soon, over, given]) expect(shown).not.toContain(campaignId);
  expect(
    await giveCoupon(world.system, { campaignId: given, userId: ctx.actor.userId, key: 'welcome' }),
  ).toBeDefined();
});

test('the list says what is left and what one has had; the box holds it and nobody else sees it', async () => {
  const campaignId = await aCampaign(world, { totalLimit: 10, scope: { of: 'market-stores' } });
  const [ctx, stranger] = [await aShopper(world), await aShopper(world)];
  await claim(ctx, campaignId);
  const seenBy = async (userId: string | null) =>
    (await listOpenCampaigns(ctx, userId)).find((campaign) => campaign.campaignId === campaignId);
  expect(await seenBy(ctx.actor.userId)).toMatchObject({
    left: 9,
    claimed: 1,
    scopeText: '전통시장 상점의 상품',
  });
  expect(await seenBy(null)).toMatchObject({ left: 9, claimed: 0 });
  expect(await listOwnCoupons(ctx, 'open')).toMatchObject([{ campaignId, state: 'usable', daysLeft: 7 }]);
  expect(await listOwnCoupons(stranger, 'open')).toEqual([]);
  expect(await usableCoupons(stranger, stranger.actor.userId)).toEqual([]);
});

test('a coupon lives some days from its issue, to the end of the last one, never past the campaign', async () => {
  const ctx = await aShopper(world);
  const expiry = async (validDays: number | null) =>
    (await claim(ctx, await aCampaign(world, { validDays }))).expiresAt;
  expect(await expiry(3)).toEqual(startOfDay(kstDay('2026-11-27')));
  expect(await expiry(30)).toEqual(after(NOON, days(7)));
  expect(await expiry(null)).toEqual(after(NOON, days(7)));
});

test('the table refuses a campaign whose parts do not fit', async () => {
  const wrong = [
    { kind: 'percent', rateBps: 0, amount: 0 },
    { kind: 'amount', amount: 1000, rateBps: 100 },
    { kind: 'free_shipping', amount: 0, level: 'cart' },
    { cityBps: 5000, mallBps: 4999 },
    { claimUntil: after(NOON, -days(2)) },
  ] as const;
  for (const over of wrong) await expect(aCampaign(world, over)).rejects.toThrow();
});
