import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewCancel } from '#app/claims/index.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { listPromises } from '#app/refunds/index.server.ts';
import { readBalances } from '#app/wallet/index.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

const _receipts = (number: string) =>
  world.system.db.execute<{ part: string; due: boolean }>(
    sql`select r.part, r.next_send_at is not null as due from cash_receipts r join orders o on o.id = r.order_id where o.number = ${number} and r.part = 'external'`,
  );

test('what comes back before dispatch is at least the stored promise, less a reward spent meanwhile as it says', async () => {
  await world.system.db.update(cashbackProgrammes).set({ payout: 'paid' });
  const ctx = await aShopper(world);
  await charge(ctx, 200_000, aProvider().gateway);
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 100_000 });
  await fillCart(ctx, [{ variantId }]);
  const { number } = await place(ctx, { wallet: 100_000 });
  expect((await readBalances(ctx, ctx.actor.userId)).cashback).toBe(10_000);
  const other = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 10_000 });
  await fillCart(ctx, [other]);
  await place(ctx, { wallet: 10_000 });
  const order = await findOrder(ctx, number);
  const [promise] = await listPromises(ctx, order?.id ?? '');
  const plan = await previewCancel(ctx, { number, storeOrderId: null });
  expect(promise?.keptBack).toBe(10_000);
  expect(plan?.back.charged).toBe((promise?.charged ?? 0) - 10_000);
});
