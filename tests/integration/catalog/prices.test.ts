import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  cancelPricePlan,
  carryOutPricePlans,
  endSheetPlans,
  findProduct,
  planPrices,
  saveProduct,
} from '#app/catalog/index.server.ts';
import { PlanPricesInput, SaveProductInput } from '#app/catalog/index.ts';
import { after, days, hours } from '#app/core/kst.ts';
import { priceHistory, variants } from '#db/schema/catalog.ts';
import { aCategory, aDraft, aSeller, systemCtx } from '#tests/support/a-shop.ts';

/** A product sold at 12,000 for 30 days before `now`. */
async function aSoldProduct() {
  const system = await systemCtx();
  const long = { ...system, now: after(system.now, -days(30)) };
  const seller = await aSeller(system);
  const draft = await aDraft(long, {
    categorySlug: await aCategory(system),
    variants: [{ sku: 'a', optionName: '', price: 12_000, listPrice: 12_000, stock: 10 }],
  });
  const { productId } = await saveProduct(
    { ...seller, now: long.now },
    seller.actor.storeId,
    SaveProductInput.parse(draft),
  );
  const at = (ms: number) => ({ ...system, now: after(system.now, ms) });
  const plan = (begins: number, ends: number | null, price = 9000) =>
    PlanPricesInput.parse({
      productId,
      beginsAt: after(system.now, begins),
      endsAt: ends === null ? null : after(system.now, ends),
      prices: [{ sku: 'a', price }],
    });
  return { system, seller, productId, draft, at, plan };
}

const charged = async ({ db }: Awaited<ReturnType<typeof systemCtx>>, productId: string) =>
  (
    await db
      .select({ price: priceHistory.price })
      .from(priceHistory)
      .innerJoin(variants, eq(variants.id, priceHistory.variantId))
      .where(eq(variants.productId, productId))
      .orderBy(asc(priceHistory.at), asc(priceHistory.id))
  ).map(({ price }) => price);

test('a sale begins and ends at its minute, with its list price, its copies and its history', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  await planPrices(seller, plan(hours(1), hours(2)));
  await carryOutPricePlans(at(hours(1) - 1));
  expect(await findProduct(system, productId)).toMatchObject({ price: 12_000, listPrice: 12_000 });
  await carryOutPricePlans(at(hours(1)));
  await carryOutPricePlans(at(hours(1)));
  expect(await findProduct(system, productId)).toMatchObject({
    price: 9000,
    listPrice: 12_000,
    saleEndsAt: at(hours(2)).now,
  });
  await carryOutPricePlans(at(hours(2)));
  const product = await findProduct(system, productId);
  expect(product).toMatchObject({ price: 12_000, listPrice: 12_000, saleEndsAt: null });
  expect(product?.priceRecord).toMatchObject({ lowest: 9000, highest: 12_000 });
  expect(await charged(system, productId)).toEqual([12_000, 9000, 12_000]);
});

test('a price said while a sale runs is the one it goes back to', async () => {
  const { system, seller, productId, draft, at, plan } = await aSoldProduct();
  await planPrices(seller, plan(0, hours(2)));
  await carryOutPricePlans(at(0));
  const dearer = { ...draft, variants: [{ ...draft.variants[0]!, price: 13_000, listPrice: 13_000 }] };
  await saveProduct(seller, seller.actor.storeId, SaveProductInput.parse(dearer));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000, listPrice: 12_000 });
  await carryOutPricePlans(at(hours(2)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 13_000, listPrice: 13_000 });
});

test('a planned price without an end stays, beside what was charged before', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  await planPrices(seller, plan(hours(1), null, 10_000));
  await carryOutPricePlans(at(hours(1)));
  await carryOutPricePlans(at(days(9)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 10_000, listPrice: 12_000 });
});

test('the same plan twice is one, also at once; one that overlaps, is no sale or is a stranger’s is refused', async () => {
  const { system, seller, plan } = await aSoldProduct();
  const ids = await Promise.all([0, 0, 0].map(() => planPrices(seller, plan(hours(1), hours(3)))));
  expect(new Set(ids).size).toBe(1);
  await expect(planPrices(seller, plan(hours(2), hours(4)))).rejects.toMatchObject({
    reason: { code: 'catalog/plan-overlaps' },
  });
  await expect(planPrices(seller, plan(hours(5), hours(6), 12_000))).rejects.toMatchObject({
    reason: { code: 'catalog/sale-not-lower' },
  });
  await expect(planPrices(seller, plan(-hours(3), -hours(2)))).rejects.toMatchObject({
    reason: { code: 'catalog/plan-in-the-past' },
  });
  const stranger = await aSeller(system);
  await expect(planPrices(stranger, plan(hours(7), hours(8)))).rejects.toMatchObject({
    reason: { code: 'catalog/product-not-found' },
  });
  await expect(cancelPricePlan(stranger, ids[0] ?? '')).rejects.toMatchObject({
    reason: { code: 'catalog/product-not-found' },
  });
});

