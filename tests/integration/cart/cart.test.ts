import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addToCart,
  countCart,
  mergeCart,
  readCart,
  removeLine,
  selectLine,
  setQuantity,
} from '#app/cart/index.server.ts';
import type { Ctx, Visitor } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { products } from '#db/schema/catalog.ts';
import { freshKey } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, type World } from '#tests/support/a-world.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await testDatabaseUrl());
});
afterAll(() => world.database.close());

const aVisitor = (): Ctx<Visitor> & { actor: { cartKey: string } } => ({
  ...world.system,
  actor: { kind: 'visitor', cartKey: freshKey() },
});
const held = async (ctx: Parameters<typeof readCart>[0]) =>
  (await readCart(ctx)).map(({ variantId, quantity, selected }) => ({ variantId, quantity, selected }));

test('a form sent twice adds once, two forms add up', async () => {
  const ctx = aVisitor();
  const { variantId } = await aVariant(world, await aStore(world));
  const form = { variantId, quantity: 2, alone: false, addKey: newId() };
  await Promise.all([addToCart(ctx, form), addToCart(ctx, form)]);
  expect(await held(ctx)).toEqual([{ variantId, quantity: 2, selected: true }]);
  await addToCart(ctx, { ...form, addKey: newId() });
  expect(await held(ctx)).toEqual([{ variantId, quantity: 4, selected: true }]);
});

test('more than there is cannot be put in', async () => {
  const ctx = aVisitor();
  const { variantId } = await aVariant(world, await aStore(world), { stock: 3 });
  const twoMore = () => addToCart(ctx, { variantId, quantity: 2, alone: false, addKey: newId() });
  await twoMore();
  await expect(twoMore()).rejects.toMatchObject({ reason: { code: 'cart/stock', left: 3 } });
  await expect(setQuantity(ctx, { variantId, quantity: 4 })).rejects.toMatchObject({
    reason: { code: 'cart/stock' },
  });
});

test('buying at once leaves only that line chosen, the rest stays', async () => {
  const ctx = aVisitor();
  const store = await aStore(world);
  const [one, two] = [await aVariant(world, store), await aVariant(world, store)];
  await addToCart(ctx, { variantId: one.variantId, quantity: 1, alone: false });
  await addToCart(ctx, { variantId: two.variantId, quantity: 1, alone: true });
  expect((await held(ctx)).filter(({ selected }) => selected).map(({ variantId }) => variantId)).toEqual([
    two.variantId,
  ]);
  await selectLine(ctx, { variantId: one.variantId, selected: true });
  await removeLine(ctx, two.variantId);
  expect(await held(ctx)).toEqual([{ variantId: one.variantId, quantity: 1, selected: true }]);
});

test("the browser's cart joins the member's once, and nobody else sees either", async () => {
  const [ctx, stranger, browser] = [await aShopper(world), await aShopper(world), aVisitor()];
  const store = await aStore(world);
  const [one, two] = [await aVariant(world, store), await aVariant(world, store)];
  await addToCart(ctx, { variantId: one.variantId, quantity: 1, alone: false });
  await addToCart(browser, { variantId: one.variantId, quantity: 2, alone: false });
  await addToCart(browser, { variantId: two.variantId, quantity: 1, alone: false });
  await Promise.all([mergeCart(ctx, browser.actor.cartKey), mergeCart(ctx, browser.actor.cartKey)]);
  expect((await held(ctx)).map(({ quantity }) => quantity).sort()).toEqual([1, 3]);
  expect(await countCart(browser)).toBe(0);
  expect(await countCart(stranger)).toBe(0);
});

test('adult-only goods go into the carts of members verified as adult only', async () => {
  const wine = await aVariant(world, await aStore(world));
  await world.system.db.update(products).set({ adultOnly: true }).where(eq(products.id, wine.productId));
  const form = { variantId: wine.variantId, quantity: 1, alone: true };
  const refused = { reason: { code: 'cart/needs-adult' } };
  await expect(addToCart(aVisitor(), form)).rejects.toMatchObject(refused);
  await expect(addToCart(await aShopper(world, { verified: false }), form)).rejects.toMatchObject(refused);
  const adult = await aShopper(world);
  await addToCart(adult, form);
  await setQuantity(adult, { variantId: wine.variantId, quantity: 2 });
  expect(await held(adult)).toEqual([{ variantId: wine.variantId, quantity: 2, selected: true }]);
});
