import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireUnpaid } from '#app/checkout/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, minutes } from '#app/core/kst.ts';
import {
  chooseViewing,
  clearViewed,
  countFollowers,
  followStore,
  healWatches,
  isFollowing,
  listViewed,
  listWishes,
  recordViewed,
  remembersViewed,
  tellWatchers,
  unfollowStore,
  unwatchPrice,
  unwatchRestock,
  unwish,
  watchesOn,
  watchPrice,
  watchRestock,
  wish,
  wishedAmong,
} from '#app/interests/index.server.ts';
import { HANDLERS } from '#app/jobs/registry.server.ts';
import { mailPriceDrop, mailRestock } from '#app/notifications/index.server.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { users } from '#db/schema/identity.ts';
import { restockWatches, viewedProducts } from '#db/schema/interests.ts';
import { inventoryUnits } from '#db/schema/inventory.ts';
import { orders } from '#db/schema/orders.ts';
import { localMails } from '#db/schema/platform.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { soldMore } from '#tests/support/sold.ts';

let world: World;
let owner: Database;
beforeAll(async () => {
  const url = await freshDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 1, role: 'owner' });
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
});

const aProduct = async (stock = 5) => aVariant(world, await aStore(world), { stock });
const unknown = { reason: { code: 'interests/product-not-found' } };
const mailsTo = async (userId: string) =>
  world.system.db
    .select({ subject: localMails.subject, body: localMails.body })
    .from(localMails)
    .innerJoin(users, eq(users.email, localMails.recipient))
    .where(eq(users.id, userId));
const setStock = (unitId: string, onHand: number) =>
  world.system.db.update(inventoryUnits).set({ onHand }).where(eq(inventoryUnits.id, unitId));
const jobsAbout = async (name: string, key: string, id: string) =>
  (
    await owner.client`
      select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = ${name} and j.payload->>${key} = ${id}`
  ).length;
const jobsToTell = (productId: string) => jobsAbout('interests.tell-watchers', 'productId', productId);

test('a wish is one wish, however often and at once it is sent, and its maker’s alone', async () => {
  const [me, other] = [await aShopper(world), await aShopper(world)];
  const { productId } = await aProduct();
  await Promise.all([wish(me, productId), wish(me, productId), wish(me, productId)]);
  expect((await listWishes(me, null)).rows).toEqual([productId]);
  expect([...(await wishedAmong(me, [productId]))]).toEqual([productId]);
  expect([...(await wishedAmong(other, [productId]))]).toEqual([]);
  expect([...(await wishedAmong(world.system, [productId]))]).toEqual([]);
  await unwish(other, productId);
  expect((await listWishes(me, null)).rows).toEqual([productId]);
  await unwish(me, productId);
  await unwish(me, productId);
  expect((await listWishes(me, null)).rows).toEqual([]);
  await expect(wish(me, newId())).rejects.toMatchObject(unknown);
});

test('wishes come a page at a time by key, also when many were made at one moment', async () => {
  const me = await aShopper(world);
  const store = await aStore(world);
  const made: string[] = [];
  for (let i = 0; i < 30; i++) {
    const { productId } = await aVariant(world, store);
    await wish(me, productId);
    made.push(productId);
  }
  const first = await listWishes(me, null);
  const second = await listWishes(me, first.next);
  expect(first.rows).toHaveLength(24);
  expect(second.next).toBeNull();
  expect([...first.rows, ...second.rows].sort()).toEqual(made.sort());
});

