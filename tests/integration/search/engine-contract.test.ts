import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { storeImage } from '#app/files/index.server.ts';
import { embeddedIndex } from '#app/search/embedded/engine.server.ts';
import { indexProducts } from '#app/search/embedded/write-index.server.ts';
import type { SearchAsked, TextIndex } from '#app/search/engine.ts';
import { meilisearchIndex } from '#app/search/meilisearch/engine.server.ts';
import { searchBy } from '#app/search/pipeline.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { products } from '#db/schema/catalog.ts';
import { searchProducts } from '#db/schema/search.ts';
import { aPhoto, aProduct, aStore } from '#tests/support/a-shop.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { type StandIn, startStandIn } from '#tests/support/meili-stand-in/server.ts';
import { soldMore } from '#tests/support/sold.ts';

const REAL = process.env.MEILISEARCH_HOST;

type Engine = { index: TextIndex; standIn: StandIn | null; close: () => Promise<void> };
const ENGINES: Record<string, () => Promise<Engine>> = {
  embedded: async () => ({ index: embeddedIndex, standIn: null, close: async () => undefined }),
  [REAL ? 'meilisearch' : 'meilisearch (stand-in)']: async () => {
    if (REAL)
      return {
        index: meilisearchIndex(REAL, process.env.MEILISEARCH_API_KEY),
        standIn: null,
        close: async () => undefined,
      };
    const standIn = await startStandIn();
    return { index: meilisearchIndex(standIn.host, standIn.apiKey), standIn, close: standIn.close };
  },
};

const ASKED: Omit<SearchAsked, 'text'> = {
  facets: {},
  price: { from: null, to: null },
  sort: 'recommended',
  cursor: null,
  limit: 24,
};

const GOODS = [
  ['사과', '못난이 부사 사과 3kg', 9900, 5, 'apple'],
  ['꿀', '아카시아꿀 600g', 24_000, 9, 'apple'],
  ['김치', '알타리 총각김치', 21_900, 3, 'kimchi'],
  ['만두', '김치만두', 12_900, 8, 'kimchi'],
  ['달걀', '달걀말이 두툼한 한 줄', 6900, 1, 'kimchi'],
  ['소보로', '바삭 팥 소보로', 3000, 0, 'bread'],
  ['식빵', '통밀 식빵', 6500, 2, 'bread'],
  ['귤', '조생 노지 감귤', 15_900, 4, 'apple'],
] as const;

