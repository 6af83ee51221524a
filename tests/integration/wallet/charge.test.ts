import { afterAll, beforeAll, expect, test } from 'vitest';
import { chargeWallet, confirmPayment, expireUnpaid } from '#app/checkout/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { listWalletHistory, readWallet } from '#app/wallet/index.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, freshKey, pay, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20, monthlyBudget: 3000 });
});
afterAll(async () => {
  await expectBooksClean(url, NOON);
  await world.database.close();
});

test('twenty parallel charges of one person cannot pass the monthly limit together', async () => {
  const { gateway } = aProvider({ slowMs: 5 });
  const ctx = await aShopper(world);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => charge(ctx, 100_000, gateway)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  expect(await readWallet(ctx)).toMatchObject({
    balances: { charged: 500_000 },
    room: 0,
    monthCharged: 500_000,
  });
});

test('a person who is not verified cannot charge', async () => {
  const ctx = await aShopper(world, { verified: false });
  await expect(charge(ctx, 10_000, aProvider().gateway)).rejects.toMatchObject({
    reason: { code: 'wallet/not-verified' },
  });
});

test('a charge sent twice under one key is one attempt, with other content it is refused', async () => {
  const ctx = await aShopper(world);
  const input = { intentKey: newId(), amount: krw(10_000), method: 'card' as const };
  const [one, two] = await Promise.all([chargeWallet(ctx, input), chargeWallet(ctx, input)]);
  expect(one.tossOrderId).toBe(two.tossOrderId);
  await expect(chargeWallet(ctx, { ...input, amount: krw(20_000) })).rejects.toMatchObject({
    reason: { code: 'checkout/key-reused' },
  });
  expect((await readWallet(ctx)).room).toBe(490_000);
});

test('an abandoned charge gives its room back, and its late payment captures nothing', async () => {
  const { gateway, calls } = aProvider();
  const ctx = await aShopper(world);
  const { tossOrderId } = await chargeWallet(ctx, {
    intentKey: newId(),
    amount: krw(50_000),
    method: 'card',
  });
  const later = after(NOON, minutes(16));
  await expireUnpaid({ ...world.system, now: later });
  expect((await readWallet(ctx)).room).toBe(500_000);
  await confirmPayment(
    { ...ctx, now: later },
    { tossOrderId, orderId: tossOrderId, paymentKey: freshKey(), amount: '50000' },
    gateway,
  );
  expect(calls).toEqual([]);
});

test('the budget ends at zero: the order goes on, the reward is what is left, never less than promised', async () => {
  const { gateway } = aProvider();
  const buyers = await Promise.all(Array.from({ length: 4 }, () => aShopper(world)));
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 20_000 });
  for (const ctx of buyers) {
    await charge(ctx, 20_000, gateway);
    await fillCart(ctx, [{ variantId }]);
    await place(ctx, { wallet: 20_000 });
  }
  const pending = await Promise.all(buyers.map(async (ctx) => (await readWallet(ctx)).balances.pending));
  expect(pending).toEqual([2000, 1000, 0, 0]);
});

test('the history tells every change with the balance after it', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 30_000, gateway);
  const { variantId } = await aVariant(world, await aStore(world), { price: 10_000 });
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId } = await place(ctx, { wallet: 4000 });
  await pay(ctx, tossOrderId, gateway);
  const { rows, next } = await listWalletHistory(
    ctx,
    { filter: 'all', currency: 'daejeon' },
    { cursor: null, limit: 10 },
  );
  expect(next).toBeNull();
  expect(rows.map(({ kind, amount, balance }) => ({ kind, amount, balance }))).toEqual([
    { kind: 'hold', amount: -4000, balance: 26_000 },
    { kind: 'charge', amount: 30_000, balance: 30_000 },
  ]);
});
