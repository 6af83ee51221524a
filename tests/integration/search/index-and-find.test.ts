import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { freeJobsOfTheDead } from '#app/jobs/heartbeat.server.ts';
import { runDueJobs, startWorker } from '#app/jobs/index.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import {
  browseCategory,
  healChanged,
  healNextSlice,
  indexLapsed,
  indexNow,
  listSearchMarkets,
  reindex,
  searchProducts,
  suggest,
} from '#app/search/index.server.ts';
import type { ListAsked, ListSort } from '#app/search/index.ts';
import { LIST_SORTS } from '#app/search/index.ts';
import { saveMarket } from '#app/stores/index.server.ts';
import { SaveMarketInput } from '#app/stores/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { searchProducts as rows, searchFacetCube, searchTerms } from '#db/schema/search.ts';
import { aCategory, aMarket, aProduct, aStore, fresh, systemCtx } from '#tests/support/a-shop.ts';
import { testDatabaseUrl } from '#tests/support/database.ts';
import { soldMore } from '#tests/support/sold.ts';

let ctx: Ctx<System>;
beforeAll(async () => {
  ctx = await systemCtx();
});
afterAll(() => closeMallDatabase());

const ASKED: ListAsked = {
  facets: {},
  price: { from: null, to: null },
  sort: 'recommended',
  cursor: null,
  limit: 24,
};
const find = async (text: string, over: Partial<ListAsked> = {}) =>
  (await searchProducts(ctx, { ...ASKED, ...over, text })).ids;
const option = (price: number, stock = 5) => [{ sku: 'a', optionName: '', price, listPrice: price, stock }];

const SYLLABLES = '가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허';
let made = 0;
/** A name no other test uses, of whole syllables. */
function aName(): string {
  const at = ++made + process.pid * 7;
  return [at % 27, (at * 11) % 28, (at * 17) % 26, Math.floor(at / 28) % 28, made % 28]
    .map((place) => SYLLABLES[place] ?? '가')
    .join('');
}

test('a product a seller saves is found by its new name and no longer by its old one', async () => {
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const [before, after] = [`옛${aName()}`, `새${aName()}`];
  const sellerCode = fresh('code');
  const id = await aProduct(ctx, store.id, { categorySlug, sellerCode, name: before });
  await runDueJobs();
  expect(await find(before)).toEqual([id]);
  await aProduct(ctx, store.id, { categorySlug, sellerCode, name: after });
  await runDueJobs();
  expect(await find(after)).toEqual([id]);
  expect(await searchProducts(ctx, { ...ASKED, text: before, asTyped: true })).toMatchObject({ ids: [] });
});

test('a saved product is found by its new name within five seconds of a running worker', async () => {
  const owner = openDatabase({ url: await testDatabaseUrl(), pool: 2, role: 'owner' });
  const worker = await startWorker(owner);
  try {
    const store = await aStore(ctx);
    const categorySlug = await aCategory(ctx);
    const sellerCode = fresh('code');
    const name = aName();
    await aProduct(ctx, store.id, { categorySlug, sellerCode, name: aName() });
    const id = await aProduct(ctx, store.id, { categorySlug, sellerCode, name });
    await expect.poll(() => find(name), { timeout: 5_000, interval: 100 }).toEqual([id]);
  } finally {
    await worker.stop();
    await owner.close();
  }
});

test('the badge of a store goes from the facets with its certificate', async () => {
  const store = await aStore(ctx, {
    storeType: 'venture',
    certificateNumber: '제1호',
    certificateUntil: '2026-11-25',
  });
  const slug = await aCategory(ctx);
  const id = await aProduct(ctx, store.id, { categorySlug: slug, name: aName() });
  await indexNow(ctx, [id]);
  const types = async () =>
    Object.fromEntries((await browseCategory(ctx, slug, ASKED))?.answer.facets.storeType ?? []);
  expect(await types()).toEqual({ 2: 1 });
  const later = { ...ctx, now: new Date('2026-11-25T15:00:00Z') };
  expect(await indexLapsed(later)).toBeGreaterThanOrEqual(1);
  expect(await types()).toEqual({ 0: 1 });
});

test('a worker that dies with the job in its hands loses nothing', async () => {
  const store = await aStore(ctx);
  const name = aName();
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name });
  const owner = openDatabase({ url: await testDatabaseUrl(), pool: 1, role: 'owner' });
  await owner.client`
    update graphile_worker._private_jobs set locked_by = 'dead-worker', locked_at = now() - interval '1 minute', attempts = 1
    where payload::text like ${`%${id}%`}`;
  expect((await searchProducts(ctx, { ...ASKED, text: name, asTyped: true })).ids).toEqual([]);
  await freeJobsOfTheDead(owner, []);
  await runDueJobs();
  expect(await find(name)).toEqual([id]);
  await owner.close();
});

