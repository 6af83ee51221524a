import {
  type AttributeDefinition,
  type AttributeProblem,
  type AttributeValues,
  attributeProblems,
  type Kind,
  type Measure,
  NOTICE_TEMPLATES,
  type NoticeType,
  noticeProblems,
  type ProductState,
  readAttribute,
  readContent,
  type SaveProductDraft,
  type SaveProductInput,
} from '#app/catalog/index.ts';
import type { KstDay } from '#app/core/kst.ts';
import { TicketTerms } from '#app/tickets/index.ts';
import { isBlank, readDay, readText, readWhole, readWord, short } from './import-cells.ts';
import {
  ACTIVE_WORDS,
  attributeAt,
  attributeColumn,
  type ColumnKey,
  FORMER_STATE_WORDS,
  type Header,
  IMAGE_COLUMNS,
  KIND_WORDS,
  noticeColumn,
  STATE_WORDS,
  TAX_WORDS,
  YES_NO_WORDS,
} from './import-columns.ts';
import { checkDraft, PLACEHOLDER } from './import-draft.ts';
import type { Group, ProblemList, SheetRow } from './import-rows.ts';

export type CategoryChoice = {
  slug: string;
  path: string;
  name: string;
  noticeType: NoticeType;
  leaf: boolean;
  attributes: readonly AttributeDefinition[];
};
export type NamedImage = { row: number; column: ColumnKey; name: string; alt: string };
export type ReadProduct = {
  code: string;
  firstRow: number;
  input: SaveProductInput;
  images: NamedImage[];
  sale: ReadSale | null;
};
/** A price to come: from a day on, and up to and with another when it is a sale. */
export type ReadSale = { begins: KstDay; ends: KstDay | null; prices: { sku: string; price: number }[] };

type Reading = { group: Group; header: Header; list: ProblemList; fail: () => void };
type Found = { row: SheetRow; cell: SheetRow['cells'][number] };

/** One product out of its rows, or null when any of them is wrong; everything wrong is told at once. */
export function readProduct(
  group: Group,
  header: Header,
  list: ProblemList,
  categories: readonly CategoryChoice[],
): ReadProduct | null {
  const before = list.problems.length;
  let failed = false;
  const reading: Reading = {
    group,
    header,
    list,
    fail: () => {
      failed = true;
    },
  };
  const category = readCategory(reading, categories);
  const kind = word(reading, 'kind', KIND_WORDS, 'goods');
  const images = readImages(reading);
  const draft: SaveProductDraft = {
    sellerCode: group.code,
    kind,
    categorySlug: category?.slug ?? PLACEHOLDER.text,
    noticeType: readNoticeType(reading, category),
    notice: category ? readNotice(reading, category.noticeType) : {},
    name: text(reading, 'name'),
    summary: text(reading, 'summary'),
    description: text(reading, 'description'),
    origin: text(reading, 'origin') || null,
    taxType: word(reading, 'taxType', TAX_WORDS, 'taxable'),
    state: readState(reading),
    adultOnly: word<'yes' | 'no'>(reading, 'adultOnly', YES_NO_WORDS, 'no', 'no') === 'yes',
    withdrawalException: text(reading, 'withdrawalException') || null,
    attributes: category ? readAttributes(reading, category) : {},
    terms: readTerms(reading, kind),
    ...readVariants(reading),
    images: images.map(({ alt }) => ({ imageId: PLACEHOLDER.id, alt })),
  };
  const sale = readSale(reading, draft.variants);
  const input = checkDraft(draft, reading, images, before);
  const wrong = failed || list.problems.slice(before).some(({ severity }) => severity === 'error');
  return wrong || !input ? null : { code: group.code, firstRow: group.rows[0].number, input, images, sale };
}

const cellOf = (header: Header, row: SheetRow, key: ColumnKey) => {
  const at = header.keys.get(key);
  return at === undefined ? null : (row.cells[at] ?? null);
};

/** A product is described once: on its first row, or wherever it is written; a later row may repeat it, not differ. */
function productCell({ group, header, list }: Reading, key: ColumnKey): Found {
  const [first] = group.rows;
  const written = group.rows.filter((row) => !isBlank(cellOf(header, row, key)));
  const [found = first, ...others] = written;
  const said = readText(cellOf(header, found, key));
  for (const row of others) {
    const again = readText(cellOf(header, row, key));
    if (said.ok && again.ok && said.value !== again.value)
      list.at(
        row.number,
        key,
        `같은 상품인 ${found.number}행의 값과 다릅니다. 같은 값으로 고치거나 이 칸을 비워 주세요.`,
      );
  }
  return { row: found, cell: cellOf(header, found, key) };
}

