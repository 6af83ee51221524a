import { and, asc, eq } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import {
  categoryPlaces,
  endSheetPlans,
  listCategories,
  planPrices,
  saveProduct,
} from '#app/catalog/index.server.ts';
import {
  bundlePartText,
  type CatalogRefusal,
  inheritAttributes,
  PlanPricesInput,
} from '#app/catalog/index.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { krw, most } from '#app/core/krw.ts';
import { addDays, startOfDay } from '#app/core/kst.ts';
import { Refusal } from '#app/core/refusal.ts';
import { allow } from '#app/limits/index.server.ts';
import { mustActFor } from '#app/stores/index.server.ts';
import { productImages, products } from '#db/schema/catalog.ts';
import { COLUMNS, type ColumnKey } from './import-columns.ts';
import { type CategoryChoice, type ReadProduct, readProduct } from './import-product.ts';
import type { ImportReport } from './import-report.ts';
import { checkHeader, groupRows, type ProblemList } from './import-rows.ts';
import { openWorkbook } from './open-workbook.server.ts';

/** A picture by the name its cell gives: stored, refused with a sentence, or null when nobody knows it. */
export type FindImage = (name: string) => Promise<{ imageId: string } | { problem: string } | null>;

export type ImportRequest = {
  storeId: string;
  file: Uint8Array;
  /** One counting of the stock: under the same id the stock of an option is set once. */
  importId: string;
  findImage: FindImage;
};

/**
 * 상품 엑셀 등록: every row is read and checked first; a product whose rows are all good is saved, each in its own
 * transaction, and one with a bad row is left out whole. The same file again changes nothing.
 */
export async function importProducts(
  ctx: Ctx<Seller | System>,
  { storeId, file, importId, findImage }: ImportRequest,
): Promise<ImportReport> {
  await mustActFor(ctx, storeId);
  if (ctx.actor.kind === 'seller') await allow(ctx, 'import', { person: ctx.actor.userId });
  const report: ImportReport = { rows: 0, products: 0, created: 0, updated: 0, skipped: 0, problems: [] };
  const opened = await openWorkbook(file);
  if (!opened.ok) {
    report.problems.push({ row: 1, column: '파일', cell: '', message: opened.message, severity: 'error' });
    return report;
  }
  const [top = [], ...rows] = opened.rows;
  const { header, list, readable } = checkHeader(top);
  report.problems = list.problems;
  if (!readable) return report;
  const groups = groupRows(rows, header, list);
  report.rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  report.products = groups.length;
  if (groups.length === 0 && list.problems.length === 0)
    list.at(2, 'sellerCode', '상품이 한 줄도 없습니다. 둘째 줄부터 상품을 입력해 주세요.');
  const categories = await categoryChoices(ctx);
  const reads = groups.map((group) => readProduct(group, header, list, categories));
  // A bundle's parts may stand below it in the sheet: they come first.
  const isBundle = (read: ReadProduct | null) => read?.input.variants.some(({ parts }) => parts.length > 0);
  for (const read of [...reads.filter((read) => !isBundle(read)), ...reads.filter(isBundle)]) {
    const saved = read && (await saveRead(ctx, { storeId, importId, read, findImage, list }));
    if (!saved) report.skipped += 1;
    else if (saved.created) report.created += 1;
    else report.updated += 1;
  }
  report.problems = inSheetOrder(list);
  await recordImport(ctx, storeId, importId, report);
  return report;
}

const inSheetOrder = ({ problems }: ProblemList) => [...problems].sort((a, b) => a.row - b.row);

async function categoryChoices(ctx: Ctx): Promise<CategoryChoice[]> {
  return categoryPlaces(await listCategories(ctx)).map(({ category, path }) => ({
    ...category,
    path: path.map(({ name }) => name).join(' > '),
    // A product may stand on the second level too, for what fits nowhere narrower.
    leaf: path.length > 1 || category.children.length === 0,
    attributes: inheritAttributes(path),
  }));
}

type Saving = Pick<ImportRequest, 'storeId' | 'importId' | 'findImage'> & {
  read: ReadProduct;
  list: ProblemList;
};

