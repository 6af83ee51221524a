import { and, asc, eq, like } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  carryOutPricePlans,
  correctPrices,
  correctProduct,
  correctStock,
  findOwnProduct,
  findProduct,
  listPricePlans,
  planPrices,
  saveProduct,
} from '#app/catalog/index.server.ts';
import {
  CorrectPricesInput,
  CorrectProductInput,
  CorrectStockInput,
  PlanPricesInput,
  SaveProductInput,
} from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, days, hours } from '#app/core/kst.ts';
import { commitReservations, reserve } from '#app/inventory/index.server.ts';
import { type Database, inTransaction, openDatabase } from '#db/client.server.ts';
import { auditLog } from '#db/schema/audit.ts';
import { priceHistory, variants } from '#db/schema/catalog.ts';
import { inventoryMovements } from '#db/schema/inventory.ts';
import { aCategory, aDraft, aSeller, fresh, systemCtx } from '#tests/support/a-shop.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

const NOT_FOUND = { reason: { code: 'catalog/product-not-found' } };
const CHANGED = { reason: { code: 'catalog/changed-meanwhile' } };

/** Two options, sold at 10,000 and 20,000 since 30 days ago. */
async function aSoldProduct() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const long = { ...seller, now: after(system.now, -days(30)) };
  const draft = await aDraft(long, {
    categorySlug: await aCategory(system),
    optionAxes: [],
    variants: [
      { sku: 'small', optionName: '작은 것', price: 10_000, listPrice: 10_000, stock: 10 },
      { sku: 'large', optionName: '큰 것', price: 20_000, listPrice: 20_000, stock: 5 },
    ],
  });
  const { productId } = await saveProduct(long, seller.actor.storeId, SaveProductInput.parse(draft));
  return { system, seller, stranger: await aSeller(system), productId, draft };
}

const acts = async (ctx: Ctx, productId: string, action: string) =>
  ctx.db
    .select({ before: auditLog.before, after: auditLog.after })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `product:${productId}`), eq(auditLog.action, action)));

/** Works on the queue, which the mall itself only adds to. */
async function onQueue<T>(work: (sql: Database['client']) => Promise<T>): Promise<T> {
  const owner = openDatabase({ url: await testDatabaseUrl(), pool: 1, role: 'owner' });
  try {
    return await work(owner.client);
  } finally {
    await owner.close();
  }
}
const keyOf = (productId: string) => `search.index-product:${productId}`;
const forgetJobs = (productId: string) =>
  onQueue((sql) => sql`delete from graphile_worker._private_jobs where key = ${keyOf(productId)}`);
const indexJobs = (productId: string) =>
  onQueue(
    async (sql) =>
      (await sql`select from graphile_worker._private_jobs where key = ${keyOf(productId)}`).length,
  );

const renamed = (productId: string, name: string) =>
  CorrectProductInput.parse({
    productId,
    name,
    summary: '속은 꿀이 찼어요',
    description: '새벽에 골라 담아요.',
  });

test('a rename is shown, recorded with what it was, and reaches the search in the same transaction', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const name = fresh('햇사과');
  await forgetJobs(productId);
  await correctProduct(seller, renamed(productId, name));
  expect(await findProduct(system, productId)).toMatchObject({ name, summary: '속은 꿀이 찼어요' });
  expect(await indexJobs(productId)).toBe(1);
  expect(await acts(system, productId, 'catalog.correct')).toEqual([
    { before: { name: '못난이 사과 3kg' }, after: { name } },
  ]);
});

