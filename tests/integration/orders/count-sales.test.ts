import { and, desc, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSales } from '#app/orders/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { boughtTogether, products } from '#db/schema/catalog.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
});
afterAll(() => world.database.close());

type Goods = Awaited<ReturnType<typeof aVariant>>;

async function theThree(): Promise<[Goods, Goods, Goods]> {
  const store = await aStore(world);
  return [await aVariant(world, store), await aVariant(world, store), await aVariant(world, store)];
}

const pay = (orderIds: readonly string[]) =>
  world.system.db
    .update(orders)
    .set({ state: 'paid', paidAt: world.system.now })
    .where(inArray(orders.id, [...orderIds]));

async function buy(goods: Goods[], state: 'paid' | 'awaiting_payment' = 'paid'): Promise<string> {
  const ctx = await aShopper(world);
  await fillCart(ctx, goods);
  const { number } = await place(ctx);
  const [order] = await world.system.db.select().from(orders).where(eq(orders.number, number));
  const id = order?.id ?? '';
  if (state === 'paid') await pay([id]);
  return id;
}

const soldOf = async ({ productId }: Goods) =>
  (await world.system.db.select().from(products).where(eq(products.id, productId)))[0]?.soldCount;

const companionsOf = ({ productId }: Goods) =>
  world.system.db
    .select({ otherId: boughtTogether.otherId, orders: boughtTogether.orders })
    .from(boughtTogether)
    .where(eq(boughtTogether.productId, productId))
    .orderBy(desc(boughtTogether.orders));

test('paid orders are counted, unpaid and refunded ones are not; again it is the same', async () => {
  const [tea, cake, cup] = await theThree();
  const counted = [await buy([tea, cup], 'awaiting_payment'), await buy([tea, cake])];
  const last = await buy([tea, cake, cup]);
  for (const id of [...counted, last, last]) await countSales(world.system, [id]);
  expect(await companionsOf(tea)).toEqual([
    { otherId: cake.productId, orders: 2 },
    { otherId: cup.productId, orders: 1 },
  ]);
  expect([await soldOf(tea), await soldOf(cake), await soldOf(cup)]).toEqual([2, 2, 1]);
  await world.system.db
    .update(orderLines)
    .set({ refundedQuantity: 1 })
    .where(and(eq(orderLines.productId, cup.productId), eq(orderLines.orderId, last)));
  await countSales(world.system, [last]);
  expect(await companionsOf(tea)).toEqual([{ otherId: cake.productId, orders: 2 }]);
  expect(await companionsOf(cup)).toEqual([]);
  expect([await soldOf(tea), await soldOf(cake), await soldOf(cup)]).toEqual([2, 2, 0]);
});

test('jobs at once count every order once', async () => {
  const [tea, cake] = await theThree();
  const placed: string[] = [];
  for (let n = 0; n < 6; n++) placed.push(await buy(n % 2 ? [cake, tea] : [tea, cake]));
  await Promise.all([...placed, ...placed].map((id) => countSales(world.system, [id])));
  expect([await soldOf(tea), await soldOf(cake)]).toEqual([6, 6]);
  expect(await companionsOf(tea)).toEqual([{ otherId: cake.productId, orders: 6 }]);
});

test('a job that waits for the product counts what was paid meanwhile', async () => {
  const [tea, cake] = await theThree();
  const [first, second] = [await buy([tea, cake]), await buy([tea, cake], 'awaiting_payment')];
  let slow: Promise<void> | undefined;
  await inTransaction(world.system, async (tx) => {
    await tx.db
      .select()
      .from(products)
      .where(inArray(products.id, [tea.productId, cake.productId]))
      .for('update');
    slow = countSales(world.system, [first, second]);
    await new Promise((wake) => setTimeout(wake, 300));
    await pay([second]);
  });
  await slow;
  expect([await soldOf(tea), await soldOf(cake)]).toEqual([2, 2]);
  expect(await companionsOf(tea)).toEqual([{ otherId: cake.productId, orders: 2 }]);
});
