import { deflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FindImage, importProducts } from '#app/listings/index.server.ts';
import { COLUMNS, type ImportReport, noticeColumn, type SheetRecord } from '#app/listings/index.ts';
import { auditLog } from '#db/schema/audit.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { inventoryMovements, inventoryUnits } from '#db/schema/inventory.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { anImageShelf, aRow, aSeller, aSheet } from '#tests/support/a-sheet.ts';
import { aStore, aWorld, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

const C = COLUMNS;
let world: World;
let findImage: FindImage;

beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
  await seedReference(world.system);
  findImage = await anImageShelf(world.system);
});
afterAll(() => world.database.close());

async function load(rows: readonly SheetRecord[], storeId: string, importId = 'one'): Promise<ImportReport> {
  return importProducts(world.system, { storeId, file: await aSheet(rows), importId, findImage });
}

async function shelfOf(storeId: string) {
  const { db } = world.system;
  return db
    .select({
      productId: products.id,
      code: products.sellerCode,
      name: products.name,
      price: products.price,
      sku: variants.sku,
      option: variants.optionName,
      onHand: inventoryUnits.onHand,
      unitId: inventoryUnits.id,
    })
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id))
    .innerJoin(inventoryUnits, eq(inventoryUnits.id, variants.unitId))
    .where(eq(products.storeId, storeId))
    .orderBy(products.sellerCode, variants.position);
}

test('a file of 600 rows loads, and again changes nothing', async () => {
  const { storeId } = await aStore(world);
  const rows = Array.from({ length: 600 }, (_, i) =>
    aRow({
      [C.sellerCode]: `P-${Math.floor(i / 4)}`,
      [C.optionName]: `${(i % 4) + 1}kg`,
      [C.sku]: `P-${i}`,
      [C.price]: i % 2 ? '15,900원' : 12900,
    }),
  );
  const file = await aSheet(rows);
  const request = { storeId, file, importId: 'same-file', findImage };
  const first = await importProducts(world.system, request);
  expect(first).toMatchObject({
    rows: 600,
    products: 150,
    created: 150,
    updated: 0,
    skipped: 0,
    problems: [],
  });
  const before = await shelfOf(storeId);
  expect(before).toHaveLength(600);
  const { db } = world.system;
  const sold = before[0];
  if (!sold) throw new Error('nothing was loaded');
  await db.update(inventoryUnits).set({ onHand: 7 }).where(eq(inventoryUnits.id, sold.unitId));
  const count = async () => (await db.select().from(inventoryMovements)).length;
  await importProducts(world.system, request);
  const after = await count();
  await db.update(inventoryUnits).set({ onHand: 3 }).where(eq(inventoryUnits.id, sold.unitId));
  const third = await importProducts(world.system, request);
  expect(third).toMatchObject({ created: 0, updated: 150, problems: [] });
  expect(await count()).toBe(after);
  expect((await shelfOf(storeId)).map(({ productId, sku }) => [productId, sku])).toEqual(
    before.map(({ productId, sku }) => [productId, sku]),
  );
  expect((await shelfOf(storeId))[0]?.onHand).toBe(3);
}, 120_000);

