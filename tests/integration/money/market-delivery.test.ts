import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBooks } from '#app/bookcheck/index.server.ts';
import { quoteCheckout } from '#app/checkout/index.server.ts';
import { CheckoutChoice } from '#app/checkout/index.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, krw } from '#app/core/krw.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { quote } from '#app/pricing/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { orders } from '#db/schema/orders.ts';
import { markets, stores } from '#db/schema/stores.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place } from '#tests/support/a-purchase.ts';
import {
  type AStore,
  type AVariant,
  aShopper,
  aStore,
  aVariant,
  aWorld,
  NOON,
  type World,
} from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let url: string;
let world: World;
let stalls: [AStore, AStore];
let goods: [AVariant, AVariant, AVariant];
const { gateway } = aProvider();

beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url);
  const option = { market: true, shippingFee: 3000, freeFrom: null };
  stalls = [await aStore(world, option), await aStore(world, option)];
  const other = await aStore(world, { shippingFee: 2500, freeFrom: null });
  const { db } = world.system;
  const marketId = newId();
  await db.insert(markets).values({
    id: marketId,
    slug: 'together',
    name: '모아시장',
    district: '동구',
    intro: '시장',
    groupFee: krw(2001),
    groupFreeFrom: krw(20_000),
  });
  const ids = stalls.map(({ storeId }) => storeId);
  await db.update(stores).set({ marketId, joinsGroup: true }).where(inArray(stores.id, ids));
  goods = [
    await aVariant(world, stalls[0], { price: 3000 }),
    await aVariant(world, stalls[1], { price: 4000, taxFree: true }),
    await aVariant(world, other, { price: 5000 }),
  ];
});
afterAll(async () => {
  await world.database.close();
});

const choice = (postcode: string) => CheckoutChoice.parse({ postcode });
const shippingOf = async (ctx: Ctx<Shopper>, postcode: string) =>
  (await quoteCheckout(ctx, choice(postcode)))?.quote.shippingTotal;

test('within the city one fee for the market, elsewhere one for each stall', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, goods);
  expect(await shippingOf(ctx, '35229')).toBe(2001 + 2500);
  expect(await shippingOf(ctx, '')).toBe(2001 + 2500);
  expect(await shippingOf(ctx, '06236')).toBe(3000 + 3000 + 2500);
  expect(await shippingOf(ctx, '63000')).toBe(8500 + 3 * 3000);
  await fillCart(ctx, [{ variantId: goods[1].variantId, quantity: 5 }]);
  expect(await shippingOf(ctx, '35229')).toBe(2500);
});

test('a stall that does not join sends its own parcel', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, goods.slice(0, 2));
  const { db } = world.system;
  await db.update(stores).set({ joinsGroup: false }).where(eq(stores.id, stalls[1].storeId));
  expect(await shippingOf(ctx, '35229')).toBe(2001 + 3000);
  await db.update(stores).set({ joinsGroup: true }).where(eq(stores.id, stalls[1].storeId));
});

test('paid with wallet and card, cancelled stall by stall, every won comes back and the books stay clean', async () => {
  const ctx = await aShopper(world);
  await charge(ctx, 10_000, gateway);
  await fillCart(ctx, goods);
  const { number, tossOrderId } = await place(ctx, { wallet: 6000 });
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  expect(order?.total).toBe(12_000 + 2001 + 2500);
  const back = [];
  for (const store of order?.stores ?? []) {
    const preview = await previewCancel(ctx, { number, storeOrderId: store.id });
    const expectedTotal = preview?.total ?? krw(-1);
    await cancelOrder(ctx, {
      number,
      storeOrderId: store.id,
      reason: '기타',
      requestKey: newId(),
      expectedTotal,
    });
    back.push(expectedTotal);
  }
  expect(add(...back)).toBe(order?.total);
  const of = (stall: AStore) => order?.stores.findIndex(({ storeId }) => storeId === stall.storeId) ?? -1;
  expect([back[of(stalls[0])], back[of(stalls[1])]].toSorted()).toEqual([4001, 5000]);
  await expectBooksClean(url, NOON);
});

test('orders of the rules before are computed again by those rules', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, goods.slice(2));
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const checkout = await (async () => {
    await fillCart(ctx, goods.slice(2));
    return quoteCheckout(ctx, choice('35229'));
  })();
  const input = checkout?.input;
  if (!input) throw new Error('nothing quoted');
  const { markets: _, ...before } = input;
  const owner = openDatabase({ url, pool: 1, role: 'owner' });
  const proofs = async () =>
    (await verifyBooks({ actor: { kind: 'system' }, now: NOON, db: owner.db, requestId: 'old' })).filter(
      ({ broken }) => broken > 0,
    );
  const store = (output: unknown) =>
    owner.db
      .update(orders)
      .set({ quote: sql`${JSON.stringify({ input: before, output })}::jsonb` })
      .where(eq(orders.number, number));
  await store(quote(before, '2026-11-2'));
  expect(await proofs()).toEqual([]);
  await store({ ...quote(before, '2026-11-2'), shippingTotal: 1 });
  expect(await proofs()).toHaveLength(1);
  await owner.close();
});
