import { expect, test } from 'vitest';
import { SORTS, type Sort } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { encodeCursor } from '#app/core/paging.ts';
import { findCards, listProducts, type ProductsAsked } from '#app/listings/index.server.ts';
import type { CardRow } from '#app/listings/index.ts';
import { aCategory, aMarket, aProduct, aStore, systemCtx } from '#tests/support/a-shop.ts';
import { soldMore } from '#tests/support/sold.ts';

const option = (price: number, stock: number) => [
  { sku: 'a', optionName: '', price, listPrice: price, stock },
];

/** Eleven products with prices, times and sales that repeat, some sold out. */
async function aCrowdedShelf() {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const top = await aCategory(ctx);
  const leaf = await aCategory(ctx, top);
  const ids: string[] = [];
  for (let n = 0; n < 11; n++) {
    const at = { ...ctx, now: new Date(ctx.now.getTime() + Math.floor(n / 3) * 1000) };
    ids.push(
      await aProduct(at, store.id, {
        categorySlug: leaf,
        variants: option(1000 + (n % 4) * 100, n % 5 === 0 ? 0 : 3),
      }),
    );
  }
  await soldMore(ctx, new Map(ids.map((id, n) => [id, n % 3])));
  return { ctx, store, top, leaf, ids };
}

async function readAll(ctx: Ctx, asked: ProductsAsked): Promise<CardRow[]> {
  const rows: CardRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await listProducts(ctx, { ...asked, cursor, limit: 2 });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor && rows.length < 50);
  return rows;
}

const isSorted = (numbers: number[]) => numbers.every((n, i) => i === 0 || (numbers[i - 1] ?? n) <= n);

test('paging by every sort shows each product once, equal keys included', async () => {
  const { ctx, top, leaf, store, ids } = await aCrowdedShelf();
  const wanted = [...ids].sort();
  for (const sort of SORTS)
    for (const asked of [{ categorySlug: top }, { categorySlug: leaf }, { storeId: store.id }]) {
      const rows = await readAll(ctx, { ...asked, sort });
      expect(rows.map(({ id }) => id).sort(), `${sort} ${JSON.stringify(asked)}`).toEqual(wanted);
    }
});

test('each sort is in its order', async () => {
  const { ctx, leaf, ids } = await aCrowdedShelf();
  const by = (sort: Sort) => readAll(ctx, { categorySlug: leaf, sort });
  expect(isSorted((await by('price_low')).map(({ price }) => price))).toBe(true);
  expect(isSorted((await by('price_high')).map(({ price }) => -price))).toBe(true);
  const made = (await by('newest')).map(({ id }) => -Math.floor(ids.indexOf(id) / 3));
  expect(isSorted(made)).toBe(true);
  expect(isSorted((await by('best_selling')).map(({ id }) => -(ids.indexOf(id) % 3)))).toBe(true);
  const soldOut = (await by('recommended')).map(({ soldOut }) => Number(soldOut));
  expect(isSorted(soldOut)).toBe(true);
  expect(soldOut.filter(Boolean)).toHaveLength(3);
});

test('a cursor nobody wrote starts from the top instead of failing', async () => {
  const { ctx, leaf } = await aCrowdedShelf();
  const first = await listProducts(ctx, { categorySlug: leaf, sort: 'newest', limit: 3 });
  const forged = [
    'x',
    encodeCursor(["now'; drop", first.rows[0]?.id ?? '']),
    encodeCursor(['2026-11-23 00:00:00+00', 'no-id']),
    encodeCursor([1, 2]),
    ...['2026-13-01', '2026-02-30', '0000-01-01'].map((day) =>
      encodeCursor([`${day} 00:00:00+00`, first.rows[0]?.id ?? '']),
    ),
  ];
  for (const cursor of forged)
    expect(await listProducts(ctx, { categorySlug: leaf, sort: 'newest', limit: 3, cursor })).toEqual(first);
});

test.each(SORTS)('a cursor far beyond every %s is an end of the list', async (sort) => {
  const { ctx, leaf, ids } = await aCrowdedShelf();
  for (const key of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
    const cursor = encodeCursor([key, ids[0] ?? '']);
    const { rows } = await listProducts(ctx, { categorySlug: leaf, sort, limit: 20, cursor });
    expect([0, 11]).toContain(rows.length);
  }
});

test('an unknown category is an empty list', async () => {
  expect(await listProducts(await systemCtx(), { categorySlug: 'nowhere' })).toEqual({
    rows: [],
    next: null,
  });
});

test('paused products and those of closed stores are on no list', async () => {
  const ctx = await systemCtx();
  const store = await aStore(ctx);
  const categorySlug = await aCategory(ctx);
  const paused = await aProduct(ctx, store.id, { categorySlug, state: 'stopped' });
  const shown = await aProduct(ctx, store.id, { categorySlug });
  const { rows } = await listProducts(ctx, { categorySlug });
  expect(rows.map(({ id }) => id)).toEqual([shown]);
  expect(await findCards(ctx, [paused])).toEqual([]);
});

test('a card tells market, origin, whether prices vary and what is sold out, and no list price never charged', async () => {
  const ctx = await systemCtx();
  const marketSlug = await aMarket(ctx, '시험시장');
  const store = await aStore(ctx, { storeType: 'market', marketSlug });
  const categorySlug = await aCategory(ctx);
  const id = await aProduct(ctx, store.id, {
    categorySlug,
    variants: [
      { sku: 'a', optionName: '작은', price: 1000, listPrice: 1500, stock: 0 },
      { sku: 'b', optionName: '큰', price: 2000, listPrice: 2000, stock: 0 },
    ],
  });
  const [card] = await findCards(ctx, [id]);
  expect(card).toMatchObject({
    price: 1000,
    listPrice: 1000,
    priceVaries: true,
    soldOut: true,
    marketName: '시험시장',
    storeType: 'market',
    origin: '충남 예산군',
    walletPayable: true,
    imageAlt: '사과 사진',
  });
});

test('cards come back in the order asked, without repeats or unknown ids', async () => {
  const { ctx, ids } = await aCrowdedShelf();
  const [a = '', b = ''] = ids;
  const cards = await findCards(ctx, [b, 'no-id', a, b]);
  expect(cards.map(({ id }) => id)).toEqual([b, a]);
});
