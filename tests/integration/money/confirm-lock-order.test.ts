import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeOrder } from '#app/checkout/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { confirmPurchase, findOrder } from '#app/orders/index.server.ts';
import { grantPoints, savePointPolicy } from '#app/wallet/index.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place, placeInput } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

test('confirming (two posts) and placing with cashback and points lock in one order', async () => {
  await savePointPolicy(world.system, {
    effectiveFrom: new Date('2026-01-01'),
    earnBps: 100,
    minimumUse: krw(0),
    validDays: 365,
  });
  const store = await aStore(world, { shippingFee: 0 });
  const { variantId } = await aVariant(world, store, { price: 20_000 });
  const read = async () => {
    await new Promise((wake) => setTimeout(wake, 1500));
    await Promise.all(
      Array.from({ length: 20 }, () => world.system.db.execute(sql`select pg_stat_force_next_flush()`)),
    );
    const [row] = await world.system.db.execute<{ deadlocks: string }>(
      sql`select deadlocks from pg_stat_database where datname = current_database()`,
    );
    return Number(row?.deadlocks);
  };
  const before = await read();
  for (let i = 0; i < 10; i++) {
    const ctx = await aShopper(world);
    const { gateway } = aProvider();
    await charge(ctx, 100_000, gateway);
    const orders = [];
    // One confirmed order gives cashback first, so its account is older than that of the points.
    for (let n = 0; n < 2; n++) {
      await fillCart(ctx, [{ variantId }]);
      const placed = await place(ctx, { wallet: 10_000 });
      await pay(ctx, placed.tossOrderId, gateway);
      const id = (await findOrder(ctx, placed.number))?.id;
      await world.system.db.execute(sql`update order_lines set state = 'delivered' where order_id = ${id}`);
      orders.push(placed.number);
      if (n === 0) {
        await world.system.db.execute(
          sql`select books.open_account(${`cashback:daejeon:${ctx.actor.userId}`})`,
        );
      }
    }
    await grantPoints(world.system, {
      grantId: newId(),
      userId: ctx.actor.userId,
      amount: krw(5000),
      validDays: 30,
    });
    await confirmPurchase(ctx, { number: orders[0] ?? '', lineId: null });
    await fillCart(ctx, [{ variantId }]);
    const input = await placeInput(ctx, { wallet: 15_000, points: 5000 });
    await Promise.allSettled([
      confirmPurchase(ctx, { number: orders[1] ?? '', lineId: null }),
      new Promise((wake) => setTimeout(wake, i * 2)).then(() => placeOrder(ctx, input, { orderKey: null })),
    ]);
  }
  expect((await read()) - before).toBe(0);
}, 90_000);
