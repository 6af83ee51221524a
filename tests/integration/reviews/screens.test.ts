import { beforeAll, expect, test } from 'vitest';
import { addToCart } from '#app/cart/index.server.ts';
import { findProduct } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import { HANDLERS } from '#app/jobs/registry.server.ts';
import { linesOf, listOrders, moveLines } from '#app/orders/index.server.ts';
import { action as login } from '#app/routes/account/login.tsx';
import { action, loader as myReviews } from '#app/routes/account/me/reviews.tsx';
import { loader as orderPage } from '#app/routes/shop/orders/detail.tsx';
import { loader as productPage } from '#app/routes/shop/product.tsx';
import { loader as productReviews } from '#app/routes/shop/product-reviews.tsx';
import { loader as storePage } from '#app/routes/shop/store.tsx';
import { grantPoints } from '#app/wallet/index.server.ts';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aMember, type Member, PASSWORD } from '#tests/support/a-member.ts';
import { place } from '#tests/support/a-purchase.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';
import { aWorld } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

const TEXT = '아이가 잘 먹어요. 다음 장날에도 또 살게요.';
let ctx: Ctx<System>;
let store: { id: string; slug: string };
let productId = '';
beforeAll(async () => {
  await (await aWorld(await testDatabaseUrl())).database.close();
  ctx = await systemCtx();
  store = await aStore(ctx);
  productId = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx) });
});

/** A member who paid wholly with points and got the parcel. */
async function aBuyer(): Promise<{ member: Member; lineId: string; browser: ReturnType<typeof aBrowser> }> {
  const member = await aMember(ctx);
  const product = await findProduct(ctx, productId);
  await addToCart(member.ctx, { variantId: product?.variants[0]?.id ?? '', quantity: 1, alone: true });
  const total = 12_900;
  await grantPoints(ctx, { grantId: newId(), userId: member.id, amount: krw(total), validDays: 30 });
  await place(member.ctx, { points: total });
  const lineId = await deliver(member.ctx);
  const browser = aBrowser();
  await browser.call(login, '/login', { form: { email: member.email, password: PASSWORD } });
  return { member, lineId, browser };
}

async function deliver(me: Ctx<Shopper>): Promise<string> {
  const [order] = (await listOrders(me, { cursor: null, limit: 1 })).rows;
  const lines = await linesOf(ctx, order?.id ?? '');
  const [line] = lines.filter(({ lineType }) => lineType === 'item');
  for (const state of ['preparing', 'shipped', 'delivered'] as const)
    await moveLines(ctx, [line?.id ?? ''], state);
  return line?.id ?? '';
}

type Mine = { lines: { lineId: string }[]; written: { rows: { id: string; stars: number }[] } };
const mine = async (browser: ReturnType<typeof aBrowser>) =>
  (await browser.call(myReviews, paths.myReviews())).body as Mine;
const post = (browser: ReturnType<typeof aBrowser>, form: Record<string, string>) =>
  browser.call(action, paths.myReviews(), {
    form: { intent: 'reviewId' in form ? 'remove' : 'write', ...form },
  });

test('a guest is asked to sign in', async () => {
  const answer = await aBrowser().call(myReviews, paths.myReviews());
  expect(answer.location).toBe(paths.login(paths.myReviews()));
});

