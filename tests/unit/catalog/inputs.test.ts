import { expect, test } from 'vitest';
import { NOTICE_TEMPLATES, type SaveProductDraft, SaveProductInput } from '#app/catalog/index.ts';

const draft = (over: Partial<SaveProductDraft> = {}): SaveProductDraft => ({
  sellerCode: 'A-1',
  kind: 'goods',
  categorySlug: 'fruit',
  noticeType: 'fresh_food',
  notice: Object.fromEntries(NOTICE_TEMPLATES.fresh_food.fields.map(({ label }) => [label, '내용'])),
  name: '사과',
  summary: '맛있어요',
  description: '맛있는 사과예요.',
  origin: '충남 예산군',
  taxType: 'tax_free',
  state: 'on_sale',
  variants: [{ sku: 'a', optionName: '', price: 9900, listPrice: 9900, stock: 1 }],
  images: [{ imageId: '0193f0a0-0000-7000-8000-000000000001', alt: '사과 사진' }],
  ...over,
});
const variant = (over: object) => ({
  sku: 'a',
  optionName: '',
  price: 9900,
  listPrice: 9900,
  stock: 1,
  ...over,
});
const complaints = (over: Partial<SaveProductDraft>): string[] =>
  SaveProductInput.safeParse(draft(over)).error?.issues.map((issue) => issue.message) ?? [];

test('a whole product is accepted', () => {
  expect(complaints({})).toEqual([]);
});

test.each<[string, Partial<SaveProductDraft>, RegExp]>([
  ['goods without origin', { origin: ' ' }, /원산지/],
  ['a list price under the price', { variants: [variant({ listPrice: 9800 })] }, /정가는 판매가보다/],
  ['half a won', { variants: [variant({ price: 9900.5, listPrice: 10_000 })] }, /원 단위/],
  ['a price under 100 won', { variants: [variant({ price: 99 })] }, /100원 이상/],
  ['stock over 99,999', { variants: [variant({ stock: 100_000 })] }, /99,999/],
  ['negative stock', { variants: [variant({ stock: -1 })] }, /0개 이상/],
  ['no variant', { variants: [] }, /옵션이 하나 이상/],
  [
    '51 variants',
    { variants: Array.from({ length: 51 }, (_, i) => variant({ sku: `s${i}`, optionName: `옵션 ${i}` })) },
    /50개까지/,
  ],
  [
    'two options of one name',
    { variants: [variant({ optionName: '빨강' }), variant({ sku: 'b', optionName: '빨강' })] },
    /이름이 같은/,
  ],
  [
    'two options of one code',
    { variants: [variant({ optionName: '빨강' }), variant({ optionName: '파랑' })] },
    /코드가 같은/,
  ],
  [
    'a picture without description',
    { images: [{ imageId: '0193f0a0-0000-7000-8000-000000000001', alt: ' 가 ' }] },
    /2자 이상/,
  ],
  ['no picture', { images: [] }, /이미지가 하나 이상/],
  ['a notice with a field missing', { notice: {} }, /'원산지' 항목을 입력/],
])('%s is refused in Korean', (_name, over, message) => {
  expect(complaints(over).some((sentence) => message.test(sentence))).toBe(true);
});

test('a ticket needs no origin', () => {
  const notice = Object.fromEntries(NOTICE_TEMPLATES.ticket.fields.map(({ label }) => [label, '내용']));
  expect(complaints({ kind: 'ticket', origin: null, noticeType: 'ticket', notice })).toEqual([]);
});