export const rowOf = (reading: Pick<Reading, 'group' | 'header'>, key: ColumnKey): number =>
  (reading.group.rows.find((row) => !isBlank(cellOf(reading.header, row, key))) ?? reading.group.rows[0])
    .number;

function text(reading: Reading, key: ColumnKey): string {
  const { row, cell } = productCell(reading, key);
  const said = readText(cell);
  if (said.ok) return said.value;
  reading.list.at(row.number, key, said.message);
  return PLACEHOLDER.text;
}

function word<W extends string>(
  reading: Reading,
  key: ColumnKey,
  words: Readonly<Record<W, string>>,
  placeholder: W,
  blank?: W,
): W {
  const { row, cell } = productCell(reading, key);
  if (isBlank(cell)) {
    if (blank !== undefined) return blank;
    const choices = Object.values<string>(words).join(', ');
    reading.list.at(row.number, key, `비어 있습니다. 다음 중에서 골라 주세요: ${choices}`);
    return placeholder;
  }
  const said = readWord(cell, words);
  if (said.ok) return said.value;
  reading.list.at(row.number, key, said.message);
  return placeholder;
}

function readCategory(reading: Reading, categories: readonly CategoryChoice[]): CategoryChoice | null {
  const { row, cell } = productCell(reading, 'category');
  const said = readText(cell);
  if (!said.ok || !said.value) {
    reading.list.at(
      row.number,
      'category',
      said.ok ? "비어 있습니다. '과일·채소·쌀 > 과일'처럼 입력해 주세요." : said.message,
    );
    return null;
  }
  const same = (a: string) => a.replace(/\s/g, '').toLowerCase();
  const typed = same(said.value);
  const found = categories.find(({ slug, path, name, leaf }) =>
    [slug, path, ...(leaf ? [name] : [])].some((known) => same(known) === typed),
  );
  if (found?.leaf) return found;
  const broad = found ?? categories.find(({ name, leaf }) => !leaf && same(name) === typed);
  reading.list.at(
    row.number,
    'category',
    broad
      ? `'${short(said.value)}' 아래의 더 좁은 카테고리를 골라 주세요. 양식의 '작성 안내' 시트에 목록이 있습니다.`
      : `'${short(said.value)}' 카테고리가 없습니다. 양식의 '작성 안내' 시트에서 골라 주세요.`,
  );
  return null;
}

function readState(reading: Reading): ProductState {
  const { cell } = productCell(reading, 'state');
  const former = typeof cell === 'string' ? FORMER_STATE_WORDS[cell.replace(/\s/g, '')] : undefined;
  return former ?? word(reading, 'state', STATE_WORDS, 'on_sale', 'on_sale');
}

const ATTRIBUTE_WRONG: Record<AttributeProblem['because'], string> = {
  missing: '비어 있습니다. 이 카테고리의 상품은 꼭 입력해야 합니다.',
  unknown: '이 카테고리에서 쓰지 않는 속성입니다. 칸을 비워 주세요.',
  'not-a-choice': '쓸 수 없는 값입니다. 다음 중에서 골라 주세요:',
  'not-a-number': '숫자로 입력해 주세요.',
  'too-long': '80자까지 쓸 수 있습니다.',
};

/** Attributes stand on the product's first row, or wherever they are written. */
function readAttributes({ group, header, list }: Reading, category: CategoryChoice): AttributeValues {
  const values: Record<string, string | number> = {};
  const rows = new Map<string, number>();
  for (const definition of category.attributes) {
    const at = attributeAt(header, definition.label);
    if (at === undefined) continue;
    const row = group.rows.find(({ cells }) => !isBlank(cells[at])) ?? group.rows[0];
    rows.set(definition.label, row.number);
    const said = readText(row.cells[at]);
    if (!said.ok) list.atColumn(row.number, attributeColumn(definition.label), at, said.message);
    else if (said.value) values[definition.key] = readAttribute(definition, said.value);
  }
  for (const { label, because, choices } of attributeProblems(category.attributes, values))
    list.atColumn(
      rows.get(label) ?? group.rows[0].number,
      attributeColumn(label),
      attributeAt(header, label),
      [ATTRIBUTE_WRONG[because], choices?.join(', ')].filter(Boolean).join(' '),
    );
  return values;
}