test('whoever waits for an option is told once when it is back, by one mail', async () => {
  const me = await aShopper(world);
  const { variantId, productId, unitId } = await aProduct(0);
  await Promise.all([watchRestock(me, variantId), watchRestock(me, variantId)]);
  expect(await watchesOn(me, productId, [variantId])).toEqual({ price: false, restock: [variantId] });
  expect(await tellWatchers(world.system, productId)).toBe(0);
  await setStock(unitId, 3);
  const told = await Promise.all([
    tellWatchers(world.system, productId),
    tellWatchers(world.system, productId),
  ]);
  expect(told[0] + told[1]).toBe(1);
  const [watch] = await world.system.db
    .select()
    .from(restockWatches)
    .where(eq(restockWatches.userId, me.actor.userId));
  await mailRestock(world.system, watch?.id ?? '');
  await mailRestock(world.system, watch?.id ?? '');
  expect(await mailsTo(me.actor.userId)).toHaveLength(1);
  await setStock(unitId, 0);
  expect(await tellWatchers(world.system, productId)).toBe(0);
  expect(await watchesOn(me, productId, [variantId])).toEqual({ price: false, restock: [] });
});

test('an option in stock needs no waiting, an unknown one none either, and waiting can be ended', async () => {
  const [me, other] = [await aShopper(world), await aShopper(world)];
  const { variantId, unitId, productId } = await aProduct(1);
  await expect(watchRestock(me, variantId)).rejects.toMatchObject({ reason: { code: 'interests/in-stock' } });
  await expect(watchRestock(me, newId())).rejects.toMatchObject(unknown);
  await setStock(unitId, 0);
  await watchRestock(me, variantId);
  await unwatchRestock(other, variantId);
  await unwatchRestock(me, variantId);
  await setStock(unitId, 1);
  expect(await tellWatchers(world.system, productId)).toBe(0);
});

test('each new low of a watched price is told once; a price that comes back down to a known one is not', async () => {
  const me = await aShopper(world);
  const { productId } = await aProduct();
  const price = (won: number) =>
    world.system.db
      .update(products)
      .set({ price: krw(won), listPrice: krw(won) })
      .where(eq(products.id, productId));
  await Promise.all([watchPrice(me, productId), watchPrice(me, productId)]);
  expect(await tellWatchers(world.system, productId)).toBe(0);
  await price(9000);
  const told = await Promise.all([
    tellWatchers(world.system, productId),
    tellWatchers(world.system, productId),
  ]);
  expect(told[0] + told[1]).toBe(1);
  for (let twice = 0; twice < 2; twice++)
    await mailPriceDrop(world.system, { userId: me.actor.userId, productId, from: 10_000, to: 9000 });
  expect((await mailsTo(me.actor.userId)).map(({ body }) => body.includes('10,000원 → 9,000원'))).toEqual([
    true,
  ]);
  await price(11_000);
  expect(await tellWatchers(world.system, productId)).toBe(0);
  await price(9000);
  expect(await tellWatchers(world.system, productId)).toBe(0);
  await price(8000);
  expect(await tellWatchers(world.system, productId)).toBe(1);
  await unwatchPrice(me, productId);
  await price(7000);
  expect(await tellWatchers(world.system, productId)).toBe(0);
});

test('a page of watchers is told at a time, and what is left queues itself', async () => {
  const { variantId, productId, unitId } = await aProduct(0);
  for (let n = 0; n < 3; n++) await watchRestock(await aShopper(world), variantId);
  await setStock(unitId, 1);
  expect(await tellWatchers(world.system, productId, 2)).toBe(2);
  expect(await jobsToTell(productId)).toBe(1);
  expect(await tellWatchers(world.system, productId, 2)).toBe(1);
  expect(await tellWatchers(world.system, productId, 2)).toBe(0);
});

test('an unpaid order that ends has those told who wait for what it held', async () => {
  const [me, waiting] = [await aShopper(world), await aShopper(world)];
  const { variantId, productId } = await aProduct(1);
  await fillCart(me, [{ variantId }]);
  await place(me);
  await watchRestock(waiting, variantId);
  const later = { ...world.system, now: after(world.system.now, days(8)) };
  await expireUnpaid(later);
  const [order] = await world.system.db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.userId, me.actor.userId));
  const orderId = order?.id ?? '';
  expect(await jobsAbout('catalog.count-sales', 'orderId', orderId)).toBe(1);
  expect(await jobsToTell(productId)).toBe(0);
  await HANDLERS['catalog.count-sales'](later, { orderId });
  expect(await jobsToTell(productId)).toBe(1);
  await HANDLERS['interests.tell-watchers'](later, { productId });
  expect(await watchesOn(waiting, productId, [variantId])).toMatchObject({ restock: [] });
});

