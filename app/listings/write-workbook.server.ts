import writeSheets from 'write-excel-file/node';
import { type CategoryPlace, categoryPlaces, listCategories } from '#app/catalog/index.server.ts';
import {
  type AttributeDefinition,
  isNoticeType,
  NOTICE_TEMPLATES,
  type NoticeType,
} from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import {
  ACTIVE_WORDS,
  attributeColumn,
  COLUMN_KEYS,
  COLUMNS,
  type ColumnKey,
  GUIDE_SHEET,
  isOptionColumn,
  KIND_WORDS,
  noticeColumn,
  noticeColumns,
  PRODUCT_SHEET,
  REQUIRED_COLUMNS,
  STATE_WORDS,
  TAX_WORDS,
  YES_NO_WORDS,
} from './import-columns.ts';
import { type ImportProblem, MAX_ROWS } from './import-report.ts';
import type { SheetRecord } from './sheet-record.ts';
import { EXAMPLE_ROWS } from './template-example.ts';

const head = (text: string, required: boolean) => ({
  value: text,
  type: String,
  fontWeight: 'bold' as const,
  backgroundColor: required ? '#FDE3D6' : '#F2EDE8',
  wrap: true,
});
/** Text is written as text, so that nothing in it is ever calculated. */
const cell = (value: string | number | undefined) =>
  value === undefined || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value, type: String, wrap: true };

const WIDE = new Set<string>([COLUMNS.description, COLUMNS.summary, COLUMNS.name, COLUMNS.imageAlt]);

/** The product sheet: all columns, and the notice columns of the types asked for. */
export async function writeProductSheet(
  records: readonly SheetRecord[],
  noticeTypes: readonly NoticeType[],
  guide?: readonly (readonly [string, string, string])[],
): Promise<Buffer> {
  const notices = [...new Set(noticeTypes.flatMap(noticeColumns))];
  const known = [...COLUMN_KEYS.map((key) => COLUMNS[key] as string), ...notices];
  const asked = [...new Set(records.flatMap(Object.keys))].filter((header) => !known.includes(header));
  const headers = [...known, ...asked];
  const required = new Set<string>([...REQUIRED_COLUMNS.map((key) => COLUMNS[key]), ...notices]);
  const products = {
    sheet: PRODUCT_SHEET,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    columns: headers.map((header) => ({ width: WIDE.has(header) ? 42 : 18 })),
    data: [
      headers.map((header) => head(header, required.has(header))),
      ...records.map((record) => headers.map((header) => cell(record[header]))),
    ],
  };
  const guideSheet = guide && {
    sheet: GUIDE_SHEET,
    stickyRowsCount: 1,
    columns: [{ width: 32 }, { width: 14 }, { width: 90 }],
    data: [
      ['열 이름', '필수 여부', '쓰는 방법'].map((text) => head(text, false)),
      ...guide.map((row) => row.map(cell)),
    ],
  };
  return writeSheets(guideSheet ? [products, guideSheet] : [products]).toBuffer();
}

const words = (choices: Readonly<Record<string, string>>): string => Object.values(choices).join(', ');

const GUIDE: Record<ColumnKey, string> = {
  sellerCode:
    '상점 안에서 상품마다 다른 코드. 같은 코드로 다시 올리면 그 상품이 고쳐집니다. 옵션이 여럿이면 같은 코드로 여러 줄을 씁니다. 예시로 시작하는 코드는 건너뜁니다.',
  kind: `다음 중 하나: ${words(KIND_WORDS)}`,
  category: "이 시트 아래쪽의 카테고리 목록에서 골라 '과일·채소·쌀 > 과일'처럼 씁니다.",
  name: '80자까지. 원산지는 따로 표시되므로 상품명에 넣지 않아도 됩니다.',
  summary: '상품명 아래에 보이는 한 줄. 120자까지.',
  description: '5,000자까지. 줄을 바꾸려면 칸 안에서 Alt+Enter.',
  price: '옵션마다 원 단위. 100원부터 1억원까지. 12900 또는 12,900원.',
  listPrice:
    '할인 전 가격. 비우면 판매가와 같습니다. 지금 가격이 되기 전 20일 동안 실제로 받은 가장 낮은 값까지만 상품에 보입니다.',
  salePrice:
    '옵션마다 할인하는 동안의 가격. 판매가보다 낮아야 합니다. 비우면 할인하지 않고, 이 파일로 올려 두었던 할인은 다시 올리는 즉시 끝납니다.',
  saleBegins:
    '할인가로 바뀌는 날. 그날 0시부터. 시작일이나 종료일을 고쳐 올리면 할인 기간이 바뀝니다. 예: 2026-12-01',
  saleEnds: '할인의 마지막 날. 그날 밤 12시에 판매가로 돌아갑니다. 비우면 할인가가 새 가격이 됩니다.',
  stock: '옵션마다 지금 팔 수 있는 개수. 0이면 품절로 보입니다. 묶음 상품은 비워 둡니다.',
  restockOn: '품절된 옵션이 다시 들어오는 날. 예: 2026-12-24',
  optionAxes:
    "옵션을 나누는 기준을 3가지까지. 예: '중량 / 맛'. 옵션명에 같은 순서로 '3kg / 매운맛'처럼 씁니다.",
  optionName: "옵션이 둘 이상일 때 옵션마다. 예: '3kg', '빨강 / L'.",
  sku: '옵션이 둘 이상일 때 옵션마다 다른 코드. 하나면 비워도 됩니다.',
  active: `옵션을 잠시 내릴 때. ${words(ACTIVE_WORDS)} (비우면 판매)`,
  taxType: `다음 중 하나: ${words(TAX_WORDS)}. 가공하지 않은 농축수산물과 도서는 면세입니다.`,
  origin: "상품이면 반드시. 목록에서 상품명과 나란히 보입니다. 예: '국산(충남 금산)'.",
  parts:
    "묶음 상품만. 같은 상점의 다른 옵션코드와 수량을 '사과-3kg*2, 배-5kg*1'처럼 씁니다. 재고는 구성 상품의 재고를 따르므로 재고수량은 비워 둡니다. 판매 중이고 과세구분이 같은 상품만 묶을 수 있습니다.",
  content: "옵션마다 들어 있는 양. 예: '500g', '1.5kg', '300ml', '10개'. 단위 가격은 여기서 계산합니다.",
  adultOnly: `다음 중 하나: ${words(YES_NO_WORDS)} (비우면 아니오)`,
  withdrawalException: '7일 안에도 청약철회가 어려운 상품이면 그 까닭. 주문 전에 보여 드립니다.',
  state: `다음 중 하나: ${words(STATE_WORDS)} (비우면 판매중)`,
  validDays: '입장권·체험만. 결제한 날부터 쓸 수 있는 날수. 비우면 365일.',
  noticeType: '비우면 카테고리에 맞춰 정해집니다.',
  image: '함께 올리는 사진의 파일 이름. 예: apple-1.jpg (JPG, PNG, WebP, 가로세로 200픽셀 이상)',
  imageAlt: '사진에 무엇이 보이는지 2자 이상. 화면을 보지 못하는 분에게 읽어 드립니다.',
  image2: '둘째 사진의 파일 이름.',
  imageAlt2: '둘째 사진의 설명.',
  image3: '셋째 사진의 파일 이름.',
  imageAlt3: '셋째 사진의 설명.',
  image4: '넷째 사진의 파일 이름.',
  imageAlt4: '넷째 사진의 설명.',
};

