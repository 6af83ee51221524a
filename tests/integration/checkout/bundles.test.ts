import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToCart, readCart } from '#app/cart/index.server.ts';
import { expireUnpaid, giveUpOrder, placeOrder } from '#app/checkout/index.server.ts';
import { cancelOrder } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { findOrder, readReceipt } from '#app/orders/index.server.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { bundleParts } from '#db/schema/catalog.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { fillCart, pay, place, placeInput } from '#tests/support/a-purchase.ts';
import { aBundle, aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
const { gateway } = aProvider();
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 30 });
});
afterAll(async () => {
  await expectBooksClean(url, NOON);
  await world.database.close();
});

/** Apples and pears, a bundle of two and one of them, and one who wants to buy. */
async function aTable(stock: { apples: number; pears: number }) {
  const store = await aStore(world, { shippingFee: 0 });
  const apple = await aVariant(world, store, { name: '사과', price: 3000, stock: stock.apples });
  const pear = await aVariant(world, store, {
    name: '배',
    optionName: '특',
    price: 4000,
    stock: stock.pears,
  });
  const bundle = await aBundle(
    world,
    store,
    [
      { of: apple, quantity: 2 },
      { of: pear, quantity: 1 },
    ],
    { price: 8000 },
  );
  const units = async () => {
    const rows = await world.system.db.execute<{ on_hand: number; held: number }>(
      sql`select on_hand, held from inventory_units where id in (${apple.unitId}, ${pear.unitId}) order by id = ${pear.unitId}`,
    );
    return rows.map(({ on_hand, held }) => [on_hand, held]);
  };
  return { store, apple, pear, bundle, units, ctx: await aShopper(world) };
}

const lineOf = async (ctx: Ctx<Shopper>, number: string) =>
  (await findOrder(ctx, number))?.stores[0]?.lines.find(({ parts }) => parts.length > 0);
const cancel = async (ctx: Ctx<Shopper>, number: string, quantity: number) => {
  const line = await lineOf(ctx, number);
  await cancelOrder(ctx, {
    number,
    storeOrderId: null,
    requestKey: newId(),
    reason: '기타',
    quantities: new Map([[line?.id ?? '', quantity]]),
    expectedTotal: krw(8000 * quantity),
  });
  for (const id of await refundsToSend(world.system, 10)) await sendRefund(world.system, id, gateway);
};

test('bundles and a single part in one order: set aside together, sold, returned by the unit', async () => {
  const { ctx, apple, bundle, units } = await aTable({ apples: 10, pears: 5 });
  await fillCart(ctx, [
    { ...bundle, quantity: 3 },
    { ...apple, quantity: 2 },
  ]);
  const { number, tossOrderId } = await place(ctx);
  expect(await units()).toEqual([
    [2, 8],
    [2, 3],
  ]);
  await pay(ctx, tossOrderId, gateway);
  expect(await units()).toEqual([
    [2, 0],
    [2, 0],
  ]);
  expect(await lineOf(ctx, number)).toMatchObject({
    unitId: null,
    parts: [
      { name: '사과', optionName: '', quantity: 2 },
      { name: '배', optionName: '특', quantity: 1 },
    ],
  });
  await cancel(ctx, number, 2);
  expect(await units()).toEqual([
    [6, 0],
    [4, 0],
  ]);
  await cancel(ctx, number, 1);
  expect(await units()).toEqual([
    [8, 0],
    [5, 0],
  ]);
  const order = await findOrder(ctx, number);
  const receipt = await readReceipt(world.system, order?.id ?? '');
  expect(receipt?.lines.find(({ parts }) => parts.length > 0)?.parts.map(({ name }) => name)).toEqual([
    '사과',
    '배',
  ]);
});