function readSale(reading: Reading, variants: SaveProductDraft['variants']): ReadSale | null {
  const { group, header, list } = reading;
  const day = (key: 'saleBegins' | 'saleEnds') => {
    const { row, cell } = productCell(reading, key);
    const said = readDay(cell);
    if (said.ok) return said.value;
    list.at(row.number, key, said.message);
    return null;
  };
  const [begins, ends] = [day('saleBegins'), day('saleEnds')];
  const prices = group.rows.flatMap((row, i) => {
    const cell = cellOf(header, row, 'salePrice');
    if (isBlank(cell)) return [];
    const said = readWhole(cell, '원');
    const variant = variants[i];
    if (!said.ok) list.at(row.number, 'salePrice', said.message);
    else if (variant && said.value >= variant.price)
      list.at(row.number, 'salePrice', '할인가는 판매가보다 낮아야 합니다.');
    else if (said.value < 100) list.at(row.number, 'salePrice', '할인가는 100원 이상이어야 합니다.');
    else if (variant) return [{ sku: variant.sku, price: said.value }];
    return [];
  });
  if (prices.length > 0 && !begins)
    list.at(
      rowOf(reading, 'saleBegins'),
      'saleBegins',
      '할인가가 있으면 할인을 시작하는 날을 입력해 주세요.',
    );
  if (begins && ends && ends < begins)
    list.at(rowOf(reading, 'saleEnds'), 'saleEnds', '할인 종료일은 시작일과 같거나 뒤여야 합니다.');
  return begins && prices.length > 0 ? { begins, ends, prices } : null;
}

function readNoticeType(reading: Reading, category: CategoryChoice | null): NoticeType {
  const words = Object.fromEntries(
    Object.entries(NOTICE_TEMPLATES).map(([type, { label }]) => [type, label]),
  ) as Record<NoticeType, string>;
  const expected = category?.noticeType ?? 'other';
  const typed = word(reading, 'noticeType', words, expected, expected);
  if (category && typed !== expected)
    reading.list.at(
      rowOf(reading, 'noticeType'),
      'noticeType',
      `'${category.name}' 카테고리는 '${words[expected]}' 고시를 씁니다. 값을 고치거나 칸을 비워 주세요.`,
    );
  return expected;
}

const NOTICE_WRONG = {
  missing: "비어 있습니다. 내용을 쓰고, 해당하지 않으면 '해당 없음'이라고 써 주세요.",
  'says-nothing': "'상세페이지 참조' 대신 내용을 직접 써 주세요.",
  'too-long': '1,000자까지 쓸 수 있습니다. 내용을 줄여 주세요.',
} as const;

function readNotice(reading: Reading, type: NoticeType): Record<string, string> {
  const { group, header, list, fail } = reading;
  const notice: Record<string, string> = {};
  const rows = new Map<string, number>();
  for (const { label } of NOTICE_TEMPLATES[type].fields) {
    const at = header.notices.get(noticeColumn(label));
    if (at === undefined) continue;
    const row = group.rows.find(({ cells }) => !isBlank(cells[at])) ?? group.rows[0];
    const said = readText(row.cells[at]);
    rows.set(label, row.number);
    if (said.ok) notice[label] = said.value;
    else {
      list.atNotice(row.number, noticeColumn(label), said.message);
      notice[label] = PLACEHOLDER.text;
    }
  }
  for (const { label, because } of noticeProblems(type, notice)) {
    const column = noticeColumn(label);
    const row = rows.get(label);
    if (row !== undefined) list.atNotice(row, column, NOTICE_WRONG[because]);
    else {
      fail();
      if (!list.problems.some((known) => known.row === 1 && known.column === column))
        list.atHeader(
          column,
          undefined,
          `'${column}' 열이 없습니다. '${NOTICE_TEMPLATES[type].label}' 고시를 쓰는 상품(${group.rows[0].number}행 등)에 필요합니다.`,
        );
    }
    notice[label] = PLACEHOLDER.text;
  }
  return notice;
}

function readTerms(reading: Reading, kind: Kind): Record<string, unknown> {
  if (kind !== 'ticket') return {};
  const { row, cell } = productCell(reading, 'validDays');
  if (isBlank(cell)) return TicketTerms.parse({});
  const said = readWhole(cell, '일');
  const terms = said.ok ? TicketTerms.safeParse({ validDays: said.value }) : null;
  if (terms?.success) return terms.data;
  reading.list.at(row.number, 'validDays', said.ok ? '1일에서 1,830일 사이로 입력해 주세요.' : said.message);
  return TicketTerms.parse({});
}

