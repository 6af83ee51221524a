import { and, asc, eq } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import { listCategories, saveProduct } from '#app/catalog/index.server.ts';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
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
  for (const group of groups) {
    const read = readProduct(group, header, list, categories);
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
  const tree = await listCategories(ctx);
  return tree.flatMap((top) => [
    { ...top, path: top.name, leaf: top.children.length === 0 },
    ...top.children.map((child) => ({ ...child, path: `${top.name} > ${child.name}`, leaf: true })),
  ]);
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
    return await saveProduct(ctx, storeId, { ...read.input, images, stockCause: `import:${importId}` });
  } catch (error) {
    const [column, sentence] = (error instanceof Refusal && WHY[error.reason.code]) || [];
    if (!column || !sentence) throw error;
    list.at(read.firstRow, column, sentence);
    return null;
  }
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
