import { expect, test } from 'vitest';
import {
  approveProduct,
  correctPrices,
  correctProduct,
  correctStock,
  findOwnProduct,
  findProduct,
  findProductToReview,
  listPricePlans,
  planPrices,
  recountSales,
  saveProduct,
  wordsSeen,
} from '#app/catalog/index.server.ts';
import {
  CorrectPricesInput,
  CorrectProductInput,
  CorrectStockInput,
  PlanPricesInput,
  SaveProductInput,
} from '#app/catalog/index.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, days, hours } from '#app/core/kst.ts';
import { aCategory, aDraft, aProduct, aSeller, aUser, systemCtx } from '#tests/support/a-shop.ts';

async function aSoldProduct() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const long = { ...seller, now: after(system.now, -days(30)) };
  const categorySlug = await aCategory(system);
  const draft = await aDraft(long, {
    categorySlug,
    optionAxes: [],
    variants: [
      { sku: 'small', optionName: '작은 것', price: 10_000, listPrice: 10_000, stock: 10 },
      { sku: 'large', optionName: '큰 것', price: 20_000, listPrice: 20_000, stock: 5 },
    ],
  });
  const { productId } = await saveProduct(long, seller.actor.storeId, SaveProductInput.parse(draft));
  return { system, seller, productId, draft, categorySlug };
}
const priced = (productId: string, sku: string, seen: number, price: number) =>
  CorrectPricesInput.parse({ productId, prices: [{ sku, seen: String(seen), price: String(price) }] });

test('a typo during a sale is undone by correcting it', async () => {
  const { system, seller, productId } = await aSoldProduct();
  await planPrices(
    seller,
    PlanPricesInput.parse({
      productId,
      beginsAt: system.now,
      endsAt: after(system.now, hours(48)),
      prices: [{ sku: 'small', price: 8000 }],
    }),
  );
  await correctPrices(seller, priced(productId, 'small', 10_000, 1_000));
  await correctPrices(seller, priced(productId, 'small', 1_000, 10_000));
  expect((await findProduct(system, productId))?.variants[0]).toMatchObject({ price: 8000 });
});

test('a second sale of the same days for the other option leaves the first', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const when = { productId, beginsAt: after(system.now, -hours(1)), endsAt: after(system.now, hours(48)) };
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'small', price: 8000 }] }));
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'large', price: 15_000 }] }));
  const plans = await listPricePlans(seller, productId);
  expect(plans.flatMap(({ prices }) => prices.map(({ sku }) => sku)).sort()).toEqual(['large', 'small']);
});
test('a sale added for another option leaves the price of the first', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const when = { productId, beginsAt: after(system.now, -hours(1)), endsAt: after(system.now, hours(48)) };
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'small', price: 8000 }] }));
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'large', price: 15_000 }] }));
  expect((await findProduct(system, productId))?.variants.map(({ price }) => price)).toEqual([8000, 15_000]);
});
test('two prices for good from the same minute for two options', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const when = { productId, beginsAt: after(system.now, -hours(1)), endsAt: null };
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'small', price: 8000 }] }));
  await planPrices(seller, PlanPricesInput.parse({ ...when, prices: [{ sku: 'large', price: 15_000 }] }));
  expect((await findProduct(system, productId))?.variants.map(({ price }) => price)).toEqual([8000, 15_000]);
});

test('two tabs correct different words; neither is undone silently', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const shown = (await findOwnProduct(seller, productId)) as {
    summary: string;
    name: string;
    description: string;
  };
  const base = {
    productId,
    seen: wordsSeen(shown),
    name: shown.name,
    summary: shown.summary,
    description: shown.description,
  };
  await correctProduct(seller, CorrectProductInput.parse({ ...base, name: '탭 하나의 이름' }));
  await correctProduct(seller, CorrectProductInput.parse({ ...base, description: '탭 둘의 설명' })).catch(
    () => undefined,
  );
  expect(await findProduct(system, productId)).toMatchObject({ name: '탭 하나의 이름' });
});

test('another number under one counting id is saved or refused', async () => {
  const { system, seller, productId } = await aSoldProduct();
  const countId = newId();
  const count = (onHand: number) =>
    correctStock(
      seller,
      CorrectStockInput.parse({
        productId,
        countId,
        counts: [{ sku: 'small', seen: '10', onHand: String(onHand) }],
      }),
    );
  await count(14);
  const second = await count(12).then(
    () => 'said saved',
    () => 'refused',
  );
  const stock = (await findProduct(system, productId))?.variants[0]?.stock;
  expect([second, stock]).not.toEqual(['said saved', 14]);
});

test('a bundle in review is approved though one of its parts was sold meanwhile', async () => {
  const { system, seller, categorySlug, productId, draft } = await aSoldProduct();
  const bundleId = await aProduct(system, seller.actor.storeId, {
    categorySlug,
    state: 'review',
    taxType: draft.taxType,
    variants: [
      {
        sku: 'set',
        optionName: '',
        price: 15_000,
        listPrice: 15_000,
        stock: 0,
        parts: [{ sku: 'small', quantity: 2 }],
      },
    ],
  } as never);
  const operator: Ctx<Operator> = { ...system, actor: { kind: 'operator', userId: await aUser(system) } };
  const seen = (await findProductToReview(operator, bundleId))?.product.seen;
  await recountSales(system, [productId], async () => ({ newlySold: 1, companions: [] }));
  await approveProduct(operator, bundleId, seen);
});
