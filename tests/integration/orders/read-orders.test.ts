import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeCursor } from '#app/core/paging.ts';
import { findOrder, listOrders } from '#app/orders/index.server.ts';
import { action as cancel, loader as cancelPage } from '#app/routes/shop/orders/cancel.tsx';
import { loader as orderPage } from '#app/routes/shop/orders/detail.tsx';
import { aBrowser } from '#tests/support/a-browser.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
});
afterAll(() => world.database.close());

async function aShopperWithTwoOrders() {
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  const numbers: string[] = [];
  for (const minute of [0, 1]) {
    const then = { ...ctx, now: new Date(NOON.getTime() + minute * 60_000) };
    await fillCart(then, [{ variantId }]);
    numbers.push((await place(then)).number);
  }
  return { ctx, newestFirst: numbers.reverse() };
}

test('orders come newest first, a page at a time', async () => {
  const { ctx, newestFirst } = await aShopperWithTwoOrders();
  const first = await listOrders(ctx, { cursor: null, limit: 1 });
  const second = await listOrders(ctx, { cursor: first.next, limit: 1 });
  expect([...first.rows, ...second.rows].map(({ number }) => number)).toEqual(newestFirst);
  expect(second.next).toBeNull();
});

test.each([
  [['x', 'y']],
  [[1, 'y']],
  [[8.7e15, 'y']],
  [[8.6e15, '01994d00-0000-7000-8000-000000000000']],
  [['가\0', '\0']],
])('a cursor of %j starts from the top', async (key) => {
  const { ctx, newestFirst } = await aShopperWithTwoOrders();
  const { rows } = await listOrders(ctx, { cursor: encodeCursor(key), limit: 5 });
  expect(rows.map(({ number }) => number)).toEqual(newestFirst);
});

test.each(['a\0', '20261123-0001234\0', '', 'x'.repeat(5000)])(
  'an order number that is none is not found',
  async (number) => {
    const ctx = await aShopper(world);
    expect(await findOrder(ctx, number)).toBeNull();
    const browser = aBrowser();
    const params = { number };
    expect((await browser.call(orderPage, '/orders/x', { params })).status).toBe(404);
    expect((await browser.call(cancelPage, '/orders/x/cancel', { params })).status).toBe(404);
    const form = {
      storeOrderId: 'all',
      reason: '단순 변심',
      requestKey: '01994d00-0000-7000-8000-000000000000',
      expectedTotal: '1000',
    };
    const answer = await browser.call(cancel, '/orders/x/cancel', { params, form });
    expect(answer).toMatchObject({ status: 404 });
  },
);
