import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findProduct, saveProduct, stopProduct } from '#app/catalog/index.server.ts';
import { type SaveProductDraft, SaveProductInput } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { commitReservations, reserve } from '#app/inventory/index.server.ts';
import { findCards } from '#app/listings/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { aCategory, aDraft, aSeller, fresh, systemCtx } from '#tests/support/a-shop.ts';
import { soldMore } from '#tests/support/sold.ts';

type Offered = SaveProductDraft['variants'][number];
const single = (sku: string, stock: number, price = 3000): Offered => ({
  sku,
  optionName: '',
  price,
  listPrice: price,
  stock,
});
const bundleOf = (...parts: [string, number][]): Offered => ({
  ...single(fresh('set'), 0, 8000),
  parts: parts.map(([sku, quantity]) => ({ sku, quantity })),
});

/** A seller with apples (7), pears (4) and a bundle of two apples and a pear. */
async function aTable() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const categorySlug = await aCategory(system);
  const { storeId } = seller.actor;
  const save = async (variant: Offered, over: Partial<SaveProductDraft> = {}) =>
    (
      await saveProduct(
        seller,
        storeId,
        SaveProductInput.parse(
          await aDraft(seller, { categorySlug, sellerCode: variant.sku, variants: [variant], ...over }),
        ),
      )
    ).productId;
  const [apple, pear] = [fresh('apple'), fresh('pear')];
  const appleId = await save(single(apple, 7));
  const pearId = await save(single(pear, 4, 4000));
  const offered = bundleOf([apple, 2], [pear, 1]);
  const bundleId = await save(offered);
  return { system, seller, storeId, save, apple, pear, appleId, pearId, bundleId, offered };
}

const copyOf = async (ctx: Ctx, productId: string) =>
  (
    await ctx.db
      .select({ soldOut: products.soldOut, adultOnly: products.adultOnly })
      .from(products)
      .where(eq(products.id, productId))
  )[0];
const stockOf = async (ctx: Ctx, productId: string) =>
  (await findProduct(ctx, productId))?.variants.map(({ stock }) => stock);

async function sell(ctx: Ctx, productId: string, quantity: number): Promise<void> {
  const [row] = await ctx.db.select().from(variants).where(eq(variants.productId, productId));
  const orderId = newId();
  await inTransaction(ctx, async (tx) => {
    await reserve(tx, orderId, [{ unitId: row?.unitId ?? '', quantity }]);
    await commitReservations(tx, orderId);
  });
  await soldMore(ctx, new Map([[productId, quantity]]));
}

test('a bundle has what its parts allow, names them, and costs its own price', async () => {
  const { seller, bundleId, appleId, pearId } = await aTable();
  const found = await findProduct(seller, bundleId);
  expect(found).toMatchObject({ isBundle: true, soldOut: false, price: 8000 });
  expect(found?.variants[0]).toMatchObject({
    stock: 3,
    parts: [
      { productId: appleId, quantity: 2, price: 3000, onSale: true },
      { productId: pearId, quantity: 1, price: 4000, onSale: true },
    ],
  });
  expect((await findCards(seller, [bundleId, appleId])).map((card) => [card.isBundle, card.soldOut])).toEqual(
    [
      [true, false],
      [false, false],
    ],
  );
});

test('what is sold of a part is gone from the bundle, its page, its card and its copy', async () => {
  const { seller, system, bundleId, appleId } = await aTable();
  await sell(system, appleId, 4);
  expect(await stockOf(seller, bundleId)).toEqual([1]);
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: false });
  await sell(system, appleId, 2);
  expect(await stockOf(seller, bundleId)).toEqual([0]);
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: true });
  expect((await findCards(seller, [bundleId]))[0]).toMatchObject({ soldOut: true });
  expect(await copyOf(system, appleId)).toMatchObject({ soldOut: false });
});

test('a sold bundle is counted at its parts and at every bundle that shares one', async () => {
  const { system, save, apple, pear, pearId, bundleId } = await aTable();
  const otherId = await save(bundleOf([pear, 2]));
  const loneId = await save(bundleOf([apple, 7]));
  await system.db.update(products).set({ soldOut: true });
  await soldMore(system, new Map([[bundleId, 1]]));
  for (const id of [bundleId, otherId, loneId, pearId])
    expect(await copyOf(system, id)).toMatchObject({ soldOut: false });
});

test('a part that is taken off sale takes its bundles off, and brings them back', async () => {
  const { seller, system, save, pear, pearId, bundleId } = await aTable();
  await stopProduct(seller, pearId);
  expect(await stockOf(seller, bundleId)).toEqual([0]);
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: true });
  await save(single(pear, 4, 4000));
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: false });
});