test('a paused product leaves the index with its counts', async () => {
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const name = aName();
  const sellerCode = fresh('code');
  const id = await aProduct(ctx, store.id, { categorySlug, sellerCode, name });
  await indexNow(ctx, [id]);
  expect((await browseCategory(ctx, categorySlug, ASKED))?.answer.total).toBe(1);
  await aProduct(ctx, store.id, { categorySlug, sellerCode, name, state: 'stopped' });
  await indexNow(ctx, [id]);
  const gone = await browseCategory(ctx, categorySlug, ASKED);
  expect(gone?.answer).toMatchObject({ ids: [], total: 0 });
  expect(await find(name)).toEqual([]);
});

test('what no job reported is healed: a change, a row too many, a row too few', async () => {
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const names = [aName(), aName(), aName()] as const;
  const [changed, hidden, lost] = await Promise.all(
    names.map((name) => aProduct(ctx, store.id, { categorySlug, name })),
  );
  if (!changed || !hidden || !lost) throw new Error('three products');
  await indexNow(ctx, [changed, hidden, lost]);
  await ctx.db
    .update(products)
    .set({ name: `${names[0]}바뀜` })
    .where(eq(products.id, changed));
  await ctx.db.update(products).set({ state: 'stopped' }).where(eq(products.id, hidden));
  await ctx.db.delete(rows).where(eq(rows.productId, lost));
  await ctx.db.update(products).set({ soldCount: 3 }).where(eq(products.id, lost));
  expect(await healChanged(ctx)).toBeGreaterThanOrEqual(3);
  expect(await find(`${names[0]}바뀜`)).toEqual([changed]);
  expect(await find(names[1])).toEqual([]);
  expect(await find(names[2])).toEqual([lost]);
  expect(await healChanged(ctx)).toBe(0);
  // The row taken away by hand is still counted: only a rebuild counts anew.
  await reindex(ctx);
});

test('the slices come round to every product, whatever the revision says', async () => {
  const store = await aStore(ctx);
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: aName() });
  await indexNow(ctx, [id]);
  await ctx.db
    .update(rows)
    .set({ price: 1 as never })
    .where(eq(rows.productId, id));
  const all = await ctx.db.$count(products);
  let healed = 0;
  for (let slice = 0; slice <= Math.ceil(all / 50) + 1; slice++) healed += await healNextSlice(ctx, 50);
  expect(healed).toBeGreaterThanOrEqual(1);
  const [row] = await ctx.db.select().from(rows).where(eq(rows.productId, id));
  expect(row?.price).toBe(9900);
});

test('new markets whose products are indexed at once have a number each', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 4; n++) {
    const store = await aStore(ctx, { storeType: 'market', marketSlug: await aMarket(ctx) });
    ids.push(await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: aName() }));
  }
  const before = (await listSearchMarkets(ctx)).length;
  await Promise.all(ids.map((id) => indexNow(ctx, [id])));
  const codes = (await listSearchMarkets(ctx)).map(({ code }) => code);
  expect(codes).toHaveLength(before + 4);
});

test('a market’s stalls are found by its new name', async () => {
  const market = await aMarket(ctx);
  const store = await aStore(ctx, { storeType: 'market', marketSlug: market });
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name: aName() });
  await runDueJobs();
  const name = `${aName()}시장`;
  await saveMarket(ctx, SaveMarketInput.parse({ slug: market, name, district: '동구', intro: '시험 시장' }));
  await runDueJobs();
  expect(await find(name)).toEqual([id]);
});

test('many jobs for the same products at once leave the counts exact', async () => {
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx, await aCategory(ctx));
  const ids: string[] = [];
  for (let n = 0; n < 6; n++)
    ids.push(
      await aProduct(ctx, store.id, { categorySlug, name: aName(), variants: option(1000 * (n + 1)) }),
    );
  for (let round = 0; round < 5; round++) {
    const change = (id: string, at: number) =>
      ctx.db
        .update(products)
        .set({ soldCount: round * at, ratingCount: round, ratingSum: round * ((at % 5) + 1) })
        .where(eq(products.id, id));
    await Promise.all([
      ...ids.map(change),
      indexNow(ctx, ids),
      indexNow(ctx, [...ids].reverse()),
      indexNow(ctx, ids.slice(2)),
    ]);
  }
  await indexNow(ctx, ids);
  await expectCountsToAddUp();
});

