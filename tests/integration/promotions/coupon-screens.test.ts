import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { action as login } from '#app/routes/account/login.tsx';
import { loader as couponBox } from '#app/routes/account/me/coupons.tsx';
import { action as claim, loader as claimPage } from '#app/routes/shop/coupons.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aCampaign } from '#tests/support/a-campaign.ts';
import { aMember, PASSWORD } from '#tests/support/a-member.ts';
import { aWorld, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(() => world.database.close());

const YEARS = { claimUntil: new Date('2099-01-01T00:00:00Z'), useUntil: new Date('2099-01-01T00:00:00Z') };
const LONG = {
  ...YEARS,
  claimFrom: new Date('2020-01-01T00:00:00Z'),
  useFrom: new Date('2020-01-01T00:00:00Z'),
};

async function signedIn() {
  const { email } = await aMember(world.system);
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email, password: PASSWORD } });
  return browser;
}

test('a member claims by a form; sent again it is still one; a stranger has none', async () => {
  const campaignId = await aCampaign(world, { ...LONG, perPersonLimit: 5 });
  const [browser, stranger] = [await signedIn(), await signedIn()];
  const form = { campaignId, key: newId() };
  for (let again = 0; again < 2; again++)
    expect(await browser.call(claim, '/coupons', { form })).toMatchObject({
      status: 302,
      location: '/coupons',
    });
  const held = async (of: typeof browser) =>
    ((await of.call(couponBox, '/me/coupons')).body as { coupons: { campaignId: string }[] }).coupons;
  expect(await held(browser)).toMatchObject([{ campaignId }]);
  expect(await held(stranger)).toEqual([]);
});

test('who may not claim is told why', async () => {
  const [verifiedOnly, gone] = [
    await aCampaign(world, { ...LONG, verifiedOnly: true }),
    await aCampaign(world, { ...LONG, totalLimit: 1 }),
  ];
  const [browser, first] = [await signedIn(), await signedIn()];
  await first.call(claim, '/coupons', { form: { campaignId: gone, key: newId() } });
  const ask = async (campaignId: string) =>
    browser.call(claim, '/coupons', { form: { campaignId, key: newId() } });
  expect(await ask(verifiedOnly)).toMatchObject({ status: 403, body: { code: 'promotion/needs-verified' } });
  expect(await ask(gone)).toMatchObject({ status: 409, body: { message: '준비한 쿠폰이 모두 나갔습니다.' } });
  expect(await ask(newId())).toMatchObject({ status: 404 });
  expect(await ask('x')).toMatchObject({ status: 400 });
});

test('a visitor sees the coupons and is sent to sign in for claiming and for the box', async () => {
  const campaignId = await aCampaign(world, LONG);
  const visitor = aBrowser();
  const page = await visitor.call(claimPage, '/coupons');
  expect(page.body).toMatchObject({ who: 'nobody' });
  expect(JSON.stringify(page.body)).toContain(campaignId);
  const answer = await visitor.call(claim, '/coupons', { form: { campaignId, key: newId() } });
  expect(answer).toMatchObject({ status: 302, location: '/login' });
  expect((await visitor.call(couponBox, '/me/coupons')).location).toBe('/login?next=%2Fme%2Fcoupons');
});
