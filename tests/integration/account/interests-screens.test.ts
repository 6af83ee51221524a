import { beforeAll, expect, test } from 'vitest';
import { paths } from '#app/http/paths.ts';
import { action as recent, loader as recentPage } from '#app/routes/account/me/recent.tsx';
import { action as seen } from '#app/routes/account/me/recent-seen.ts';
import { action as wishes } from '#app/routes/account/me/wishes.tsx';
import { loader as productPage } from '#app/routes/shop/product.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { aCategory, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';

let productId = '';
let wine = '';
beforeAll(async () => {
  const ctx = await systemCtx();
  const categorySlug = await aCategory(ctx);
  const store = await aStore(ctx);
  productId = await aProduct(ctx, store.id, { categorySlug });
  wine = await aProduct(ctx, store.id, { categorySlug, adultOnly: true });
});

test('a guest who presses a heart is asked to sign in and led back; foreign targets are not followed', async () => {
  const browser = aBrowser();
  const back = paths.product(productId);
  const form = { wish: productId, back };
  expect((await browser.call(wishes, '/me/wishes', { form })).location).toBe(paths.login(back));
  const away = await browser.call(wishes, '/me/wishes', { form: { ...form, back: 'https://evil.example' } });
  expect(away.location).toBe(paths.login(paths.wishes()));
});

test('a guest’s browser remembers what it saw, forgets it, and can be told not to', async () => {
  const browser = aBrowser();
  const look = (id: string) => browser.call(seen, '/me/recent/seen', { form: { productId: id } });
  const remembered = async () => {
    const { body } = await browser.call(recentPage, '/me/recent');
    return body as { cards: { id: string; covered: boolean; imageId: string }[]; remembers: boolean };
  };
  await look(wine);
  await look(productId);
  const { cards } = await remembered();
  expect(cards.map(({ id }) => id)).toEqual([productId, wine]);
  expect(cards[1]).toMatchObject({ covered: true, imageId: '' });
  await browser.call(recent, '/me/recent', { form: { intent: 'off' } });
  await look(productId);
  expect(await remembered()).toMatchObject({ cards: [], remembers: false });
  await browser.call(recent, '/me/recent', { form: { intent: 'on' } });
  await look(productId);
  expect((await remembered()).cards).toHaveLength(1);
});

test('a guest’s page of adult-only goods holds no picture and no way to buy', async () => {
  const browser = aBrowser();
  const { body } = await browser.call(productPage, paths.product(wine), { params: { id: wine } });
  expect(body).toMatchObject({ covered: true, product: { images: [] } });
});