/** The cube and the terms are what the rows add up to. */
async function expectCountsToAddUp(): Promise<void> {
  const cells = () =>
    ctx.db.select().from(searchFacetCube).orderBy(searchFacetCube.categoryId, searchFacetCube.facetBits);
  const terms = () => ctx.db.select().from(searchTerms).orderBy(searchTerms.term);
  const kept = { cells: await cells(), terms: await terms() };
  await reindex(ctx);
  expect({ cells: await cells(), terms: await terms() }).toEqual(kept);
}

/** Thirty products of two stores under a top, prices and sales that repeat. */
async function aFullShelf() {
  const top = await aCategory(ctx);
  const [leafA, leafB] = [await aCategory(ctx, top), await aCategory(ctx, top)];
  const market = await aStore(ctx, { shippingFee: 0, district: '동구' });
  const plain = await aStore(ctx, { district: '서구', shippingFreeFrom: 30_000 });
  const ids: string[] = [];
  for (let n = 0; n < 30; n++) {
    const at = { ...ctx, now: new Date(ctx.now.getTime() + Math.floor(n / 3) * 60_000) };
    ids.push(
      await aProduct(at, n % 3 === 0 ? market.id : plain.id, {
        categorySlug: n % 2 === 0 ? leafA : leafB,
        name: `선반 ${n}`,
        variants: option([3000, 8000, 15_000, 150_000][n % 4] ?? 0, n % 5 === 0 ? 0 : 4),
      }),
    );
  }
  await soldMore(ctx, new Map(ids.map((id, n) => [id, n % 4])));
  await indexNow(ctx, ids);
  return { top, leafA, leafB, ids };
}

test('a category lists what is below it, by every sort each product once', async () => {
  const { top, leafA, ids } = await aFullShelf();
  for (const sort of LIST_SORTS) {
    expect((await readAll(top, sort)).sort(), sort).toEqual([...ids].sort());
    expect((await readAll(leafA, sort)).sort(), sort).toEqual(ids.filter((_, n) => n % 2 === 0).sort());
  }
  const cheap = (await readAll(top, 'price_low')).map(
    (id) => [3000, 8000, 15_000, 150_000][ids.indexOf(id) % 4] ?? 0,
  );
  expect(cheap).toEqual([...cheap].sort((a, b) => a - b));
  const soldOut = (await readAll(top, 'recommended')).map((id) => ids.indexOf(id) % 5 === 0);
  expect(soldOut).toEqual([...soldOut].sort());
});

async function readAll(slug: string, sort: ListSort): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof browseCategory>> = await browseCategory(ctx, slug, {
      ...ASKED,
      sort,
      cursor,
      limit: 7,
    });
    ids.push(...(page?.answer.ids ?? []));
    cursor = page?.answer.next ?? null;
  } while (cursor && ids.length < 100);
  return ids;
}

test('facets: counts beside each value, a facet does not count against its own values, totals exact', async () => {
  const { top, leafA, ids } = await aFullShelf();
  const cheap = { ...ASKED, facets: { price: [0] } };
  const found = await browseCategory(ctx, top, cheap);
  const wanted = ids.filter((_, n) => n % 4 === 0);
  expect(found?.answer.total).toBe(wanted.length);
  expect([...(found?.answer.ids ?? [])].sort()).toEqual([...wanted].sort());
  expect(Object.fromEntries(found?.answer.facets.price ?? [])).toEqual({ 0: 8, 1: 8, 2: 7, 6: 7 });
  const district = Object.fromEntries(found?.answer.facets.district ?? []);
  expect(district).toEqual({ 0: 3, 2: 5 });
  const both = await browseCategory(ctx, top, { ...ASKED, facets: { price: [0, 6], available: [1] } });
  expect(both?.answer.total).toBe(ids.filter((_, n) => (n % 4 === 0 || n % 4 === 3) && n % 5 !== 0).length);
  const categories = (await browseCategory(ctx, top, cheap))?.answer.categories.map(({ n }) => n);
  expect(categories?.reduce((a, b) => a + b, 0)).toBe(8);
  expect((await browseCategory(ctx, leafA, cheap))?.answer.categories).toEqual([]);
});

test('a price range narrows rows, and the total with it', async () => {
  const { top, ids } = await aFullShelf();
  const found = await browseCategory(ctx, top, { ...ASKED, limit: 60, price: { from: 8000, to: 20_000 } });
  expect([...(found?.answer.ids ?? [])].sort()).toEqual(
    ids.filter((_, n) => n % 4 === 1 || n % 4 === 2).sort(),
  );
  expect(found?.answer.total).toBe(found?.answer.ids.length);
});