test('whatever the bundle becomes, a refund brings back what was taken', async () => {
  const { ctx, apple, pear, bundle, units } = await aTable({ apples: 10, pears: 5 });
  await fillCart(ctx, [{ ...bundle, quantity: 2 }]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const { db } = world.system;
  await db.delete(bundleParts).where(eq(bundleParts.unitId, pear.unitId));
  await db.update(bundleParts).set({ quantity: 5 }).where(eq(bundleParts.unitId, apple.unitId));
  await cancel(ctx, number, 2);
  expect(await units()).toEqual([
    [10, 0],
    [5, 0],
  ]);
});

test('what an order took cannot be written again by the mall', async () => {
  const { ctx, bundle } = await aTable({ apples: 10, pears: 5 });
  await fillCart(ctx, [bundle]);
  await place(ctx);
  for (const statement of [
    sql`update order_line_parts set quantity = quantity + 1`,
    sql`delete from order_line_parts`,
  ])
    await expect(world.system.db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
});

test('given up or run out, all parts are free again', async () => {
  const { ctx, bundle, units } = await aTable({ apples: 10, pears: 5 });
  const all = [
    [10, 0],
    [5, 0],
  ];
  await fillCart(ctx, [{ ...bundle, quantity: 4 }]);
  const first = await place(ctx);
  await giveUpOrder(ctx, first.number);
  expect(await units()).toEqual(all);
  await place(ctx);
  expect(await units()).toEqual([
    [2, 8],
    [1, 4],
  ]);
  await expireUnpaid({ ...world.system, now: after(NOON, minutes(16)) });
  expect(await units()).toEqual(all);
});

test('a bundle and its part that are not enough together are told in the cart and refused at the order', async () => {
  const { ctx, apple, bundle, units } = await aTable({ apples: 5, pears: 5 });
  await fillCart(ctx, [
    { ...bundle, quantity: 2 },
    { ...apple, quantity: 2 },
  ]);
  expect((await readCart(ctx)).map(({ trouble }) => trouble)).toEqual([
    'not-enough-together',
    'not-enough-together',
  ]);
  await expect(place(ctx)).rejects.toMatchObject({ reason: { code: 'checkout/not-enough-together' } });
  expect(await units()).toEqual([
    [5, 0],
    [5, 0],
  ]);
});

test('a bundle is sold out when one part is, and no more can be put in the cart than there are', async () => {
  const { ctx, bundle } = await aTable({ apples: 5, pears: 5 });
  await expect(
    addToCart(ctx, { variantId: bundle.variantId, quantity: 3, alone: false }),
  ).rejects.toMatchObject({ reason: { code: 'cart/stock', left: 2 } });
  await fillCart(ctx, [{ ...bundle, quantity: 2 }]);
  const other = await aShopper(world);
  await fillCart(other, [bundle]);
  await place(ctx);
  expect((await readCart(other)).map(({ trouble, left }) => [trouble, left])).toEqual([['sold-out', 0]]);
});

test('what is in the bundle is part of what was seen', async () => {
  const { ctx, apple, bundle, units } = await aTable({ apples: 10, pears: 5 });
  await fillCart(ctx, [bundle]);
  const form = await placeInput(ctx);
  await world.system.db.update(bundleParts).set({ quantity: 1 }).where(eq(bundleParts.unitId, apple.unitId));
  await expect(placeOrder(ctx, form, { orderKey: null })).rejects.toMatchObject({
    reason: { code: 'checkout/changed' },
  });
  expect(await units()).toEqual([
    [10, 0],
    [5, 0],
  ]);
});

test('bundles and single goods ordered against each other never deadlock and never oversell', async () => {
  const { store, apple, pear, bundle, units } = await aTable({ apples: 30, pears: 30 });
  const back = await aBundle(world, store, [
    { of: pear, quantity: 2 },
    { of: apple, quantity: 1 },
  ]);
  const people = await Promise.all(Array.from({ length: 24 }, () => aShopper(world)));
  for (const [i, ctx] of people.entries())
    await fillCart(ctx, i % 3 === 0 ? [bundle, back] : i % 3 === 1 ? [back, apple] : [pear, bundle]);
  const placed = await Promise.allSettled(people.map((ctx) => place(ctx)));
  const refused = placed.flatMap((result) =>
    result.status === 'rejected' ? [result.reason?.reason?.code] : [],
  );
  // Anything but a business answer would be a deadlock or a broken constraint.
  expect(refused.filter((code) => !/^checkout\/(sold-out|not-enough-together)$/.test(code))).toEqual([]);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(people.length);
  const [apples, pears] = await units();
  expect([(apples?.[0] ?? 0) + (apples?.[1] ?? 0), (pears?.[0] ?? 0) + (pears?.[1] ?? 0)]).toEqual([30, 30]);
});