describe.each(Object.keys(ENGINES))('%s', (name) => {
  let engine: Engine;
  let ctx: Ctx<System>;
  let close: () => Promise<void>;
  let [cheap, dear, imageId] = ['', '', ''];
  const byWord = new Map<string, string>();

  beforeAll(async () => {
    const make = ENGINES[name];
    if (!make) throw new Error(name);
    engine = await make();
    const opened = openDatabase({ url: await freshDatabaseUrl(), pool: 4 });
    close = opened.close;
    ctx = {
      actor: { kind: 'system' },
      now: new Date('2026-11-23T03:00:00Z'),
      db: opened.db,
      requestId: name,
    };
    const category = (slug: string, title: string, parentSlug: string | null) =>
      saveCategory(ctx, {
        slug,
        parentSlug,
        name: title,
        emblem: '🍎',
        position: 1,
        noticeType: 'fresh_food',
      });
    await category('food', '먹거리', null);
    for (const [slug, title] of [
      ['apple', '과일'],
      ['kimchi', '반찬'],
      ['bread', '빵'],
    ] as const)
      await category(slug, title, 'food');
    dear = (await aStore(ctx, { name: '햇살농원', district: '서구' })).id;
    cheap = (await aStore(ctx, { name: '달빛만두집', district: '동구', shippingFee: 0 })).id;
    imageId = (await storeImage(ctx, { bytes: await aPhoto() })).imageId;
    for (const [at, [word, title, price, sold, slug]] of GOODS.entries()) {
      const id = await aGood(slug, title, price, at);
      byWord.set(word, id);
      await soldMore(ctx, new Map([[id, sold]]));
    }
    const ids = [...byWord.values()];
    await indexProducts(ctx, ids);
    await engine.index.rebuild(ctx, oneBatch([]));
    await engine.index.follow(ctx, ids);
  });
  afterAll(async () => {
    expect(engine.standIn?.refused ?? []).toEqual([]);
    await engine.close();
    await close();
  });

  const aGood = (categorySlug: string, title: string, price: number, at = 0) =>
    aProduct({ ...ctx, now: new Date(ctx.now.getTime() + at * 60_000) }, at % 2 ? cheap : dear, {
      categorySlug,
      name: title,
      variants: [{ sku: 'a', optionName: '', price, listPrice: price, stock: 3 }],
      images: [{ imageId, alt: '상품 사진' }],
    });
  async function* oneBatch(ids: string[]) {
    yield ids;
  }
  const ask = (text: string, over: Partial<SearchAsked> = {}) =>
    searchBy(engine.index, ctx, { ...ASKED, ...over, text });
  const idOf = (word: string): string => byWord.get(word) ?? '';
  const wordsOf = async (text: string, over: Partial<SearchAsked> = {}) => {
    const { ids } = await ask(text, over);
    return ids.map((id) => GOODS.find(([word]) => byWord.get(word) === id)?.[0]);
  };

  test.each([
    ['a word', '사과', '사과'],
    ['a word inside another', '감귤', '귤'],
    ['a word typed half-way', '사ㄱ', '사과'],
    ['the end of a compound', '총각김', '김치'],
    ['initial consonants', 'ㅅㅂㄹ', '소보로'],
    ['initial consonants of words run together', 'ㅂㅅㅅㄱ', '사과'],
    ['words run together', '부사사과', '사과'],
    ['words in another order', '사과 부사', '사과'],
    ['the wrong keyboard', 'tkrhk', '사과'],
    ['a particle', '소보로는', '소보로'],
    ['a synonym', '계란말이', '달걀'],
    ['a synonym as a whole', '밀감', '귤'],
    ['a typing error', '소보러', '소보로'],
    ['amounts in other units', '사과 3킬로', '사과'],
    ['decomposed Hangul', '사과'.normalize('NFD'), '사과'],
  ])('finds by %s', async (_what, text, word) => {
    expect(await wordsOf(text)).toContain(word);
  });

  test('what was meant is told, and what was typed can be asked for as it is', async () => {
    expect((await ask('소보러')).meant).toEqual({ text: '소보로', by: 'correction' });
    expect((await ask('tkrhk')).meant).toEqual({ text: '사과', by: 'layout' });
    expect((await ask('소보로는')).meant).toEqual({ text: '소보로', by: 'particles' });
    expect((await ask('사과')).meant).toBeNull();
    expect(await ask('소보러', { asTyped: true })).toMatchObject({ ids: [], total: 0, meant: null });
  });

  test('all words must be there', async () => {
    expect(await wordsOf('햇살농원 사과')).toEqual(['사과']);
    expect(await wordsOf('달빛만두집 사과', { asTyped: true })).toEqual([]);
  });

  test('a name comes before a store, and a 김치 before what only begins with it', async () => {
    expect(await wordsOf('김치')).toEqual(['김치', '만두']);
    expect((await wordsOf('만두'))[0]).toBe('만두');
    expect(await wordsOf('만두')).toHaveLength(4);
  });

  test('each sort', async () => {
    expect(await wordsOf('달빛', { sort: 'price_low' })).toEqual(['소보로', '만두', '귤', '꿀']);
    expect(await wordsOf('달빛', { sort: 'price_high' })).toEqual(['꿀', '귤', '만두', '소보로']);
    expect(await wordsOf('달빛', { sort: 'best_selling' })).toEqual(['꿀', '만두', '귤', '소보로']);
    expect(await wordsOf('달빛', { sort: 'newest' })).toEqual(['귤', '소보로', '만두', '꿀']);
  });

  test('facets count, filter and stay selectable', async () => {
    const all = await ask('먹거리');
    expect(all.total).toBe(8);
    expect(Object.fromEntries(all.facets.district)).toEqual({ 0: 4, 2: 4 });
    const east = await ask('먹거리', { facets: { district: [0] } });
    expect(east.total).toBe(4);
    expect(Object.fromEntries(east.facets.district)).toEqual({ 0: 4, 2: 4 });
    expect(Object.fromEntries(east.facets.delivery)).toEqual({ 0: 4 });
    const both = await ask('먹거리', { facets: { district: [0], price: [0, 2] } });
    expect(both.total).toBe(3);
    expect(Object.fromEntries(both.facets.price)).toEqual({ 0: 1, 2: 2, 3: 1 });
    expect(Object.fromEntries(both.facets.district)).toEqual({ 0: 3 });
  });

  test('a filter that leaves nothing is no reason to guess', async () => {
    expect(await ask('사과', { facets: { district: [0] } })).toMatchObject({
      ids: [],
      total: 0,
      meant: null,
    });
  });

  test('categories count and narrow', async () => {
    const { categories } = await ask('먹거리');
    expect(categories.map(({ n }) => n)).toEqual([8]);
    const inside = await ask('먹거리', { categoryId: categories[0]?.categoryId ?? '' });
    expect(inside.categories.map(({ n }) => n).sort()).toEqual([2, 3, 3]);
  });

  test('a price range', async () => {
    expect((await wordsOf('먹거리', { price: { from: 6500, to: 9900 } })).sort()).toEqual([
      '달걀',
      '사과',
      '식빵',
    ]);
  });

  test('a list goes on without repeating', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof ask>> = await ask('먹거리', { limit: 3, cursor });
      seen.push(...page.ids);
      cursor = page.next;
    } while (cursor && seen.length < 30);
    expect(seen.sort()).toEqual([...byWord.values()].sort());
  });

  test('nothing found is nothing', async () => {
    expect(await ask('컴퓨터')).toMatchObject({
      ids: [],
      total: 0,
      totalIsExact: true,
      next: null,
      meant: null,
    });
    expect(await ask('')).toMatchObject({ ids: [], total: 0 });
  });

  test('a change is followed, and a rebuild serves the same while it changes', async () => {
    const id = idOf('식빵');
    await ctx.db.update(products).set({ name: '호밀 깜파뉴' }).where(eq(products.id, id));
    await indexProducts(ctx, [id]);
    await engine.index.follow(ctx, [id]);
    expect((await ask('깜파뉴')).ids).toEqual([id]);
    expect((await ask('식빵', { asTyped: true })).ids).toEqual([]);
    const changeMeanwhile = async () => {
      const added = await aGood('bread', '늦은 꽈배기', 1000);
      await indexProducts(ctx, [added]);
      await engine.index.follow(ctx, [added]);
      await ctx.db
        .update(products)
        .set({ state: 'stopped' })
        .where(eq(products.id, idOf('꿀')));
      await indexProducts(ctx, [idOf('꿀')]);
    };
    // PostgreSQL has nothing beside the rows to build.
    if (engine.index === embeddedIndex) await changeMeanwhile();
    else
      await engine.index.rebuild(
        ctx,
        (async function* () {
          yield [...byWord.values()];
          await changeMeanwhile();
        })(),
      );
    expect((await ask('깜파뉴')).ids).toEqual([id]);
    expect((await ask('꽈배기')).ids).toHaveLength(1);
    expect((await ask('아카시아꿀', { asTyped: true })).ids).toEqual([]);
    expect(await ctx.db.$count(searchProducts)).toBe(8);
    if (engine.standIn) expect(engine.standIn.indexes()).toEqual(['products']);
  });

  test('it says that it works', async () => {
    await engine.index.ping(ctx);
  });
});
