import {
  type AttributeDefinition,
  type AttributeProblem,
  type AttributeValues,
  attributeProblems,
  type Kind,
  NOTICE_TEMPLATES,
  type NoticeType,
  noticeProblems,
  type ProductState,
  readAttribute,
  type SaveProductDraft,
  type SaveProductInput,
} from '#app/catalog/index.ts';
import { TicketTerms } from '#app/tickets/index.ts';
import { isBlank, readText, readWhole, short } from './import-cells.ts';
import {
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
import { type ReadSale, readSale, readVariants } from './import-options.ts';
import { productCell, type Reading, rowOf, text, word } from './import-reading.ts';
import type { Group, ProblemList } from './import-rows.ts';

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
  /** Where each option stands. */
  rows: number[];
  input: SaveProductInput;
  images: NamedImage[];
  sale: ReadSale | null;
};

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
  if (wrong || !input) return null;
  const rows = group.rows.map((row) => row.number);
  return { code: group.code, firstRow: group.rows[0].number, rows, input, images, sale };
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