test('a price that settles lower has its watchers told', async () => {
  const me = await aShopper(world);
  const { productId, variantId } = await aProduct();
  await watchPrice(me, productId);
  await world.system.db
    .update(variants)
    .set({ price: krw(9000) })
    .where(eq(variants.id, variantId));
  await soldMore(world.system, new Map([[productId, 0]]));
  expect(await jobsToTell(productId)).toBe(1);
  expect(await tellWatchers(world.system, productId)).toBe(1);
});

test('what no job reported is found slice by slice, however often it is begun anew', async () => {
  const me = await aShopper(world);
  const [one, two, cheap] = [await aProduct(0), await aProduct(0), await aProduct()];
  for (const { variantId } of [one, two]) await watchRestock(me, variantId);
  await watchPrice(me, cheap.productId);
  await healWatches(world.system);
  for (const { productId } of [one, two, cheap]) expect(await jobsToTell(productId)).toBe(0);
  for (const { unitId } of [one, two]) await setStock(unitId, 1);
  await world.system.db
    .update(products)
    .set({ price: krw(9000) })
    .where(eq(products.id, cheap.productId));
  const seen = await world.system.db.execute(sql`
    select distinct variant_id from restock_watches where told_at is null
    union all select distinct product_id from price_watches`);
  for (let n = 0; n <= seen.length; n++) await healWatches(world.system, 1);
  for (const { productId } of [one, two, cheap]) expect(await jobsToTell(productId)).toBe(1);
});

test('what was looked at comes latest first, once each, and a hundred are kept', async () => {
  const me = await aShopper(world);
  const store = await aStore(world);
  const seen: string[] = [];
  for (let i = 0; i < 3; i++) seen.push((await aVariant(world, store)).productId);
  const at = (i: number) => ({ ...me, now: after(me.now, minutes(i)) });
  for (const [i, id] of [...seen, seen[0]!].entries()) await recordViewed(at(i), id);
  expect(await listViewed(me)).toEqual([seen[0], seen[2], seen[1]]);
  await world.system.db.execute(sql`
    insert into products (store_id, seller_code, kind, top_category_id, mid_category_id, category_id, name, summary, description, origin,
      tax_type, state, notice, terms, price, list_price, created_at, updated_at)
    select store_id, 'many-' || n, kind, top_category_id, mid_category_id, category_id, name, summary, description, origin,
      tax_type, state, notice, terms, price, list_price, created_at, updated_at
    from products, generate_series(1, 100) n where id = ${seen[1]}`);
  await world.system.db.execute(sql`
    insert into viewed_products select ${me.actor.userId}, id, ${after(me.now, -minutes(9)).toISOString()}::timestamptz
    from products where seller_code like 'many-%'`);
  await Promise.all([recordViewed(at(9), seen[2]!), recordViewed(at(9), seen[1]!)]);
  const kept = await world.system.db
    .select()
    .from(viewedProducts)
    .where(eq(viewedProducts.userId, me.actor.userId));
  expect(kept).toHaveLength(100);
  expect((await listViewed(me, 3)).sort()).toEqual([...seen].sort());
});

test('what was looked at can be cleared, and remembering switched off and on', async () => {
  const [me, other] = [await aShopper(world), await aShopper(world)];
  const { productId } = await aProduct();
  await recordViewed(me, productId);
  await clearViewed(other);
  expect(await listViewed(me)).toEqual([productId]);
  await clearViewed(me);
  expect(await listViewed(me)).toEqual([]);
  await recordViewed(me, productId);
  await chooseViewing(me, false);
  await recordViewed(me, productId);
  expect([await listViewed(me), await remembersViewed(me), await remembersViewed(other)]).toEqual([
    [],
    false,
    true,
  ]);
  await chooseViewing(me, true);
  await recordViewed(me, productId);
  expect(await listViewed(me)).toEqual([productId]);
});

