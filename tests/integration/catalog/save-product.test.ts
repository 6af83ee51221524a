import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findProduct, saveProduct } from '#app/catalog/index.server.ts';
import { SaveProductInput } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { commitReservations, reserve } from '#app/inventory/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { inventoryMovements } from '#db/schema/inventory.ts';
import { aCategory, aDraft, aSeller, aStore, aUser, fresh, systemCtx } from '#tests/support/a-shop.ts';

const option = (sku: string, price: number, stock: number) => ({
  sku,
  optionName: sku,
  price,
  listPrice: price,
  stock,
});

async function aShop() {
  const system = await systemCtx();
  const seller = await aSeller(system);
  const categorySlug = await aCategory(system);
  return { system, seller, storeId: seller.actor.storeId, categorySlug };
}

async function sellSome(ctx: Ctx, productId: string, quantity: number): Promise<void> {
  const rows = await ctx.db.select().from(variants).where(eq(variants.productId, productId));
  const orderId = newId();
  await inTransaction(ctx, async (tx) => {
    await reserve(
      tx,
      orderId,
      rows.flatMap(({ unitId }) => (unitId ? [{ unitId, quantity }] : [])),
    );
    await commitReservations(tx, orderId);
  });
}

test('a saved product is on sale with its options, stock and cheapest price', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, {
    categorySlug,
    variants: [option('큰', 20_000, 0), option('작은', 9000, 4)],
  });
  const { productId, created } = await saveProduct(seller, storeId, SaveProductInput.parse(draft));
  expect(created).toBe(true);
  const product = await findProduct(seller, productId);
  expect(product).toMatchObject({ price: 9000, onSale: true, soldOut: false, origin: '충남 예산군' });
  expect(product?.variants.map(({ optionName, stock }) => [optionName, stock])).toEqual([
    ['큰', 0],
    ['작은', 4],
  ]);
  expect(product?.images).toHaveLength(1);
});

test('saving the same twice is once: one product, one opening, no further movement', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const input = SaveProductInput.parse(await aDraft(seller, { categorySlug }));
  const first = await saveProduct(seller, storeId, input);
  const second = await saveProduct(seller, storeId, input);
  expect(second).toEqual({ productId: first.productId, created: false });
  const movements = await seller.db
    .select({ movement: inventoryMovements.movement, quantity: inventoryMovements.quantity })
    .from(inventoryMovements)
    .innerJoin(variants, eq(variants.unitId, inventoryMovements.unitId))
    .where(eq(variants.productId, first.productId));
  expect(movements).toEqual([{ movement: 'opening', quantity: 10 }]);
});

test('two savings of one new code at once make one product', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const input = SaveProductInput.parse(await aDraft(seller, { categorySlug }));
  const saved = await Promise.all([saveProduct(seller, storeId, input), saveProduct(seller, storeId, input)]);
  expect(new Set(saved.map(({ productId }) => productId)).size).toBe(1);
  expect(saved.filter(({ created }) => created)).toHaveLength(1);
});

test('a changed product keeps its options: counted anew, added, and left out ones stop selling', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, {
    categorySlug,
    variants: [option('가', 5000, 3), option('나', 6000, 3)],
  });
  const { productId } = await saveProduct(seller, storeId, SaveProductInput.parse(draft));
  const before = await findProduct(seller, productId);
  await saveProduct(
    seller,
    storeId,
    SaveProductInput.parse({ ...draft, variants: [option('나', 5500, 8), option('다', 7000, 1)] }),
  );
  const after = await findProduct(seller, productId);
  expect(after?.price).toBe(5500);
  expect(after?.variants.map(({ optionName, stock }) => [optionName, stock])).toEqual([
    ['나', 8],
    ['다', 1],
  ]);
  expect(after?.variants[0]?.id).toBe(before?.variants[1]?.id);
  const [gone] = await seller.db
    .select({ active: variants.active })
    .from(variants)
    .where(and(eq(variants.productId, productId), eq(variants.sku, '가')));
  expect(gone?.active).toBe(false);
});

