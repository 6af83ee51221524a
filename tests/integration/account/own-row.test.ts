import { beforeAll, expect, test } from 'vitest';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import { paths } from '#app/http/paths.ts';
import { listConsentAnswers } from '#app/identity/index.server.ts';
import { SignUpInput } from '#app/identity/index.ts';
import { recordViewed } from '#app/interests/index.server.ts';
import { action as login } from '#app/routes/account/login.tsx';
import { action as changeConsents, loader as consents } from '#app/routes/account/me/consents.tsx';
import { loader as home } from '#app/routes/shop/home.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aMember, type Member, PASSWORD } from '#tests/support/a-member.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';

type Browser = ReturnType<typeof aBrowser>;
const variant = (stock: number) => [{ sku: 'a', optionName: '', price: 9900, listPrice: 9900, stock }];

let ctx: Ctx<System>;
let shelf: { seen: string; fresh: string; soldOut: string; wine: string; elsewhere: string };
beforeAll(async () => {
  ctx = await systemCtx();
  const store = await aStore(ctx);
  const [leaf, other] = [await aCategory(ctx), await aCategory(ctx)];
  shelf = {
    seen: await aProduct(ctx, store.id, { categorySlug: leaf }),
    fresh: await aProduct(ctx, store.id, { categorySlug: leaf }),
    soldOut: await aProduct(ctx, store.id, { categorySlug: leaf, variants: variant(0) }),
    wine: await aProduct(ctx, store.id, { categorySlug: leaf, adultOnly: true }),
    elsewhere: await aProduct(ctx, store.id, { categorySlug: other }),
  };
});

async function signedIn(): Promise<{ member: Member; browser: Browser }> {
  const member = await aMember(ctx);
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email: member.email, password: PASSWORD } });
  return { member, browser };
}

const own = async (browser: Browser) =>
  ((await browser.call(home, '/')).body as { own: { name: string; cards: { id: string }[] } | null }).own;
const agree = (browser: Browser, form: Record<string, string>) =>
  browser.call(changeConsents, paths.consents(), { form });

test('without consent nothing is chosen, for guests nor for members', async () => {
  const { member, browser } = await signedIn();
  await recordViewed(member.ctx, shelf.seen);
  expect(await own(aBrowser())).toBeNull();
  expect(await own(browser)).toBeNull();
  await agree(browser, { marketing: 'on' });
  expect(await own(browser)).toBeNull();
});

test('with consent a row of unseen things from the leaves looked at, gone at once when it is withdrawn', async () => {
  const { member, browser } = await signedIn();
  await agree(browser, { personalisation: 'on' });
  expect(await own(browser)).toBeNull();
  await recordViewed(member.ctx, shelf.seen);
  expect(await own(browser)).toMatchObject({ name: '홍길동', cards: [{ id: shelf.fresh }] });
  expect((await own(browser))?.cards).toHaveLength(1);
  expect((await browser.call(consents, paths.consents())).body).toMatchObject({
    personalisation: true,
    marketing: false,
  });
  await recordViewed({ ...member.ctx, now: after(ctx.now, minutes(1)) }, shelf.elsewhere);
  await recordViewed({ ...member.ctx, now: after(ctx.now, minutes(2)) }, shelf.fresh);
  expect(await own(browser)).toBeNull();
  await agree(browser, {});
  await recordViewed(member.ctx, shelf.wine);
  expect(await own(browser)).toBeNull();
  const answers = await listConsentAnswers(member.ctx);
  const ours = answers.filter(({ document }) => document === 'personalisation');
  expect(ours.map(({ agreed }) => agreed)).toEqual([false, true]);
});

test('whoever withdraws while there is something to show is shown nothing', async () => {
  const { member, browser } = await signedIn();
  await agree(browser, { personalisation: 'on' });
  await recordViewed(member.ctx, shelf.seen);
  expect(await own(browser)).not.toBeNull();
  await agree(browser, {});
  expect(await own(browser)).toBeNull();
});

test('joining leaves it unticked and unasked', () => {
  const form = { email: 'a@example.com', password: PASSWORD, name: '홍길동', terms: 'on', age14: 'on' };
  expect(SignUpInput.parse(form)).toMatchObject({ personalisation: false });
});