test('a store is followed once, and left once', async () => {
  const me = await aShopper(world);
  const { storeId } = await aStore(world);
  await Promise.all([followStore(me, storeId), followStore(me, storeId)]);
  expect([await isFollowing(me, storeId), await isFollowing(world.system, storeId)]).toEqual([true, false]);
  expect(await countFollowers(world.system, storeId)).toBe(1);
  await unfollowStore(await aShopper(world), storeId);
  expect(await countFollowers(world.system, storeId)).toBe(1);
  await unfollowStore(me, storeId);
  await unfollowStore(me, storeId);
  expect(await isFollowing(me, storeId)).toBe(false);
  await expect(followStore(me, newId())).rejects.toMatchObject({
    reason: { code: 'interests/store-not-found' },
  });
});

const copies = async (table: 'products' | 'variants' | 'stores', id: string, n: number, own: string) => {
  const rows = await world.system.db.execute<{ id: string }>(sql`
    insert into ${sql.raw(table)} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()) || ${sql.raw(own)})).*
    from ${sql.raw(table)} t, generate_series(1, ${n}) n where t.id = ${id}::uuid returning id`);
  return rows.map((row) => row.id);
};
const attempts = async (work: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(work);
  return settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : []));
};

test('nobody waits for more options, watches more prices or follows more stores than the ceiling, also at once', async () => {
  const me = await aShopper(world);
  const { userId } = me.actor;
  const store = await aStore(world);
  const goods = await aVariant(world, store, { stock: 0 });
  const mark = `'many-' || n || '-' || ${`'${userId}'`}`;
  const productIds = await copies(
    'products',
    goods.productId,
    302,
    `jsonb_build_object('seller_code', ${mark})`,
  );
  const variantIds = await copies(
    'variants',
    goods.variantId,
    102,
    `jsonb_build_object('sku', ${mark}, 'position', n + 1, 'unit_id', null)`,
  );
  const storeIds = await copies(
    'stores',
    store.storeId,
    502,
    `jsonb_build_object('slug', ${mark}, 'business_number', ${mark})`,
  );
  const { db } = world.system;
  const at = me.now.toISOString();
  await db.execute(sql`insert into restock_watches (user_id, variant_id, asked_at)
    select ${userId}::uuid, id, ${at}::timestamptz from variants where id = any(${sql.param(variantIds.slice(0, 99))}::uuid[])`);
  await db.execute(sql`insert into price_watches (user_id, product_id, known_price, asked_at)
    select ${userId}::uuid, id, price, ${at}::timestamptz from products where id = any(${sql.param(productIds.slice(0, 299))}::uuid[])`);
  await db.execute(sql`insert into store_follows (user_id, store_id, followed_at)
    select ${userId}::uuid, id, ${at}::timestamptz from stores where id = any(${sql.param(storeIds.slice(0, 499))}::uuid[])`);
  expect(await attempts(variantIds.slice(99).map((id) => watchRestock(me, id)))).toEqual(
    Array(2).fill({ code: 'interests/restocks-full', most: 100 }),
  );
  expect(await attempts(productIds.slice(299).map((id) => watchPrice(me, id)))).toEqual(
    Array(2).fill({ code: 'interests/prices-full', most: 300 }),
  );
  expect(await attempts(storeIds.slice(499).map((id) => followStore(me, id)))).toEqual(
    Array(2).fill({ code: 'interests/follows-full', most: 500 }),
  );
  await watchRestock(me, variantIds[0]!);
  await watchPrice(me, productIds[0]!);
  await followStore(me, storeIds[0]!);
  await unfollowStore(me, storeIds[0]!);
  await followStore(me, storeIds[499]!);
});