test('one counting of the stock is booked once, even after units were sold in between', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, { categorySlug });
  const { productId } = await saveProduct(seller, storeId, SaveProductInput.parse(draft));
  const counted = SaveProductInput.parse({
    ...draft,
    stockCause: fresh('import'),
    variants: [{ sku: 'a', optionName: '', price: 9900, listPrice: 12_000, stock: 30 }],
  });
  await saveProduct(seller, storeId, counted);
  const recounted = SaveProductInput.parse({ ...counted, variants: [{ ...counted.variants[0], stock: 5 }] });
  await saveProduct(seller, storeId, recounted);
  const product = await findProduct(seller, productId);
  expect(product?.variants[0]?.stock).toBe(30);
});

test('a file that created a product does not bring back what was sold since', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, { categorySlug });
  const file = SaveProductInput.parse({ ...draft, stockCause: fresh('import') });
  const { productId } = await saveProduct(seller, storeId, file);
  await sellSome(seller, productId, 3);
  await saveProduct(seller, storeId, file);
  expect((await findProduct(seller, productId))?.variants[0]?.stock).toBe(7);
});

test('a count that found nothing to change is remembered, too', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, { categorySlug });
  const { productId } = await saveProduct(seller, storeId, SaveProductInput.parse(draft));
  const file = SaveProductInput.parse({ ...draft, stockCause: fresh('import') });
  await saveProduct(seller, storeId, file);
  await sellSome(seller, productId, 3);
  await Promise.all([saveProduct(seller, storeId, file), saveProduct(seller, storeId, file)]);
  expect((await findProduct(seller, productId))?.variants[0]?.stock).toBe(7);
});

test('a seller cannot save into another store, nor as a store they are no member of', async () => {
  const { system, seller, categorySlug } = await aShop();
  const other = await aStore(system);
  const input = SaveProductInput.parse(await aDraft(system, { categorySlug }));
  const refused = { reason: { code: 'stores/not-found' } };
  await expect(saveProduct(seller, other.id, input)).rejects.toMatchObject(refused);
  const impostor = { ...seller, actor: { ...seller.actor, userId: await aUser(system) } };
  await expect(saveProduct(impostor, seller.actor.storeId, input)).rejects.toMatchObject(refused);
  const rows = await system.db.select().from(products).where(eq(products.sellerCode, input.sellerCode));
  expect(rows).toEqual([]);
});

test('the same code in two stores is two products', async () => {
  const { seller, storeId, categorySlug, system } = await aShop();
  const other = await aSeller(system);
  const input = SaveProductInput.parse(await aDraft(seller, { categorySlug }));
  const mine = await saveProduct(seller, storeId, input);
  const theirs = await saveProduct(other, other.actor.storeId, input);
  expect(theirs.productId).not.toBe(mine.productId);
});

test('a category that has children, an unknown one and another notice are refused and leave nothing', async () => {
  const { system, seller, storeId, categorySlug } = await aShop();
  await aCategory(system, categorySlug);
  const input = SaveProductInput.parse(await aDraft(seller, { categorySlug }));
  await expect(saveProduct(seller, storeId, input)).rejects.toMatchObject({
    reason: { code: 'catalog/category-has-children' },
  });
  await expect(saveProduct(seller, storeId, { ...input, categorySlug: 'nowhere' })).rejects.toMatchObject({
    reason: { code: 'catalog/category-not-found' },
  });
  const leaf = await aCategory(system);
  await expect(
    saveProduct(seller, storeId, { ...input, categorySlug: leaf, noticeType: 'book' }),
  ).rejects.toMatchObject({ reason: { code: 'catalog/notice-type-differs', expected: 'fresh_food' } });
  const rows = await seller.db.select().from(products).where(eq(products.storeId, storeId));
  expect(rows).toEqual([]);
});

test('drafts are found by nobody, ended products are shown without being for sale', async () => {
  const { seller, storeId, categorySlug } = await aShop();
  const draft = await aDraft(seller, { categorySlug, state: 'draft' });
  const { productId } = await saveProduct(seller, storeId, SaveProductInput.parse(draft));
  expect(await findProduct(seller, productId)).toBeNull();
  await saveProduct(seller, storeId, SaveProductInput.parse({ ...draft, state: 'stopped' }));
  expect(await findProduct(seller, productId)).toMatchObject({ onSale: false });
});