function readImages(reading: Reading): NamedImage[] {
  return IMAGE_COLUMNS.flatMap(([column, altColumn]): NamedImage[] => {
    const { row } = productCell(reading, column);
    const name = text(reading, column);
    const alt = text(reading, altColumn);
    if (name) return [{ row: row.number, column, name, alt }];
    if (column === 'image')
      reading.list.at(row.number, column, '비어 있습니다. 함께 올리는 사진의 파일 이름을 입력해 주세요.');
    else if (alt)
      reading.list.at(
        row.number,
        column,
        '설명만 있고 사진이 없습니다. 사진 파일 이름을 넣거나 설명을 지워 주세요.',
      );
    return [];
  });
}

type ReadVariants = Pick<SaveProductDraft, 'variants' | 'contentMeasure' | 'optionAxes'>;

function readVariants(reading: Reading): ReadVariants {
  const { group, header, list } = reading;
  const number = (row: SheetRow, key: ColumnKey, unit: '원' | '개', blank?: number): number => {
    const cell = cellOf(header, row, key);
    if (isBlank(cell)) {
      if (blank !== undefined) return blank;
      list.at(row.number, key, '비어 있습니다. 숫자를 입력해 주세요.');
      return PLACEHOLDER.price;
    }
    const said = readWhole(cell, unit);
    if (said.ok) return said.value;
    list.at(row.number, key, said.message);
    return PLACEHOLDER.price;
  };
  const words = (row: SheetRow, key: ColumnKey, unsaid: string): string => {
    const said = readText(cellOf(header, row, key));
    if (said.ok) return said.value || unsaid;
    list.at(row.number, key, said.message);
    return unsaid;
  };
  const axes = text(reading, 'optionAxes')
    .split('/')
    .map((axis) => axis.trim())
    .filter(Boolean);
  let measure: Measure | null = null;
  const content = (row: SheetRow): number | null => {
    const typed = words(row, 'content', '');
    const said = typed ? readContent(typed) : null;
    if (typed && !said)
      list.at(
        row.number,
        'content',
        `'${short(typed)}'은(는) 읽을 수 없습니다. 500g, 1.5kg, 300ml, 10개처럼 입력해 주세요.`,
      );
    if (said && measure && said.measure !== measure)
      list.at(row.number, 'content', '같은 상품의 옵션은 무게, 부피, 개수 가운데 하나로 맞춰 주세요.');
    measure ??= said?.measure ?? null;
    return said?.amount ?? null;
  };
  const restock = (row: SheetRow) => {
    const said = readDay(cellOf(header, row, 'restockOn'));
    if (said.ok) return said.value;
    list.at(row.number, 'restockOn', said.message);
    return null;
  };
  const several = group.rows.length > 1;
  const seen = { optionName: new Map<string, number>(), sku: new Map<string, number>() };
  const variants = group.rows.map((row, at) => {
    const clashes = list.problems.length;
    const optionName = words(row, 'optionName', '');
    const sku = words(row, 'sku', several ? '' : group.code);
    if (several && !optionName)
      list.at(row.number, 'optionName', '비어 있습니다. 옵션이 둘 이상이면 모두 이름이 있어야 합니다.');
    if (several && !sku)
      list.at(row.number, 'sku', '비어 있습니다. 옵션이 둘 이상이면 옵션마다 다른 코드를 입력해 주세요.');
    for (const [key, typed] of [
      ['optionName', optionName],
      ['sku', sku],
    ] as const) {
      const first = seen[key].get(typed);
      if (typed && first !== undefined)
        list.at(
          row.number,
          key,
          `'${short(typed)}'은(는) ${first}행에 이미 있습니다. 옵션마다 다르게 써 주세요.`,
        );
      else seen[key].set(typed, row.number);
    }
    const unsure = list.problems.length > clashes;
    const price = number(row, 'price', '원');
    const active = cellOf(header, row, 'active');
    const selling = isBlank(active) ? ({ ok: true, value: 'yes' } as const) : readWord(active, ACTIVE_WORDS);
    if (!selling.ok) list.at(row.number, 'active', selling.message);
    return {
      sku: unsure ? `${group.code}/${at}` : sku,
      optionName: unsure ? `${PLACEHOLDER.text}${at}` : optionName,
      price,
      listPrice: number(row, 'listPrice', '원', price),
      stock: number(row, 'stock', '개'),
      active: !selling.ok || selling.value === 'yes',
      optionValues:
        axes.length === 0 ? [] : unsure ? axes : optionName.split('/').map((value) => value.trim()),
      contentAmount: content(row),
      restockOn: restock(row),
    };
  });
  return { variants, contentMeasure: measure, optionAxes: axes };
}
