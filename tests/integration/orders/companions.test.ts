import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { companionsOfProductsIn } from '#app/orders/index.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
});
afterAll(() => world.database.close());

test('paid orders that hold both products are counted, unpaid and refunded ones are not', async () => {
  const store = await aStore(world);
  const [tea, cake, cup] = [
    await aVariant(world, store),
    await aVariant(world, store),
    await aVariant(world, store),
  ];
  const buy = async (goods: { variantId: string }[], state: 'paid' | 'awaiting_payment') => {
    const ctx = await aShopper(world);
    await fillCart(ctx, goods);
    const { number } = await place(ctx);
    const [order] = await world.system.db.select().from(orders).where(eq(orders.number, number));
    const id = order?.id ?? '';
    if (state === 'paid')
      await world.system.db.update(orders).set({ state, paidAt: ctx.now }).where(eq(orders.id, id));
    return id;
  };
  await buy([tea, cup], 'awaiting_payment');
  await buy([tea, cake], 'paid');
  const last = await buy([tea, cake, cup], 'paid');
  const counted = await companionsOfProductsIn(world.system, last);
  expect(counted.get(tea.productId)).toEqual([
    { otherId: cake.productId, orders: 2 },
    { otherId: cup.productId, orders: 1 },
  ]);
  await world.system.db
    .update(orderLines)
    .set({ refundedQuantity: 1 })
    .where(eq(orderLines.productId, cup.productId));
  const again = await companionsOfProductsIn(world.system, last);
  expect(again.get(tea.productId)).toEqual([{ otherId: cake.productId, orders: 2 }]);
  expect(again.get(cup.productId)).toEqual([]);
});