test('a cancelled sale gives the price back; twice is once; what is over cannot be cancelled', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  const id = await planPrices(seller, plan(0, hours(2)));
  await carryOutPricePlans(at(0));
  await Promise.all([cancelPricePlan(seller, id), cancelPricePlan(seller, id)]);
  expect(await findProduct(system, productId)).toMatchObject({ price: 12_000, saleEndsAt: null });
  const next = await planPrices(seller, plan(hours(3), hours(4)));
  await carryOutPricePlans(at(hours(5)));
  await expect(cancelPricePlan(seller, next)).rejects.toMatchObject({
    reason: { code: 'catalog/plan-is-over' },
  });
  expect(await charged(system, productId)).toEqual([12_000, 9000, 12_000]);
});

test('two workers carry out one sale once', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  await planPrices(seller, plan(hours(1), hours(2)));
  await Promise.all([carryOutPricePlans(at(hours(1))), carryOutPricePlans(at(hours(1)))]);
  expect(await charged(system, productId)).toEqual([12_000, 9000]);
});

test('a list price nobody ever charged is not shown', async () => {
  const { system, seller, productId, draft } = await aSoldProduct();
  const claiming = { ...draft, variants: [{ ...draft.variants[0]!, price: 11_000, listPrice: 20_000 }] };
  await saveProduct(seller, seller.actor.storeId, SaveProductInput.parse(claiming));
  expect(await findProduct(system, productId)).toMatchObject({ price: 11_000, listPrice: 12_000 });
});

test('other prices for the same time take the place of the first, before it begins and while it runs', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  const id = await planPrices(seller, plan(hours(1), hours(5), 9900));
  expect(await planPrices(seller, plan(hours(1), hours(5), 9500))).toBe(id);
  await carryOutPricePlans(at(hours(1)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9500, listPrice: 12_000 });
  const running = { ...seller, now: at(hours(2)).now };
  expect(await planPrices(running, plan(hours(1), hours(5), 9000))).toBe(id);
  expect(await findProduct(system, productId)).toMatchObject({
    price: 9000,
    saleEndsAt: at(hours(5)).now,
  });
  await carryOutPricePlans(at(hours(5)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 12_000, saleEndsAt: null });
  expect(await charged(system, productId)).toEqual([12_000, 9500, 9000, 12_000]);
});

test('a sale taken back can be planned again', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  await cancelPricePlan(seller, await planPrices(seller, plan(hours(1), hours(5))));
  await planPrices(seller, plan(hours(1), hours(5)));
  await carryOutPricePlans(at(hours(1)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000 });
});

test('a sheet takes back what sheets said, and nothing that was planned otherwise', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  const bySheet = (...period: Parameters<typeof plan>) => ({ ...plan(...period), bySheet: true });
  const other = await planPrices(seller, plan(hours(20), hours(21)));
  await planPrices(seller, bySheet(0, hours(5)));
  const later = { ...seller, now: at(hours(1)).now };
  await expect(planPrices(later, bySheet(0, hours(22)))).rejects.toMatchObject({
    reason: { code: 'catalog/plan-overlaps' },
  });
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000, saleEndsAt: at(hours(5)).now });
  await planPrices(later, bySheet(0, hours(9)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000, saleEndsAt: at(hours(9)).now });
  await Promise.all([endSheetPlans(later, productId), endSheetPlans(later, productId)]);
  expect(await findProduct(system, productId)).toMatchObject({ price: 12_000, saleEndsAt: null });
  expect(await charged(system, productId)).toEqual([12_000, 9000, 12_000]);
  await expect(planPrices(later, plan(hours(20), hours(21)))).resolves.toBe(other);
  await carryOutPricePlans(at(hours(20)));
  expect(await findProduct(system, productId)).toMatchObject({ price: 9000 });
  await expect(endSheetPlans(await aSeller(system), productId)).rejects.toMatchObject({
    reason: { code: 'catalog/product-not-found' },
  });
});

test('a sale over, not yet carried out, makes room for the next one that begins at once', async () => {
  const { system, seller, productId, at, plan } = await aSoldProduct();
  await planPrices(seller, plan(0, hours(1)));
  const then = at(hours(2));
  await planPrices({ ...seller, now: then.now }, plan(hours(2), hours(3), 8000));
  await carryOutPricePlans(then);
  expect(await findProduct(system, productId)).toMatchObject({ price: 8000, saleEndsAt: at(hours(3)).now });
  expect(await charged(system, productId)).toEqual([12_000, 9000, 8000]);
});