const pathOf = (path: readonly { name: string }[]): string => path.map(({ name }) => name).join(' > ');

const answerOf = (definition: AttributeDefinition): string => {
  if (definition.type === 'choice') return `다음 중 하나: ${definition.choices.join(', ')}`;
  return definition.type === 'number' ? `숫자(${definition.unit})` : '80자까지.';
};

/** Each attribute once, at the category that asks it. */
const attributesOf = (places: readonly CategoryPlace[]) => [
  ...new Map(
    places
      .flatMap(({ path }) => path.map((category, i) => ({ category, path: path.slice(0, i + 1) })))
      .flatMap(({ category, path }) =>
        category.attributes.map(
          (definition) => [`${category.id}/${definition.key}`, { definition, path }] as const,
        ),
      ),
  ).values(),
];

/** The .xlsx to fill in: examples, and a sheet that says what each column wants. */
export async function writeTemplate(ctx: Ctx, noticeType: string | null): Promise<Buffer> {
  const type: NoticeType = isNoticeType(noticeType) ? noticeType : 'fresh_food';
  const places = categoryPlaces(await listCategories(ctx)).filter(({ path }) => path.length > 1);
  const required = (key: ColumnKey) =>
    REQUIRED_COLUMNS.includes(key) ? (isOptionColumn(key) ? '옵션마다 필수' : '필수') : '선택';
  const guide: (readonly [string, string, string])[] = [
    [
      '시작하기 전에',
      '',
      `둘째 줄부터 한 줄에 옵션 하나씩, ${MAX_ROWS.toLocaleString('ko-KR')}줄까지 씁니다. 한 줄이라도 틀린 상품은 통째로 올라가지 않고, 어느 행 어느 열이 왜 틀렸는지 알려 드립니다.`,
    ],
    [
      '같은 파일을 다시 올리면',
      '',
      '상품은 그대로이고 재고도 다시 세지 않습니다. 재고를 고치려면 재고수량을 고쳐 올려 주세요.',
    ],
    ...COLUMN_KEYS.map((key) => [COLUMNS[key], required(key), GUIDE[key]] as const),
    ...NOTICE_TEMPLATES[type].fields.map((field): readonly [string, string, string] => [
      noticeColumn(field.label),
      '필수',
      'hint' in field ? field.hint : "내용을 직접 씁니다. 해당하지 않으면 '해당 없음'.",
    ]),
    ...places.map(({ category, path }): readonly [string, string, string] => [
      '카테고리',
      NOTICE_TEMPLATES[category.noticeType].label,
      pathOf(path),
    ]),
    ...attributesOf(places).map(({ definition, path }): readonly [string, string, string] => [
      attributeColumn(definition.label),
      definition.required ? '필수' : '선택',
      `'${pathOf(path)}' 상품. ${answerOf(definition)}`,
    ]),
  ];
  const leaf = places.find(({ category }) => category.noticeType === type);
  const category = leaf ? pathOf(leaf.path) : '';
  return writeProductSheet(
    EXAMPLE_ROWS.map((row) => ({ ...row, [COLUMNS.category]: row[COLUMNS.name] ? category : '' })),
    [type],
    guide,
  );
}

/** The report as a spreadsheet, to be worked through beside the seller's own file. */
export async function writeProblems(problems: readonly ImportProblem[]): Promise<Buffer> {
  return writeSheets([
    {
      sheet: '고칠 곳',
      stickyRowsCount: 1,
      columns: [{ width: 8 }, { width: 10 }, { width: 34 }, { width: 10 }, { width: 90 }],
      data: [
        ['행', '칸', '열', '구분', '무엇이 틀렸고 어떻게 고치는지'].map((text) => head(text, false)),
        ...problems.map(({ row, cell: place, column, severity, message }) =>
          [row, place, column, severity === 'error' ? '오류' : '참고', message].map(cell),
        ),
      ],
    },
  ]).toBuffer();
}