test('a counted part counts for its bundles', async () => {
  const { system, save, apple, bundleId } = await aTable();
  await save(single(apple, 1));
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: true });
  await save(single(apple, 2));
  expect(await copyOf(system, bundleId)).toMatchObject({ soldOut: false });
});

test('what is in a bundle can be said anew, and saying the same again changes nothing', async () => {
  const { seller, save, offered, apple, pear, bundleId } = await aTable();
  expect(await save(offered)).toBe(bundleId);
  expect(await stockOf(seller, bundleId)).toEqual([3]);
  await save({
    ...offered,
    parts: [
      { sku: pear, quantity: 1 },
      { sku: apple, quantity: 1 },
    ],
  });
  expect(await stockOf(seller, bundleId)).toEqual([4]);
});

test('each part that cannot be in a bundle is refused with its reason', async () => {
  const { save, seller, storeId, apple, pear, pearId, offered, bundleId } = await aTable();
  const taxable = fresh('jam');
  await save(single(taxable, 5), { taxType: 'taxable' });
  const twice = fresh('twice');
  await save(single(twice, 5), { sellerCode: fresh('one') });
  await save(single(twice, 5), { sellerCode: fresh('two') });
  const elsewhere = await aTable();
  const refused = async (sku: string) =>
    save(bundleOf([apple, 1], [sku, 1])).then(
      () => 'saved',
      ({ reason }) => [reason.code, reason.sku, reason.because],
    );
  const because = (sku: string, why: string) => ['catalog/bundle-part', sku, why];
  expect(await refused('nobody')).toEqual(because('nobody', 'not-found'));
  expect(await refused(elsewhere.apple)).toEqual(because(elsewhere.apple, 'not-found'));
  expect(await refused(twice)).toEqual(because(twice, 'ambiguous'));
  expect(await refused(offered.sku)).toEqual(because(offered.sku, 'is-bundle'));
  expect(await refused(taxable)).toEqual(because(taxable, 'other-tax'));
  await stopProduct(seller, pearId);
  expect(await refused(pear)).toEqual(because(pear, 'not-for-sale'));
  expect(storeId).not.toBe(elsewhere.storeId);
  expect(bundleId).toBeTruthy();
});

test('a single product and a bundle never become each other', async () => {
  const { save, apple, pear, offered } = await aTable();
  const refusal = expect.objectContaining({ reason: { code: 'catalog/bundle-is-fixed' } });
  await expect(save({ ...single(apple, 0), parts: [{ sku: pear, quantity: 2 }] })).rejects.toEqual(refusal);
  await expect(save({ ...single(offered.sku, 5) })).rejects.toEqual(refusal);
});

test('the tax type of a part stays while it is in a bundle; what is for adults makes the bundle so', async () => {
  const { system, save, apple, pear, bundleId } = await aTable();
  await expect(save(single(apple, 7), { taxType: 'taxable' })).rejects.toMatchObject({
    reason: { code: 'catalog/part-tax-is-fixed' },
  });
  await save(single(pear, 4, 4000), { adultOnly: true });
  expect(await copyOf(system, bundleId)).toMatchObject({ adultOnly: true });
  const later = await save(bundleOf([pear, 2]));
  expect(await copyOf(system, later)).toMatchObject({ adultOnly: true });
});

test.each([
  [{ stock: 3 }, '재고수량을 비워'],
  [{ parts: [{ sku: 'a', quantity: 1 }] }, '두 개 이상'],
  [
    {
      parts: [
        { sku: 'a', quantity: 1 },
        { sku: 'a', quantity: 2 },
      ],
    },
    '두 번',
  ],
  [{ parts: [{ sku: 'a', quantity: 100 }] }, '99개'],
])('a bundle with %j is told', async (over, words) => {
  const ctx = await systemCtx();
  const draft = await aDraft(ctx, { variants: [{ ...bundleOf(['a', 2]), ...over }] });
  const said = SaveProductInput.safeParse(draft);
  expect(said.error?.issues.map(({ message }) => message).join()).toContain(words);
});

test('a part saved and a bundle saved at once do not wait for each other for ever', async () => {
  const { save, apple, pear, offered } = await aTable();
  const other = bundleOf([pear, 1], [apple, 1]);
  await save(other);
  for (let i = 0; i < 4; i++)
    await Promise.all([
      save(single(apple, 7)),
      save(offered),
      save(other),
      save(single(pear, 4, 4000), { adultOnly: true }),
    ]);
});
