import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STOCK_INVARIANTS } from '#app/bookcheck/stock-invariants.ts';
import { cancelOrder } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { type Database, type Db, openDatabase } from '#db/client.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { fillCart, pay, place } from '#tests/support/a-purchase.ts';
import { aBundle, aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { planted } from '#tests/support/planted.ts';

let world: World;
let owner: Database;

/** Three bundles and a single part bought in one order, one bundle of it returned; another order not paid. */
beforeAll(async () => {
  const url = await freshDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 2, role: 'owner', statementSeconds: 60 });
  const { gateway } = aProvider();
  const store = await aStore(world);
  const [a, b] = [await aVariant(world, store), await aVariant(world, store)];
  const bundle = await aBundle(world, store, [
    { of: a, quantity: 2 },
    { of: b, quantity: 1 },
  ]);
  const [paying, waiting] = [await aShopper(world), await aShopper(world)];
  await fillCart(paying, [{ variantId: bundle.variantId, quantity: 3 }, a]);
  const { number, tossOrderId } = await place(paying);
  await pay(paying, tossOrderId, gateway);
  const line = (await findOrder(paying, number))?.stores[0]?.lines.find(({ parts }) => parts.length > 0);
  await cancelOrder(paying, {
    number,
    storeOrderId: null,
    requestKey: newId(),
    reason: '기타',
    quantities: new Map([[line?.id ?? '', 1]]),
    expectedTotal: krw(10_000),
  });
  await fillCart(waiting, [bundle]);
  await place(waiting);
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
});

async function brokenIn(db: Db): Promise<string[]> {
  const names: string[] = [];
  for (const { name, offenders } of STOCK_INVARIANTS)
    if ((await db.execute(sql.raw(String(offenders)))).length > 0) names.push(name);
  return names;
}

test('honest bundles are clean', async () => {
  expect(await brokenIn(owner.db)).toEqual([]);
});

const A_BUNDLE = `(select id from products where is_bundle limit 1)`;
const A_PART = `(select product_id from variants where unit_id = (select unit_id from bundle_parts limit 1))`;
test.each([
  ['STOCK_AS_ORDERED', `update order_line_parts set quantity = quantity + 1`],
  ['STOCK_AS_ORDERED', `delete from order_line_parts where position = 1`],
  ['STOCK_AS_ORDERED', `delete from reservations where state = 'open'`],
  ['STOCK_AS_ORDERED', `update inventory_movements set quantity = quantity + 1 where movement = 'returned'`],
  ['STOCK_AS_ORDERED', `delete from inventory_movements where movement = 'returned' and quantity = 2`],
  [
    'STOCK_AS_ORDERED',
    `update order_lines l set unit_id = (select unit_id from bundle_parts limit 1) where unit_id is null and line_type = 'item'`,
  ],
  ['BUNDLES_HOLD', `delete from bundle_parts`],
  ['BUNDLES_HOLD', `update products set is_bundle = false where is_bundle`],
  ['BUNDLES_HOLD', `update products set tax_type = 'tax_free' where id = ${A_BUNDLE}`],
  ['BUNDLES_HOLD', `update products set adult_only = true where id = ${A_PART}`],
  ['BUNDLES_HOLD', `update products set store_id = gen_random_uuid() where id = ${A_PART}`],
])('%s sees %s', async (name, statement) => {
  expect(await planted(owner.db, [statement], brokenIn)).toContain(name);
});
