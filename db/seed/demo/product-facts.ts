import { attributeColumn, type SheetRecord } from '#app/listings/index.ts';
import { seedPlaces } from '../reference/categories.ts';
import { materialOf } from './notice-texts.ts';
import type { DemoProduct } from './read-goods.ts';

/** Labels asked of a category's products, by its slug. */
const ASKED = new Map(
  seedPlaces().map(({ is, path }) => [
    is[0],
    new Map(path.flatMap(({ asks = [] }) => asks.map(({ key, label }) => [key, label] as const))),
  ]),
);

const CHILLED = /딸기|베리|체리|샐러드|버섯|표고|느타리|케이크|푸딩|생크림/;
const AT_ROOM = new Set([
  'dried-seafood',
  'grain',
  'nuts',
  'sauce',
  'honey',
  'bread',
  'rice-cake',
  'snack',
  'root',
  'fruit',
]);
const FROZEN = /냉동|급랭|만두|아이스|동그랑땡|호떡/;

const storage = ({ name, core, group }: DemoProduct): string => {
  if (FROZEN.test(`${name} ${core}`)) return '냉동';
  return AT_ROOM.has(group) && !CHILLED.test(name) ? '실온' : '냉장';
};
const firstNumber = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';
const firstWord = (table: readonly (readonly [RegExp, string])[], text: string): string =>
  table.find(([pattern]) => pattern.test(text))?.[1] ?? '';

const ANSWERS: Readonly<Record<string, (product: DemoProduct) => string>> = {
  storage,
  use: ({ name, group }) => (/선물/.test(name) ? '선물용' : group === 'fruit' ? '가정용' : ''),
  brix: ({ core }) => firstNumber(/당도 ?(\d+(?:\.\d+)?)/, core),
  milling: ({ name }) =>
    firstWord(
      [
        [/찹쌀/, '찹쌀'],
        [/현미|칠분도/, '현미'],
        [/쌀|골든퀸/, '백미'],
      ],
      name,
    ),
  cooking: ({ name }) =>
    firstWord(
      [
        [/구이|등심|채끝|차돌|삼겹|스테이크/, '구이'],
        [/국거리|갈비찜|사골|수육|토종닭/, '국·찜'],
        [/불고기|볶음/, '볶음·불고기'],
        [/훈제|육회/, '그대로'],
      ],
      name,
    ),
  heat: ({ name }) =>
    firstWord(
      [
        [/백김치|아이|어린이|저염|부드러운|죽|두부|콩/, '맵지 않음'],
        [/매운|얼큰|떡볶이|육개장|메기/, '매움'],
        [/김치|고추|감자탕|무침|양념|꼬치/, '조금 매움'],
      ],
      name,
    ),
  servings: ({ size, name }) => firstNumber(/(\d+)인/, `${name} ${size}`),
  roast: ({ name }) =>
    firstWord(
      [
        [/에스프레소|오후|콜드브루|캡슐/, '진하게'],
        [/에티오피아/, '약하게'],
        [/블렌드|원두|드립백|디카페인/, '보통'],
      ],
      name,
    ),
  caffeine: ({ name }) => (/디카페인/.test(name) ? '디카페인' : '있음'),
  alcohol: ({ core }) => firstNumber(/(\d+(?:\.\d+)?)%$/, core),
  pages: ({ size }) => firstNumber(/(\d+)쪽/, size),
  material: (product) =>
    product.noticeType === 'household'
      ? (product.core.split(',')[0] ?? '').slice(0, 40)
      : materialOf(product),
  wearer: ({ name }) =>
    firstWord(
      [
        [/아기|돌쟁이|아이/, '아이'],
        [/남자/, '남성'],
        [/치마/, '여성'],
        [/./, '누구나'],
      ],
      name,
    ),
  audience: ({ variants, name }) =>
    firstWord(
      [
        [/가족/, '가족'],
        [/2인/, '둘이'],
        [/./, '누구나'],
      ],
      `${name} ${variants.map(({ option }) => option).join(' ')}`,
    ),
};

/** What the product's category asks, answered from what its line says. */
export function attributeCells(product: DemoProduct): SheetRecord {
  const asked = ASKED.get(product.leaf) ?? new Map<string, string>();
  return Object.fromEntries(
    [...asked].flatMap(([key, label]) => {
      const answer = ANSWERS[key]?.(product) ?? '';
      return answer ? [[attributeColumn(label), answer]] : [];
    }),
  );
}

const PACKS = /(\d+(?:\.\d+)?)\s*(kg|g|ml|L)\s*(\d+)\s*(봉|병|개|팩|토막|덩이)/;
const PLAIN = /(\d+(?:\.\d+)?)\s*(kg|g|ml|L)\b/;

/** `1.5kg`, `1000g` of five packs of 200 g, `10개`: what an option holds, when its words say so. */
export function contentOf({ size, variants }: DemoProduct, option: string): string {
  const text = option || (variants.length === 1 ? size : '');
  const packs = PACKS.exec(text);
  if (packs) return `${Math.round(Number(packs[1]) * Number(packs[3]) * 1000) / 1000}${packs[2]}`;
  const rest = text.replace(/\([^)]*\)/g, '');
  const plain = PLAIN.exec(rest);
  if (plain && !/각|종|[가-힣]\s*\d*통/.test(rest)) return plain[0].replace(/\s/g, '');
  return /^(\d+)(개|구)$/.exec(rest.trim())?.[1]?.concat('개') ?? '';
}

const measureOf = (content: string): string =>
  /k?g$/.test(content) ? 'g' : /(ml|L)$/.test(content) ? 'ml' : '개';

/** The contents of all options, or none where they are not counted alike. */
export function contents(product: DemoProduct): string[] {
  const said = product.variants.map(({ option }) => contentOf(product, option));
  const measures = new Set(said.filter(Boolean).map(measureOf));
  return FOOD.has(product.noticeType) && measures.size === 1 ? said : said.map(() => '');
}
const FOOD = new Set<string>(['fresh_food', 'processed_food', 'cosmetics']);
