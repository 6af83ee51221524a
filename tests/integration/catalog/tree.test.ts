import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  findCategory,
  findProduct,
  recountSales,
  relatedIds,
  saveCategory,
  saveProduct,
  togetherIds,
} from '#app/catalog/index.server.ts';
import { SaveProductInput } from '#app/catalog/index.ts';
import { listProducts } from '#app/listings/index.server.ts';
import { products } from '#db/schema/catalog.ts';
import { aCategory, aDraft, aProduct, aStore, fresh, systemCtx } from '#tests/support/a-shop.ts';

async function aTree() {
  const ctx = await systemCtx();
  const top = await aCategory(ctx);
  const mid = await aCategory(ctx, top);
  const leaf = fresh('leaf');
  await saveCategory(ctx, {
    slug: leaf,
    parentSlug: mid,
    name: '사과',
    emblem: '🍎',
    position: 1,
    noticeType: 'fresh_food',
    attributes: [
      { key: 'brix', label: '당도', type: 'number', unit: 'Brix', required: true },
      { key: 'use', label: '용도', type: 'choice', choices: ['가정용', '선물용'], required: false },
    ],
  });
  return { ctx, top, mid, leaf, store: await aStore(ctx) };
}

test('a category knows its whole path, and nothing grows under the third level', async () => {
  const { ctx, top, mid, leaf } = await aTree();
  expect((await findCategory(ctx, leaf))?.path.map(({ slug }) => slug)).toEqual([top, mid, leaf]);
  expect((await findCategory(ctx, top))?.path.map(({ slug }) => slug)).toEqual([top]);
  await expect(aCategory(ctx, leaf)).rejects.toMatchObject({ reason: { code: 'catalog/category-too-deep' } });
});

test('a category that moves takes its products along, and never under itself or too deep', async () => {
  const { ctx, top, mid, leaf, store } = await aTree();
  const id = await aProduct(ctx, store.id, { categorySlug: leaf, attributes: { brix: 13 } });
  const elsewhere = await aCategory(ctx);
  const move = (slug: string, parentSlug: string | null) =>
    saveCategory(ctx, {
      slug,
      parentSlug,
      name: '시험',
      emblem: '🍎',
      position: 1,
      noticeType: 'fresh_food',
    });
  const listed = async (categorySlug: string) =>
    (await listProducts(ctx, { categorySlug })).rows.map((row) => row.id);
  await move(mid, elsewhere);
  expect(await listed(elsewhere)).toEqual([id]);
  expect(await listed(mid)).toEqual([id]);
  expect(await listed(top)).toEqual([]);
  const under = await aCategory(ctx, top);
  for (const [slug, parent] of [
    [mid, under],
    [mid, leaf],
    [mid, mid],
  ] as const)
    await expect(move(slug, parent)).rejects.toMatchObject({
      reason: { code: 'catalog/category-too-deep' },
    });
  expect(await listed(elsewhere)).toEqual([id]);
});

test('a product is listed on every level it stands under, and only there', async () => {
  const { ctx, top, mid, leaf, store } = await aTree();
  const low = await aProduct(ctx, store.id, { categorySlug: leaf, attributes: { brix: 13 } });
  const high = await aProduct(ctx, store.id, { categorySlug: mid });
  const listed = async (categorySlug: string) =>
    (await listProducts(ctx, { categorySlug })).rows.map(({ id }) => id).sort();
  expect(await listed(top)).toEqual([low, high].sort());
  expect(await listed(mid)).toEqual([low, high].sort());
  expect(await listed(leaf)).toEqual([low]);
  const [row] = await ctx.db.select().from(products).where(eq(products.id, high));
  expect(row?.midCategoryId).toBe(row?.categoryId);
});

test('attributes are held to the category’s definition and shown as facts', async () => {
  const { ctx, leaf, store } = await aTree();
  const save = async (attributes: Record<string, string | number>) =>
    saveProduct(ctx, store.id, SaveProductInput.parse(await aDraft(ctx, { categorySlug: leaf, attributes })));
  for (const [attributes, because] of [
    [{}, 'missing'],
    [{ brix: '달다' }, 'not-a-number'],
    [{ brix: 12, use: '업소용' }, 'not-a-choice'],
    [{ brix: 12, colour: '빨강' }, 'unknown'],
  ] as const)
    await expect(save({ ...attributes })).rejects.toMatchObject({
      reason: { code: 'catalog/attribute', problem: { because } },
    });
  const { productId } = await save({ brix: 13.5, use: '선물용' });
  expect((await findProduct(ctx, productId))?.attributes).toEqual([
    { label: '당도', value: '13.5 Brix' },
    { label: '용도', value: '선물용' },
  ]);
});

test('related products share the leaf, the likest first, and can be bought', async () => {
  const { ctx, leaf, store } = await aTree();
  const priced = (price: number, brix: number, stock = 5) =>
    aProduct(ctx, store.id, {
      categorySlug: leaf,
      attributes: { brix },
      variants: [{ sku: 'a', optionName: '', price, listPrice: price, stock }],
    });
  const here = await priced(10_000, 13);
  const [near, far, alike] = [await priced(11_000, 9), await priced(4000, 9), await priced(30_000, 13)];
  await priced(10_100, 13, 0);
  const product = await findProduct(ctx, here);
  expect(await relatedIds(ctx, product!)).toEqual([alike, near, far]);
});

test('the twelve most frequent companions are kept; counted again, they are replaced', async () => {
  const { ctx, mid, store } = await aTree();
  const ids: string[] = [];
  for (let i = 0; i < 14; i++) ids.push(await aProduct(ctx, store.id, { categorySlug: mid }));
  const [here = '', ...others] = ids;
  const counted = others.map((otherId, i) => ({ otherId, orders: i + 1 }));
  const count = (companions: typeof counted) =>
    recountSales(ctx, [here], async () => ({ newlySold: 0, companions }));
  await Promise.all([count(counted), count(counted)]);
  expect(await togetherIds(ctx, here)).toEqual([...others].reverse().slice(0, 12));
  await ctx.db
    .update(products)
    .set({ soldOut: true })
    .where(eq(products.id, others.at(-1)!));
  expect(await togetherIds(ctx, here)).toHaveLength(11);
  await count([]);
  expect(await togetherIds(ctx, here)).toEqual([]);
});
