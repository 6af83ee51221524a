import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOutPricePlans, findProduct } from '#app/catalog/index.server.ts';
import { after, days } from '#app/core/kst.ts';
import { importProducts } from '#app/listings/index.server.ts';
import { attributeColumn, COLUMNS, type SheetRecord } from '#app/listings/index.ts';
import { products } from '#db/schema/catalog.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { anImageShelf, aRow, aSheet } from '#tests/support/a-sheet.ts';
import { aStore, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

const C = COLUMNS;
const BRIX = attributeColumn('당도');
const KEEPING = attributeColumn('보관방법');
let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
  await seedReference(world.system);
});
afterAll(() => world.database.close());

async function load(rows: readonly SheetRecord[], options: { storeId?: string; now?: Date } = {}) {
  const ctx = { ...world.system, now: options.now ?? NOON };
  const storeId = options.storeId ?? (await aStore(world)).storeId;
  const findImage = await anImageShelf(ctx);
  const report = await importProducts(ctx, { storeId, file: await aSheet(rows), importId: 'one', findImage });
  const [row] = await ctx.db.select({ id: products.id }).from(products).where(eq(products.storeId, storeId));
  return { report, storeId, product: row ? await findProduct(ctx, row.id) : null };
}
const told = ({ report }: Awaited<ReturnType<typeof load>>) =>
  report.problems.map(({ column, severity }) => [column, severity]);

test('a sheet brings the leaf, attributes, option axes, contents and the day sold-out options come back', async () => {
  const first = {
    [C.category]: '과일·채소·쌀 > 과일 > 사과·배',
    [KEEPING]: '냉장',
    [BRIX]: '13.5',
    [C.optionAxes]: '중량 / 등급',
    [C.optionName]: '2kg / 특품',
    [C.sku]: 'a',
    [C.content]: '2kg',
    [C.price]: 19_900,
    [C.listPrice]: '',
  };
  const second = {
    [C.sellerCode]: 'A-1',
    [C.optionName]: '4kg / 못난이',
    [C.sku]: 'b',
    [C.content]: '4kg',
    [C.price]: 29_900,
    [C.stock]: 0,
    [C.restockOn]: '2026.12.24',
  };
  const { report, product } = await load([aRow(first), second]);
  expect(report.problems).toEqual([]);
  expect(product).toMatchObject({
    optionAxes: ['중량', '등급'],
    unitPrice: { base: 100, measure: 'g', price: 995 },
    attributes: [
      { label: '보관방법', value: '냉장' },
      { label: '당도', value: '13.5 Brix' },
    ],
    variants: [
      { optionValues: ['2kg', '특품'], restockOn: null, stock: 10 },
      { optionValues: ['4kg', '못난이'], restockOn: '2026-12-24', stock: 0 },
    ],
  });
  expect(product?.categoryPath.map(({ name }) => name)).toEqual(['과일·채소·쌀', '과일', '사과·배']);
});

test.each([
  [{ [KEEPING]: '창고' }, KEEPING],
  [{ [BRIX]: '달다' }, BRIX],
  [{ [C.optionAxes]: '중량 / 맛', [C.optionName]: '2kg' }, C.optionName],
  [{ [C.optionAxes]: '가 / 나 / 다 / 라', [C.optionName]: '1 / 2 / 3 / 4' }, C.optionAxes],
  [{ [C.content]: '한 봉지' }, C.content],
  [{ [C.restockOn]: '곧' }, C.restockOn],
  [{ [C.salePrice]: 9900 }, C.saleBegins],
  [{ [C.salePrice]: 12_900, [C.saleBegins]: '2026-12-01' }, C.salePrice],
  [{ [C.salePrice]: 9900, [C.saleBegins]: '2026-12-05', [C.saleEnds]: '2026-12-01' }, C.saleEnds],
])('%j is told at its cell and keeps the product out', async (changes, column) => {
  const loaded = await load([aRow(changes)]);
  expect(told(loaded)).toContainEqual([column, 'error']);
  expect(loaded.product).toBeNull();
});

test('sheets of before still load: a second-level category, a typed unit price, an ended sale', async () => {
  const loaded = await load([aRow({ 단위가격: '100g당 995원', [C.state]: '판매종료' })]);
  expect(told(loaded)).toEqual([['단위가격', 'note']]);
  expect(loaded.product).toMatchObject({ state: 'stopped', unitPrice: null });
});

test('a sale of a sheet is a plan; the same sheet again changes neither plan nor price', async () => {
  const row = aRow({
    [C.listPrice]: '',
    [C.salePrice]: 9900,
    [C.saleBegins]: '2026-11-24',
    [C.saleEnds]: '2026-11-30',
  });
  const { storeId, product } = await load([row], { now: after(NOON, -days(30)) });
  const on = async (day: string) => {
    const ctx = { ...world.system, now: new Date(`${day}T00:00:00+09:00`) };
    await carryOutPricePlans(ctx);
    const { report } = await load([row], { storeId, now: ctx.now });
    expect(report.problems).toEqual([]);
    await carryOutPricePlans(ctx);
    return findProduct(ctx, product?.id ?? '');
  };
  expect(await on('2026-11-23')).toMatchObject({ price: 12_900, listPrice: 12_900 });
  expect(await on('2026-11-24')).toMatchObject({ price: 9900, listPrice: 12_900 });
  expect(await on('2026-11-30')).toMatchObject({ price: 9900 });
  expect(await on('2026-12-01')).toMatchObject({ price: 12_900, saleEndsAt: null });
});

