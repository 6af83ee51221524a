import {
  KIND_LABEL,
  type Kind,
  NOTICE_TEMPLATES,
  NOTICE_TYPES,
  type NoticeType,
  type ProductState,
  TAX_LABEL,
  type TaxType,
} from '#app/catalog/index.ts';

/** One row of the sheet is one option; rows with the same code are one product. */
export const COLUMNS = {
  sellerCode: '판매자 상품코드',
  kind: '상품유형',
  category: '카테고리',
  name: '상품명',
  summary: '한줄소개',
  description: '상품설명',
  price: '판매가',
  listPrice: '정가',
  salePrice: '할인가',
  saleBegins: '할인 시작일',
  saleEnds: '할인 종료일',
  stock: '재고수량',
  restockOn: '재입고 예정일',
  optionAxes: '옵션 구분',
  optionName: '옵션명',
  sku: '옵션코드',
  active: '옵션 판매여부',
  parts: '묶음 구성',
  content: '내용량',
  taxType: '과세구분',
  origin: '원산지',
  adultOnly: '성인용',
  withdrawalException: '청약철회 제한 사유',
  state: '판매상태',
  validDays: '입장권 유효일수',
  noticeType: '상품정보고시 유형',
  image: '대표이미지',
  imageAlt: '이미지 설명',
  image2: '추가이미지1',
  imageAlt2: '추가이미지1 설명',
  image3: '추가이미지2',
  imageAlt3: '추가이미지2 설명',
  image4: '추가이미지3',
  imageAlt4: '추가이미지3 설명',
} as const;
export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as ColumnKey[];

/** Without these columns no row can be read. */
export const REQUIRED_COLUMNS: readonly ColumnKey[] = [
  'sellerCode',
  'kind',
  'category',
  'name',
  'summary',
  'description',
  'price',
  'stock',
  'taxType',
  'image',
  'imageAlt',
];

/** What belongs to an option; the rest is said once per product. */
const OPTION_COLUMNS: readonly ColumnKey[] = [
  'price',
  'listPrice',
  'salePrice',
  'stock',
  'restockOn',
  'optionName',
  'sku',
  'active',
  'parts',
  'content',
];
export const isOptionColumn = (key: ColumnKey): boolean => OPTION_COLUMNS.includes(key);

export const IMAGE_COLUMNS = [
  ['image', 'imageAlt'],
  ['image2', 'imageAlt2'],
  ['image3', 'imageAlt3'],
  ['image4', 'imageAlt4'],
] as const satisfies readonly (readonly [ColumnKey, ColumnKey])[];

const NOTICE_PREFIX = '고시: ';
export const noticeColumn = (label: string): string => `${NOTICE_PREFIX}${label}`;
export const noticeColumns = (type: NoticeType): string[] =>
  NOTICE_TEMPLATES[type].fields.map((field) => noticeColumn(field.label));
/** `속성: 당도`: what the product's category asks, by its label. */
const ATTRIBUTE_PREFIX = '속성: ';
export const attributeColumn = (label: string): string => `${ATTRIBUTE_PREFIX}${label}`;
const ALL_NOTICE_COLUMNS = new Set(NOTICE_TYPES.flatMap(noticeColumns));

export const STATE_WORDS: Record<ProductState, string> = {
  draft: '임시저장',
  review: '검수요청',
  on_sale: '판매중',
  stopped: '판매중지',
};
/** What sheets of before say: an ended sale is a stopped one. */
export const FORMER_STATE_WORDS: Readonly<Record<string, ProductState>> = { 판매종료: 'stopped' };
export const YES_NO_WORDS = { yes: '예', no: '아니오' } as const;
export const ACTIVE_WORDS = { yes: '판매', no: '중지' } as const;
export const KIND_WORDS: Record<Kind, string> = KIND_LABEL;
export const TAX_WORDS: Record<TaxType, string> = TAX_LABEL;

/** Rows with such a code are the examples of the template. */
export const EXAMPLE_CODE = /^예시/;
export const PRODUCT_SHEET = '상품';
export const GUIDE_SHEET = '작성 안내';

/** Headers are compared without spaces and case, so that `판매자상품코드` and `판매자 상품코드` are one. */
const plain = (header: string): string => header.normalize('NFC').replace(/[\s*]/g, '').toLowerCase();
const BY_PLAIN = new Map<string, ColumnKey>(COLUMN_KEYS.map((key) => [plain(COLUMNS[key]), key]));
const NOTICE_BY_PLAIN = new Map([...ALL_NOTICE_COLUMNS].map((header) => [plain(header), header]));

export type Header = {
  keys: Map<ColumnKey, number>;
  notices: Map<string, number>;
  /** By plain header: which labels there are depends on the category. */
  attributes: Map<string, number>;
  unknown: [string, number][];
};

/** Which column of the sheet holds what. A header that stands twice counts once; the second is unknown. */
export function readHeader(cells: readonly string[]): Header {
  const header: Header = { keys: new Map(), notices: new Map(), attributes: new Map(), unknown: [] };
  for (const [at, text] of cells.entries()) {
    if (!text) continue;
    const key = BY_PLAIN.get(plain(text));
    const notice = NOTICE_BY_PLAIN.get(plain(text));
    if (key && !header.keys.has(key)) header.keys.set(key, at);
    else if (notice && !header.notices.has(notice)) header.notices.set(notice, at);
    else if (plain(text).startsWith(plain(ATTRIBUTE_PREFIX)) && !header.attributes.has(plain(text)))
      header.attributes.set(plain(text), at);
    else header.unknown.push([text, at]);
  }
  return header;
}

/** Where a column of this header stands, of whatever spelling. */
export const attributeAt = (header: Header, label: string): number | undefined =>
  header.attributes.get(plain(attributeColumn(label)));

/** The known column a mistyped header most likely means. */
export function likelyColumn(text: string): string | null {
  const typed = plain(text);
  const known = [...COLUMN_KEYS.map((key) => COLUMNS[key]), ...ALL_NOTICE_COLUMNS];
  const near = known
    .map((header) => ({ header, distance: editDistance(typed, plain(header)) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(typed.length / 3)) ? near.header : null;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return 99;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 99;
}

/** `A`, `Z`, `AA`: how a spreadsheet calls a column. */
export function columnLetter(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (at % 26));
}