test('twenty mistakes load nothing wrong and are each told by row and column', async () => {
  const { storeId } = await aStore(world);
  const bad: [changes: SheetRecord, column: string, says: string][] = [
    [{ [C.sellerCode]: '' }, C.sellerCode, '비어 있습니다'],
    [{ [C.kind]: '음식' }, C.kind, '상품, 입장권·체험'],
    [{ [C.category]: '과일나라' }, C.category, '카테고리가 없습니다'],
    [{ [C.category]: '과일·채소·쌀' }, C.category, '더 좁은 카테고리'],
    [{ [C.name]: '' }, C.name, '입력해 주세요'],
    [{ [C.name]: '가'.repeat(81) }, C.name, '80자까지'],
    [{ [C.summary]: '' }, C.summary, '입력해 주세요'],
    [{ [C.description]: '' }, C.description, '입력해 주세요'],
    [{ [C.price]: '시가' }, C.price, '숫자가 아닙니다'],
    [{ [C.price]: 99 }, C.price, '100원 이상'],
    [{ [C.price]: 12900.5 }, C.price, '소수점'],
    [{ [C.price]: -500 }, C.price, '0보다 작습니다'],
    [{ [C.listPrice]: 9900 }, C.listPrice, '정가는 판매가보다 낮을 수 없습니다'],
    [{ [C.stock]: '많음' }, C.stock, '숫자가 아닙니다'],
    [{ [C.stock]: 100_000 }, C.stock, '99,999개까지'],
    [{ [C.taxType]: '영세' }, C.taxType, '과세, 면세'],
    [{ [C.origin]: '' }, C.origin, '원산지'],
    [{ [C.image]: 'missing.jpg' }, C.image, '사진이 없습니다'],
    [{ [C.imageAlt]: '' }, C.imageAlt, '이미지 설명'],
    [{ [noticeColumn('상품구성')]: '상세페이지 참조' }, noticeColumn('상품구성'), '직접 써 주세요'],
    [{ [noticeColumn('원산지')]: '' }, noticeColumn('원산지'), '비어 있습니다'],
    [{ [C.noticeType]: '도서' }, C.noticeType, '농축수산물'],
    [{ [C.state]: '팔아요' }, C.state, '판매중'],
  ];
  const rows = bad.map(([changes], i) => aRow({ [C.sellerCode]: `B-${i}`, ...changes }));
  const good = aRow({ [C.sellerCode]: 'GOOD' });
  const report = await load([...rows, good], storeId);
  for (const [i, [, column, says]] of bad.entries())
    expect(report.problems, `${column} on row ${i + 2}`).toContainEqual(
      expect.objectContaining({
        row: i + 2,
        column,
        message: expect.stringContaining(says),
        severity: 'error',
      }),
    );
  expect(report.problems).toHaveLength(bad.length);
  expect((await shelfOf(storeId)).map(({ code }) => code)).toEqual(['GOOD']);
  expect(report).toMatchObject({ created: 1, skipped: bad.length - 1 });
});

test('one bad option keeps the whole product out, and its rows must agree', async () => {
  const { storeId } = await aStore(world);
  const option = (at: number, changes: SheetRecord = {}) =>
    aRow({ [C.sellerCode]: 'OPT', [C.optionName]: `${at}kg`, [C.sku]: `OPT-${at}`, ...changes });
  const report = await load(
    [option(1), option(2, { [C.price]: '몰라요' }), option(2, { [C.name]: '다른 이름' })],
    storeId,
  );
  expect(await shelfOf(storeId)).toEqual([]);
  expect(report.problems.map(({ row, column }) => [row, column])).toEqual([
    [3, C.price],
    [4, C.name],
    [4, C.optionName],
    [4, C.sku],
  ]);
});

test('a later row may leave out what the first one says', async () => {
  const { storeId } = await aStore(world);
  const first = aRow({ [C.sellerCode]: 'TWO', [C.optionName]: '작은 것', [C.sku]: 'TWO-1' });
  const second = {
    [C.sellerCode]: 'TWO',
    [C.price]: 18900,
    [C.stock]: 0,
    [C.optionName]: '큰 것',
    [C.sku]: 'TWO-2',
  };
  expect((await load([first, second], storeId)).problems).toEqual([]);
  expect((await shelfOf(storeId)).map(({ option, onHand }) => [option, onHand])).toEqual([
    ['작은 것', 10],
    ['큰 것', 0],
  ]);
});

test('missing and unknown columns are explained', async () => {
  const { storeId } = await aStore(world);
  const { [C.price]: _price, ...rest } = aRow();
  const sheet = await import('write-excel-file/node');
  const headers = [...Object.keys(rest), '판메가'];
  const file = await sheet
    .default([{ sheet: '상품', data: [headers, headers.map((header) => String(rest[header] ?? '9,900'))] }])
    .toBuffer();
  const report = await importProducts(world.system, { storeId, file, importId: 'x', findImage });
  expect(report.created).toBe(0);
  expect(report.problems).toContainEqual(
    expect.objectContaining({ row: 1, column: C.price, message: expect.stringContaining('열이 없습니다') }),
  );
  expect(report.problems).toContainEqual(
    expect.objectContaining({
      column: '판메가',
      severity: 'note',
      message: expect.stringContaining("'판매가'"),
    }),
  );
});