/** A product sold for a month, its sale of 24 to 30 November, and its sheet loaded anew at noon of a day. */
async function aSheetOnSale() {
  const row = (begins: string, ends: string, price: number | '' = 9900) =>
    aRow({ [C.listPrice]: '', [C.salePrice]: price, [C.saleBegins]: begins, [C.saleEnds]: ends });
  const { storeId, product } = await load([row('2026-11-24', '2026-11-30')], {
    now: after(NOON, -days(30)),
  });
  const on = async (day: string, sheet?: SheetRecord) => {
    const ctx = { ...world.system, now: new Date(`${day}T12:00:00+09:00`) };
    await carryOutPricePlans(ctx);
    if (sheet) expect((await load([sheet], { storeId, now: ctx.now })).report.problems).toEqual([]);
    return findProduct(ctx, product?.id ?? '');
  };
  const charged = async () => (await on('2027-01-01'))?.priceRecord?.points.map(({ price }) => price);
  return { row, on, charged };
}

test('a running sale no longer in the sheet ends at once, and its price returns', async () => {
  const { row, on, charged } = await aSheetOnSale();
  expect(await on('2026-11-24')).toMatchObject({ price: 9900, listPrice: 12_900 });
  expect(await on('2026-11-25', row('', '', ''))).toMatchObject({ price: 12_900, saleEndsAt: null });
  expect(await on('2026-11-26')).toMatchObject({ price: 12_900 });
  expect(await charged()).toEqual([12_900, 9900, 12_900]);
});

test('a sale to come no longer in the sheet never begins; said again it does', async () => {
  const { row, on, charged } = await aSheetOnSale();
  await on('2026-11-20', row('', '', ''));
  expect(await on('2026-11-25')).toMatchObject({ price: 12_900, saleEndsAt: null });
  expect(await on('2026-11-26', row('2026-11-24', '2026-11-30'))).toMatchObject({ price: 9900 });
  expect(await charged()).toEqual([12_900, 9900, 12_900]);
});

test('a running sale given another last day or first day goes on as one sale', async () => {
  const { row, on, charged } = await aSheetOnSale();
  await on('2026-11-24');
  const midnight = (day: string) => new Date(`${day}T00:00:00+09:00`);
  for (const [begins, ends, over] of [
    ['2026-11-24', '2026-12-05', '2026-12-06'],
    ['2026-11-23', '2026-11-27', '2026-11-28'],
  ] as const)
    expect(await on('2026-11-25', row(begins, ends))).toMatchObject({
      price: 9900,
      listPrice: 12_900,
      saleEndsAt: midnight(over),
    });
  expect(await on('2026-11-28')).toMatchObject({ price: 12_900, saleEndsAt: null });
  expect(await charged()).toEqual([12_900, 9900, 12_900]);
});

test('a sale put off ends now and begins on its day; one whose last day is past is over', async () => {
  const { row, on, charged } = await aSheetOnSale();
  await on('2026-11-24');
  expect(await on('2026-11-25', row('2026-11-27', '2026-11-30', 9500))).toMatchObject({ price: 12_900 });
  expect(await on('2026-11-27')).toMatchObject({ price: 9500 });
  expect(await on('2026-11-29', row('2026-11-27', '2026-11-28', 9500))).toMatchObject({ price: 12_900 });
  expect(await charged()).toEqual([12_900, 9500, 12_900, 9900, 12_900]);
});

test('a price that came down for good stays down when the sheet is loaded again', async () => {
  const row = aRow({ [C.listPrice]: '', [C.salePrice]: 9900, [C.saleBegins]: '2026-11-20' });
  const { storeId, product } = await load([row], { now: after(NOON, -days(30)) });
  await carryOutPricePlans(world.system);
  const again = await load([row], { storeId });
  expect(again.report.problems).toEqual([]);
  expect(await findProduct(world.system, product?.id ?? '')).toMatchObject({
    price: 9900,
    listPrice: 12_900,
  });
});

test('a bundle may stand above its parts; again it changes nothing, and a wrong part is told at its cell', async () => {
  const apple = aRow({ [C.sellerCode]: 'apple' });
  const pear = aRow({ [C.sellerCode]: 'pear', [C.stock]: 3 });
  const bundle = (parts: string) =>
    aRow({
      [C.sellerCode]: 'A-bundle',
      [C.parts]: parts,
      [C.stock]: '',
      [C.price]: 20_000,
      [C.listPrice]: '',
    });
  const first = await load([bundle('apple*2, pear'), apple, pear]);
  expect(first.report).toMatchObject({ created: 3, problems: [] });
  const { storeId } = first;
  const [row] = await world.system.db.select().from(products).where(eq(products.isBundle, true));
  const shown = async () => (await findProduct(world.system, row?.id ?? ''))?.variants[0];
  const parts = [
    { name: '아침 사과', quantity: 2 },
    { name: '아침 사과', quantity: 1 },
  ];
  expect(await shown()).toMatchObject({ stock: 3, parts });
  expect((await load([bundle('apple*2, pear'), apple, pear], { storeId })).report).toMatchObject({
    updated: 3,
    problems: [],
  });
  expect(await shown()).toMatchObject({ stock: 3, parts });
  for (const [wrong, words] of [
    ['apple*2, plum', '‘plum’: 이 상점에 없는 옵션코드'],
    ['apple*둘', '읽을 수 없습니다'],
    ['apple', '두 개 이상'],
    ['apple*2, apple', '두 번'],
    ['apple*2, A-bundle', '묶음은 다른 묶음에'],
  ] as const) {
    const told = await load([bundle(wrong)], { storeId });
    expect(told.report.problems).toEqual([
      expect.objectContaining({ row: 2, column: C.parts, message: expect.stringContaining(words) }),
    ]);
  }
  const stocked = await load([{ ...bundle('apple*2'), [C.stock]: 4 }], { storeId });
  expect(stocked.report.problems.map(({ column }) => column)).toEqual([C.stock]);
  expect(await shown()).toMatchObject({ stock: 3, parts });
});