test('a rename that is rolled back asks for no indexing', async () => {
  const { system, seller, productId } = await aSoldProduct();
  await forgetJobs(productId);
  const undone = inTransaction(seller, async (tx) => {
    await correctProduct(tx, renamed(productId, '잘못된 이름'));
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await findProduct(system, productId)).toMatchObject({ name: '못난이 사과 3kg' });
  expect(await indexJobs(productId)).toBe(0);
});

test('the same rename twice, also at once, is one; a stranger finds no such product', async () => {
  const { system, seller, stranger, productId } = await aSoldProduct();
  const input = renamed(productId, fresh('두 번'));
  await Promise.all([correctProduct(seller, input), correctProduct(seller, input)]);
  await correctProduct(seller, input);
  expect(await acts(system, productId, 'catalog.correct')).toHaveLength(1);
  await expect(correctProduct(stranger, renamed(productId, '남의 이름'))).rejects.toMatchObject(NOT_FOUND);
  expect(await findProduct(system, productId)).toMatchObject({ name: input.name });
});

const priced = (productId: string, sku: string, seen: number, price: number) =>
  CorrectPricesInput.parse({ productId, prices: [{ sku, seen: String(seen), price: String(price) }] });

const charged = async ({ db }: Ctx, productId: string, sku: string) =>
  (
    await db
      .select({ price: priceHistory.price })
      .from(priceHistory)
      .innerJoin(variants, eq(variants.id, priceHistory.variantId))
      .where(and(eq(variants.productId, productId), eq(variants.sku, sku)))
      .orderBy(asc(priceHistory.at), asc(priceHistory.id))
  ).map(({ price }) => price);

test('a corrected price is charged at once and stands in the price history beside the list price it supports', async () => {
  const { system, seller, productId } = await aSoldProduct();
  await correctPrices(seller, priced(productId, 'small', 10_000, 9000));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000, listPrice: 10_000 });
  expect(await charged(system, productId, 'small')).toEqual([10_000, 9000]);
  expect(await charged(system, productId, 'large')).toEqual([20_000]);
  const later = (ms: number) => ({ ...seller, now: after(seller.now, ms) });
  await correctPrices(later(hours(1)), priced(productId, 'small', 9000, 30_000));
  // A price held for an hour supports nothing: the lowest of the last 20 days counts.
  await correctPrices(later(hours(2)), priced(productId, 'small', 30_000, 9500));
  expect((await findProduct(system, productId))?.variants[0]).toMatchObject({ price: 9500, listPrice: 9500 });
});

test('a price corrected while a sale runs is the one it goes back to', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const at = (ms: number) => ({ ...system, now: after(system.now, ms) });
  const plan = { productId, beginsAt: system.now, endsAt: at(hours(2)).now };
  await planPrices(seller, PlanPricesInput.parse({ ...plan, prices: [{ sku: 'small', price: 8000 }] }));
  await correctPrices(seller, priced(productId, 'small', 10_000, 11_000));
  expect(await findProduct(system, productId)).toMatchObject({ price: 8000 });
  await carryOutPricePlans(at(hours(2)));
  expect((await findProduct(system, productId))?.variants[0]).toMatchObject({ price: 11_000 });
});

test('the same price twice is once; of two at once that saw the same price one is refused', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const once = priced(productId, 'small', 10_000, 9900);
  await Promise.all([correctPrices(seller, once), correctPrices(seller, once)]);
  expect(await charged(system, productId, 'small')).toEqual([10_000, 9900]);
  const both = await Promise.allSettled([
    correctPrices(seller, priced(productId, 'small', 9900, 9000)),
    correctPrices(seller, priced(productId, 'small', 9900, 8000)),
  ]);
  const [refused, ...others] = both.filter(({ status }) => status === 'rejected');
  expect(others).toEqual([]);
  expect(refused).toMatchObject({ reason: CHANGED });
});

test('a stranger changes no price, nor does an option the product does not have; what was only shown changes nothing', async () => {
  const { system, seller, stranger, productId } = await aSoldProduct();
  await expect(correctPrices(stranger, priced(productId, 'small', 10_000, 100))).rejects.toMatchObject(
    NOT_FOUND,
  );
  await expect(correctPrices(seller, priced(productId, 'none', 1, 100))).rejects.toMatchObject(NOT_FOUND);
  await correctPrices(seller, priced(productId, 'small', 7777, 7777));
  expect(await charged(system, productId, 'small')).toEqual([10_000]);
});

const counted = (productId: string, seen: number, onHand: number, countId = newId()) =>
  CorrectStockInput.parse({
    productId,
    countId,
    counts: [{ sku: 'small', seen: String(seen), onHand: String(onHand) }],
  });

const stockOf = async (ctx: Ctx, productId: string) =>
  (await findProduct(ctx, productId))?.variants[0]?.stock;

async function unitOf({ db }: Ctx, productId: string): Promise<string> {
  const [row] = await db
    .select({ unitId: variants.unitId })
    .from(variants)
    .where(and(eq(variants.productId, productId), eq(variants.sku, 'small')));
  if (!row?.unitId) throw new Error('no shelf');
  return row.unitId;
}