test('text that looks like a formula is kept as text', async () => {
  const { storeId } = await aStore(world);
  await load([aRow({ [C.sellerCode]: '=1+1', [C.name]: '=cmd|사과' })], storeId);
  expect(await shelfOf(storeId)).toMatchObject([{ code: '=1+1', name: '=cmd|사과' }]);
});

test('a seller loads only into the own store, and the audit log tells', async () => {
  const [own, other] = [await aStore(world), await aStore(world)];
  const seller = await aSeller(world.system, own.storeId);
  const file = await aSheet([aRow()]);
  await load([aRow({ [C.name]: '남의 사과' })], other.storeId);
  await importProducts(seller, { storeId: own.storeId, file, importId: 'mine', findImage });
  await expect(
    importProducts(seller, { storeId: other.storeId, file, importId: 'theirs', findImage }),
  ).rejects.toMatchObject({ reason: { code: 'stores/not-found' } });
  expect(await shelfOf(other.storeId)).toMatchObject([{ name: '남의 사과' }]);
  const logged = await world.system.db.select().from(auditLog).where(eq(auditLog.storeId, own.storeId));
  expect(logged).toMatchObject([{ action: 'listings.import', after: { importId: 'mine', created: 1 } }]);
});

test('a known product whose pictures were not sent along keeps those it shows', async () => {
  const { storeId } = await aStore(world);
  await load([aRow()], storeId);
  const file = await aSheet([aRow({ [C.price]: 9900 }), aRow({ [C.sellerCode]: 'NEW' })]);
  const report = await importProducts(world.system, {
    storeId,
    file,
    importId: 'no-pictures',
    findImage: async () => null,
  });
  expect(report).toMatchObject({ updated: 1, created: 0, skipped: 1 });
  expect(report.problems.map(({ row, severity }) => [row, severity])).toEqual([
    [2, 'note'],
    [3, 'error'],
  ]);
  expect(await shelfOf(storeId)).toMatchObject([{ code: 'A-1', price: 9900 }]);
});

test('two imports of one file at once make each product once', async () => {
  const { storeId } = await aStore(world);
  const file = await aSheet([aRow(), aRow({ [C.sellerCode]: 'A-2' })]);
  const request = { storeId, file, importId: 'both', findImage };
  const reports = await Promise.all([
    importProducts(world.system, request),
    importProducts(world.system, request),
  ]);
  expect(reports.map(({ created }) => created).reduce((a, b) => a + b)).toBe(2);
  expect(await shelfOf(storeId)).toHaveLength(2);
});

test.each([
  ['an empty file', Buffer.alloc(0), '빈 파일'],
  ['a text file', Buffer.from('상품,가격\n사과,100'), '엑셀 파일(.xlsx)로 읽을 수 없습니다'],
  ['a file over 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1), '10MB'],
  ['a zip bomb', zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(80 * 1024 * 1024, 0x20)), '너무 큽니다'],
  [
    'one cell in the far corner',
    zipOf(
      'xl/worksheets/sheet1.xml',
      Buffer.from('<worksheet><sheetData><row r="1048576"><c r="XFD1048576"/></row></sheetData></worksheet>'),
    ),
    '너무 큽니다',
  ],
])('%s is refused with a sentence', async (_what, file, says) => {
  const { storeId } = await aStore(world);
  const report = await importProducts(world.system, { storeId, file, importId: 'x', findImage });
  expect(report.problems).toMatchObject([{ row: 1, message: expect.stringContaining(says) }]);
});

test('more than 5,000 rows are refused', async () => {
  const { storeId } = await aStore(world);
  const sheet = await import('write-excel-file/node');
  const file = await sheet
    .default([
      { sheet: '상품', data: Array.from({ length: 5_002 }, (_, i) => [String(C.sellerCode), `${i}`]) },
    ])
    .toBuffer();
  const report = await importProducts(world.system, { storeId, file, importId: 'x', findImage });
  expect(report.problems[0]?.message).toContain('5,000줄까지');
});

/** A zip with one deflated entry, whatever its size. */
function zipOf(name: string, data: Buffer): Buffer {
  const packed = deflateRawSync(data);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(data.length, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from(name), packed]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    facts,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