test('a text is found in three levels of categories, and a category renamed is found by its new name', async () => {
  const top = await aCategory(ctx);
  const leaf = await aCategory(ctx, top);
  const store = await aStore(ctx);
  const name = aName();
  const id = await aProduct(ctx, store.id, { categorySlug: leaf, name });
  await runDueJobs();
  const [category] = [`갈래${aName()}`];
  await saveCategory(ctx, {
    slug: leaf,
    parentSlug: top,
    name: category,
    emblem: '🍎',
    position: 1,
    noticeType: 'fresh_food',
  });
  await runDueJobs();
  expect(await find(`${category} ${name}`)).toEqual([id]);
});

test('every combination of filters counts the same in a text and in a category', async () => {
  const { top } = await aFullShelf();
  const all = await browseCategory(ctx, top, ASKED);
  const [row] = await ctx.db
    .select({ path: rows.path })
    .from(rows)
    .where(eq(rows.productId, all?.answer.ids[0] ?? ''));
  const categoryId = row?.path[0] ?? '';
  for (const facets of [
    {},
    { price: [1] },
    { price: [0, 1], district: [2] },
    { available: [1], delivery: [0] },
  ]) {
    const inCategory = await browseCategory(ctx, top, { ...ASKED, facets });
    const byText = await searchProducts(ctx, { ...ASKED, facets, text: '선반', categoryId });
    expect(byText.total).toBe(inCategory?.answer.total);
    expect(byText.facets).toEqual(inCategory?.answer.facets);
    expect(byText.totalIsExact).toBe(true);
  }
});

test('suggestions: from half-typed words, initial consonants and the wrong keyboard', async () => {
  const store = await aStore(ctx);
  const name = `돌하르방${aName()}`;
  const id = await aProduct(ctx, store.id, { categorySlug: await aCategory(ctx), name });
  await indexNow(ctx, [id]);
  expect((await suggest(ctx, '돌하르ㅂ')).terms).toContain(name);
  expect((await suggest(ctx, 'ㄷㅎㄹㅂ')).terms).toContain(name);
  expect((await suggest(ctx, 'ehfgkfmqkd')).terms).toContain(name);
  expect(await suggest(ctx, '')).toEqual({ terms: [], categories: [], stores: [] });
});

test('a double consonant typed as one key suggests what is written with it first', async () => {
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const asTwo = await Promise.all(
    ['즈자뻐흐', '즈자뻐흐트'].map((name) => aProduct(ctx, store.id, { categorySlug, name })),
  );
  const asOne = await aProduct(ctx, store.id, { categorySlug, name: '쩌뻐흐' });
  await indexNow(ctx, [...asTwo, asOne]);
  expect((await suggest(ctx, 'ㅉㅃㅎ')).terms).toEqual(['쩌뻐흐', '즈자뻐흐', '즈자뻐흐트']);
  expect((await suggest(ctx, 'ㅈㅈㅃㅎ')).terms).toEqual(['즈자뻐흐', '즈자뻐흐트', '쩌뻐흐']);
});

test('initials in a name come before those of a store, however much of the name has none', async () => {
  const categorySlug = await aCategory(ctx);
  const named = await aStore(ctx, { name: '뽀찌난상회' });
  const other = await aStore(ctx);
  const ofStore = await aProduct(ctx, named.id, { categorySlug, name: 'Organic Apple Juice 배즙 500ml' });
  const inName = await aProduct(ctx, other.id, { categorySlug, name: '매운 뽀찌국수' });
  await soldMore(ctx, new Map([[ofStore, 9]]));
  await indexNow(ctx, [ofStore, inName]);
  expect(await find('ㅃㅉ')).toEqual([inName, ofStore]);
});

test.each([
  "'; drop table search_products; --",
  '%',
  '_',
  '\\',
  'ㅏ',
  '\u0000',
  '*'.repeat(300),
  '가'.repeat(300),
  'ㄱ',
  '1',
])('anything may be typed: %j', async (text) => {
  const found = await searchProducts(ctx, { ...ASKED, text });
  expect(found.ids.length).toBeLessThanOrEqual(24);
  await suggest(ctx, text);
});

test('a page continues by key and a forged cursor starts from the top', async () => {
  await aFullShelf();
  const first = await searchProducts(ctx, { ...ASKED, text: '선반', limit: 5 });
  const second = await searchProducts(ctx, { ...ASKED, text: '선반', limit: 5, cursor: first.next });
  expect(new Set([...first.ids, ...second.ids]).size).toBe(10);
  for (const cursor of ['x', 'WzEsMl0', 'W10'])
    expect((await searchProducts(ctx, { ...ASKED, text: '선반', limit: 5, cursor })).ids).toEqual(first.ids);
});

test('an unknown category is none', async () => {
  expect(await browseCategory(ctx, 'nowhere', ASKED)).toBeNull();
});
