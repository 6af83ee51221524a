import { expect, test } from 'vitest';
import { countShelves, findOwnProduct, listOwnProducts, planPrices } from '#app/catalog/index.server.ts';
import { PlanPricesInput, type SaveProductDraft } from '#app/catalog/index.ts';
import { after, hours } from '#app/core/kst.ts';
import { encodeCursor } from '#app/core/paging.ts';
import { aCategory, aProduct, aSeller, fresh, systemCtx } from '#tests/support/a-shop.ts';

async function aShelf() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const categorySlug = await aCategory(system);
  const add = (over: Partial<SaveProductDraft>) =>
    aProduct(system, seller.actor.storeId, { categorySlug, ...over });
  return { system, seller, add };
}

const none = [{ sku: 'a', optionName: '', price: 9900, listPrice: 9900, stock: 0 }];

test('each shelf holds its products, with as many as its count says', async () => {
  const { seller, add } = await aShelf();
  const ids = {
    on_sale: await add({}),
    sold_out: await add({ variants: none }),
    review: await add({ state: 'review' }),
    draft: await add({ state: 'draft' }),
    stopped: await add({ state: 'stopped' }),
  };
  for (const [shelf, id] of Object.entries(ids)) {
    const { rows } = await listOwnProducts(seller, { shelf: shelf as keyof typeof ids, name: '' });
    expect(rows.map((row) => row.id)).toEqual([id]);
  }
  expect(await countShelves(seller, '')).toEqual({
    all: 5,
    on_sale: 1,
    sold_out: 1,
    review: 1,
    draft: 1,
    stopped: 1,
  });
});

test('a row tells picture, price, options, stock and the sale that runs or comes', async () => {
  const { system, seller, add } = await aShelf();
  const id = await add({
    variants: [
      { sku: 'a', optionName: '작은 것', price: 9000, listPrice: 9000, stock: 3 },
      { sku: 'b', optionName: '큰 것', price: 15_000, listPrice: 15_000, stock: 4 },
    ],
  });
  const [begins, ends] = [after(system.now, hours(1)), after(system.now, hours(2))];
  await planPrices(
    seller,
    PlanPricesInput.parse({
      productId: id,
      beginsAt: begins,
      endsAt: ends,
      prices: [{ sku: 'a', price: 8000 }],
    }),
  );
  const { rows } = await listOwnProducts(seller, { shelf: 'all', name: '' });
  expect(rows).toEqual([
    expect.objectContaining({
      id,
      price: 9000,
      highestPrice: 15_000,
      options: 2,
      stock: 7,
      imageId: expect.any(String),
      plan: { state: 'planned', beginsAt: begins, endsAt: ends },
    }),
  ]);
});

test('a name is found by any part of it and by the code, whatever it holds; the counts follow', async () => {
  const { seller, add } = await aShelf();
  const percent = await add({ name: '딸기 100% 주스' });
  const coded = await add({ name: '다른 것', sellerCode: fresh('JUICE') });
  await add({ name: '딸기 잼' });
  const found = async (name: string) =>
    (await listOwnProducts(seller, { shelf: 'all', name })).rows.map(({ id }) => id);
  expect(await found('100%')).toEqual([percent]);
  expect(await found('juice')).toEqual([coded]);
  expect(await found('딸기')).toHaveLength(2);
  expect(await found("' or 1=1 --")).toEqual([]);
  expect(await countShelves(seller, '딸기')).toMatchObject({ all: 2, on_sale: 2 });
});

test('a long list comes page by page, each product once, the newest first', async () => {
  const { system, seller } = await aShelf();
  const categorySlug = await aCategory(system);
  const ids: string[] = [];
  for (let n = 0; n < 23; n++) {
    // Some at the same moment.
    const at = { ...system, now: after(system.now, Math.floor(n / 3) * 1000) };
    ids.push(await aProduct(at, seller.actor.storeId, { categorySlug }));
  }
  const first = await listOwnProducts(seller, { shelf: 'all', name: '' });
  const second = await listOwnProducts(seller, { shelf: 'all', name: '', cursor: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 3, null]);
  const seen = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(new Set(seen)).toEqual(new Set(ids));
  expect(seen[0]).toBe(ids.at(-1) ?? seen[0]);
  const stray = await listOwnProducts(seller, {
    shelf: 'all',
    name: '',
    cursor: encodeCursor(['00000000-0000-7000-8000-00000000dead']),
  });
  expect(stray.rows.length).toBe(20);
});

test("nobody reads another store's products, and who is no member of a store reads none of it", async () => {
  const { system, seller, add } = await aShelf();
  const id = await add({});
  const stranger = await aSeller(system);
  expect((await listOwnProducts(stranger, { shelf: 'all', name: '' })).rows).toEqual([]);
  expect(await findOwnProduct(stranger, id)).toBeNull();
  const forged = { ...stranger, actor: { ...stranger.actor, storeId: seller.actor.storeId } };
  const refused = { reason: { code: 'stores/not-found' } };
  await expect(listOwnProducts(forged, { shelf: 'all', name: '' })).rejects.toMatchObject(refused);
  await expect(countShelves(forged, '')).rejects.toMatchObject(refused);
  await expect(findOwnProduct(forged, id)).rejects.toMatchObject(refused);
});