test('a buyer writes, is told what is missing beside its field, and the shop shows it with a masked name', async () => {
  const { browser, lineId, member } = await aBuyer();
  expect(await mine(browser)).toMatchObject({ lines: [{ lineId }], written: { rows: [] } });
  const short = await post(browser, { lineId, stars: '4', text: '짧아요' });
  expect(short).toMatchObject({
    status: 400,
    body: { fields: { text: '후기를 10자 이상 써 주세요.' }, values: { text: '짧아요', lineId } },
  });
  const starless = await post(browser, { lineId, text: TEXT });
  expect(starless.body).toMatchObject({ fields: { stars: '별점을 골라 주세요.' }, values: { text: TEXT } });
  const written = await post(browser, { lineId, stars: '4', text: TEXT });
  expect(written.location).toBe(paths.myReviews());
  expect(await mine(browser)).toMatchObject({ lines: [], written: { rows: [{ stars: 4 }] } });
  await HANDLERS['catalog.count-ratings'](ctx, { productId });

  const looker = aBrowser();
  const params = { id: productId };
  const shown = { stars: 4, text: TEXT, author: '홍*동' };
  const product = await looker.call(productPage, paths.product(productId), { params });
  expect(product.body).toMatchObject({
    reviews: [shown],
    ratings: { count: 1, sum: 4, byStars: { 4: 1, 5: 0 } },
    product: { ratingCount: 1, ratingSum: 4 },
  });
  const all = await looker.call(productReviews, paths.productReviews(productId, { sort: 'low' }), { params });
  expect(all.body).toMatchObject({ page: { rows: [shown], next: null }, sort: 'low', summary: { count: 1 } });
  const shop = await looker.call(storePage, paths.store(store.slug), { params: { slug: store.slug } });
  expect(shop.body).toMatchObject({ reviews: [shown], rating: { count: 1, sum: 4 } });
  expect(JSON.stringify(all.body)).not.toContain('홍길동');
  for (const { body } of [product, all, shop]) expect(JSON.stringify(body)).not.toContain(member.id);
});

test('the order page leads to what can be reviewed of it, and no longer once it was', async () => {
  const [{ browser, lineId, member }, other] = [await aBuyer(), await aBuyer()];
  const [order] = (await listOrders(member.ctx, { cursor: null, limit: 1 })).rows;
  const number = order?.number ?? '';
  const shown = async () =>
    (await browser.call(orderPage, paths.order(number), { params: { number } })).body as {
      order: { id: string; reviewable: string[] };
    };
  expect((await shown()).order.reviewable).toEqual([lineId]);
  const there = paths.myReviews({ order: order?.id ?? '' });
  expect((await browser.call(myReviews, there)).body).toMatchObject({ lines: [{ lineId }] });
  expect((await other.browser.call(myReviews, there)).body).toMatchObject({ lines: [] });
  await post(browser, { lineId, stars: '5', text: TEXT });
  expect((await shown()).order.reviewable).toEqual([]);
});

test('a stranger’s form about somebody’s line writes nothing, and nobody removes what is another’s', async () => {
  const [buyer, stranger] = [await aBuyer(), await aBuyer()];
  await post(buyer.browser, { lineId: buyer.lineId, stars: '5', text: TEXT });
  const refused = await post(stranger.browser, { lineId: buyer.lineId, stars: '1', text: TEXT });
  expect(refused).toMatchObject({ status: 403, body: { values: { stars: '1' } } });
  const [review] = (await mine(buyer.browser)).written.rows;
  const notTheirs = await post(stranger.browser, { reviewId: review?.id ?? '' });
  expect(notTheirs.location).toBeNull();
  expect(await mine(buyer.browser)).toMatchObject({ written: { rows: [{ stars: 5 }] } });
  expect((await post(buyer.browser, { reviewId: review?.id ?? '' })).location).toBe(paths.myReviews());
  expect(await mine(buyer.browser)).toMatchObject({
    lines: [{ lineId: buyer.lineId }],
    written: { rows: [] },
  });
});

test('an unknown product has no reviews page; an odd sort or cursor is the first page of the newest', async () => {
  const browser = aBrowser();
  const call = (id: string, query: string) =>
    browser.call(productReviews, `/products/${id}/reviews${query}`, { params: { id } });
  expect((await call(newId(), '')).status).toBe(404);
  expect((await call('x', '')).status).toBe(404);
  expect((await call(productId, '?sort=best&cursor=%00')).body).toMatchObject({ sort: 'newest' });
});