async function saveRead(ctx: Ctx<Seller | System>, saving: Saving) {
  const { storeId, importId, read, list } = saving;
  const images = await imagesOf(ctx, saving);
  if (!images) return null;
  try {
    const { input, plan } = withSale(ctx, read);
    const said = { ...input, images, stockCause: `import:${importId}` };
    return await saveProduct(ctx, storeId, said, (tx, productId) =>
      plan
        ? planPrices(tx, PlanPricesInput.parse({ ...plan, productId, bySheet: true }))
        : endSheetPlans(tx, productId),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const part = partOf(error, read);
    const [column, sentence] = WHY[error.reason.code] ?? [];
    if (part) list.at(part.row, 'parts', part.sentence);
    else if (column && sentence) list.at(read.firstRow, column, sentence);
    else throw error;
    return null;
  }
}

/**
 * A price that changed for good on a day now past is the price; what it was is the list price it claims. A sale, and any
 * change still to come, is a plan; a sale that is over is nothing. Nothing said ends what the sheet said before: like an
 * option or a picture it leaves out, a sale it leaves out is gone.
 */
function withSale(ctx: Ctx, { input, sale }: ReadProduct) {
  if (!sale) return { input, plan: null };
  const beginsAt = startOfDay(sale.begins);
  const endsAt = sale.ends && startOfDay(addDays(sale.ends, 1));
  if (endsAt) return { input, plan: endsAt > ctx.now ? { beginsAt, endsAt, prices: sale.prices } : null };
  if (beginsAt > ctx.now) return { input, plan: { beginsAt, endsAt, prices: sale.prices } };
  const bySku = new Map(sale.prices.map(({ sku, price }) => [sku, krw(price)]));
  const variants = input.variants.map((variant) => {
    const price = bySku.get(variant.sku) ?? variant.price;
    return { ...variant, price, listPrice: most(variant.listPrice, variant.price) };
  });
  return { input: { ...input, variants }, plan: null };
}

/** The pictures a product names; a known product whose files were not sent along keeps those it shows. */
async function imagesOf(ctx: Ctx, { storeId, read, findImage, list }: Saving) {
  const found = await Promise.all(read.images.map(({ name }) => findImage(name)));
  if (found.every((image) => image === null)) {
    const shown = await shownImages(ctx, storeId, read.code);
    if (shown.length > 0) {
      const [{ row, column } = { row: read.firstRow, column: 'image' as const }] = read.images;
      list.at(row, column, '사진 파일이 함께 오지 않아 지금 보이는 사진을 그대로 두었습니다.', 'note');
      return shown.map((image, at) => ({ ...image, alt: read.images[at]?.alt ?? image.alt }));
    }
  }
  const images = read.images.flatMap(({ name, alt, row, column }, at) => {
    const image = found[at];
    if (image && 'imageId' in image) return [{ imageId: image.imageId, alt }];
    list.at(
      row,
      column,
      image?.problem ?? `'${name}' 사진이 없습니다. 같은 이름의 사진 파일을 함께 올려 주세요.`,
    );
    return [];
  });
  return images.length === read.images.length ? images : null;
}

const shownImages = (ctx: Ctx, storeId: string, sellerCode: string) =>
  ctx.db
    .select({ imageId: productImages.imageId, alt: productImages.alt })
    .from(productImages)
    .innerJoin(products, eq(products.id, productImages.productId))
    .where(and(eq(products.storeId, storeId), eq(products.sellerCode, sellerCode)))
    .orderBy(asc(productImages.position));

/** Which row names the part that is refused, and why it is. */
function partOf({ reason }: Refusal, read: ReadProduct): { row: number; sentence: string } | null {
  if (reason.code !== 'catalog/bundle-part') return null;
  const refused = reason as Extract<CatalogRefusal, { code: 'catalog/bundle-part' }>;
  const at = read.input.variants.findIndex(({ parts }) => parts.some(({ sku }) => sku === refused.sku));
  return { row: read.rows[at] ?? read.firstRow, sentence: bundlePartText(refused) };
}

/** What only the catalogue itself can know. */
const WHY: Record<string, readonly [ColumnKey, string]> = {
  'catalog/kind-is-fixed': [
    'kind',
    `이미 등록한 상품의 유형은 바꿀 수 없습니다. ${COLUMNS.kind}을 되돌리거나 다른 상품코드를 써 주세요.`,
  ],
  'catalog/category-not-found': [
    'category',
    '카테고리가 방금 바뀌었습니다. 양식을 다시 내려받아 확인해 주세요.',
  ],
  'catalog/category-has-children': ['category', '더 좁은 카테고리를 골라 주세요.'],
  'catalog/notice-type-differs': [
    'noticeType',
    '카테고리의 고시 유형이 방금 바뀌었습니다. 양식을 다시 내려받아 확인해 주세요.',
  ],
  'catalog/illegal-move': ['state', '지금 상태에서 바꿀 수 없는 판매상태입니다. 칸을 고쳐 주세요.'],
  'catalog/attribute': [
    'category',
    '카테고리의 속성이 방금 바뀌었습니다. 양식을 다시 내려받아 확인해 주세요.',
  ],
  'catalog/bundle-is-fixed': [
    'parts',
    '묶음 상품과 단품은 서로 바꿀 수 없습니다. 칸을 되돌리거나 다른 상품코드를 써 주세요.',
  ],
  'catalog/part-tax-is-fixed': [
    'taxType',
    '묶음에 든 상품이라 과세구분을 바꿀 수 없습니다. 먼저 묶음 구성에서 빼 주세요.',
  ],
  'catalog/plan-overlaps': ['saleBegins', '같은 옵션에 기간이 겹치는 할인이 이미 있습니다.'],
  'catalog/sale-not-lower': ['salePrice', '할인가는 판매가보다 낮아야 합니다.'],
  'catalog/image-not-found': ['image', '사진을 찾을 수 없습니다. 사진 파일을 함께 다시 올려 주세요.'],
};

async function recordImport(
  ctx: Ctx<Seller | System>,
  storeId: string,
  importId: string,
  { problems, ...counts }: ImportReport,
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'seller') return;
  await writeAudit(
    { ...ctx, actor },
    {
      action: 'listings.import',
      subject: `store:${storeId}`,
      after: { importId, ...counts, problems: problems.length },
    },
  );
}