test('a counting sets what can be sold, with its movement and its record; nothing left is sold out', async () => {
  const { system, seller, productId } = await aSoldProduct();
  await correctStock(seller, counted(productId, 10, 14));
  expect(await stockOf(system, productId)).toBe(14);
  const unitId = await unitOf(system, productId);
  const moved = await system.db
    .select({ movement: inventoryMovements.movement, quantity: inventoryMovements.quantity })
    .from(inventoryMovements)
    .where(and(eq(inventoryMovements.unitId, unitId), like(inventoryMovements.cause, 'count:form:%')));
  expect(moved).toEqual([{ movement: 'restock', quantity: 4 }]);
  expect(await acts(system, productId, 'catalog.count-stock')).toEqual([
    { before: { small: 10 }, after: { small: 14 } },
  ]);
  const none = { sku: 'large', seen: '5', onHand: '0' };
  await correctStock(
    seller,
    CorrectStockInput.parse({
      productId,
      countId: newId(),
      counts: [{ sku: 'small', seen: '14', onHand: '0' }, none],
    }),
  );
  expect(await findOwnProduct(seller, productId)).toMatchObject({ soldOut: true });
});

test('one counting sent twice, also at once, counts once: what was sold since is not brought back', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const once = counted(productId, 10, 20);
  await Promise.all([correctStock(seller, once), correctStock(seller, once)]);
  const unitId = await unitOf(system, productId);
  const holder = newId();
  await inTransaction(system, async (tx) => {
    await reserve(tx, holder, [{ unitId, quantity: 3 }]);
    await commitReservations(tx, holder);
  });
  await correctStock(seller, once);
  expect(await stockOf(system, productId)).toBe(17);
});

test('a counting beside a number that moved meanwhile is refused whole, and a stranger counts nothing', async () => {
  const { system, seller, stranger, productId } = await aSoldProduct();
  const unitId = await unitOf(system, productId);
  await inTransaction(system, (tx) => reserve(tx, newId(), [{ unitId, quantity: 2 }]));
  const both = CorrectStockInput.parse({
    productId,
    countId: newId(),
    counts: [
      { sku: 'large', seen: '5', onHand: '50' },
      { sku: 'small', seen: '10', onHand: '12' },
    ],
  });
  await expect(correctStock(seller, both)).rejects.toMatchObject({
    reason: { code: 'inventory/counted-meanwhile', left: 8 },
  });
  expect((await findProduct(system, productId))?.variants.map(({ stock }) => stock)).toEqual([8, 5]);
  await expect(correctStock(stranger, counted(productId, 8, 9))).rejects.toMatchObject(NOT_FOUND);
  // Whoever only corrected the other option sends this one along as it was shown.
  await correctStock(seller, counted(productId, 10, 10));
  expect(await stockOf(system, productId)).toBe(8);
});

test('plans of a product: running first, then coming, then past; a stranger reads none', async () => {
  const { system, seller, stranger, productId } = await aSoldProduct();
  const at = (ms: number) => after(system.now, ms);
  const plan = (begins: number, ends: number) =>
    planPrices(
      seller,
      PlanPricesInput.parse({
        productId,
        beginsAt: at(begins),
        endsAt: at(ends),
        prices: [{ sku: 'small', price: 8000 }],
      }),
    );
  await plan(hours(1), hours(2));
  await plan(hours(5), hours(6));
  await carryOutPricePlans({ ...system, now: at(hours(3)) });
  await plan(-hours(1), hours(1) - 1);
  const plans = await listPricePlans(seller, productId);
  expect(plans.map(({ state }) => state)).toEqual(['running', 'planned', 'ended']);
  expect(plans[0]?.prices).toEqual([{ sku: 'small', optionName: '작은 것', price: 8000 }]);
  expect(await listPricePlans(stranger, productId)).toEqual([]);
});

test("what a seller's sheet changed of a known product is on record, and the same sheet again is not", async () => {
  const { system, seller, productId, draft } = await aSoldProduct();
  const said = SaveProductInput.parse({
    ...draft,
    origin: '국산',
    notice: { ...draft.notice, 원산지: '국산' },
  });
  await saveProduct(seller, seller.actor.storeId, said);
  await saveProduct(seller, seller.actor.storeId, said);
  const [row, ...others] = await acts(system, productId, 'catalog.save');
  expect(others).toEqual([]);
  expect(row).toMatchObject({ before: { origin: '충남 예산군' }, after: { origin: '국산' } });
});

test('what could be struck through now is the lowest price of the last 20 days, and nothing for what is new', async () => {
  const { system, seller, productId, draft } = await aSoldProduct();
  expect((await findOwnProduct(seller, productId))?.options.map(({ strikable }) => strikable)).toEqual([
    10_000, 20_000,
  ]);
  const young = SaveProductInput.parse({ ...draft, sellerCode: fresh('young') });
  const saved = await saveProduct(
    { ...seller, now: after(system.now, -days(3)) },
    seller.actor.storeId,
    young,
  );
  const product = await findOwnProduct(seller, saved.productId);
  expect(product?.options.map(({ strikable }) => strikable)).toEqual([null, null]);
});
