import { z } from 'zod';
import { type KstDay, kstDay } from '#app/core/kst.ts';
import { line, plainFacts, price, stock } from './input-fields.ts';
import { isNoticeType, NOTICE_TYPES, type NoticeProblem, noticeProblems } from './notices.ts';
import { type AttributeDefinition, KINDS, MEASURES, PRODUCT_STATES, TAX_TYPES } from './words.ts';

export const MAX_VARIANTS = 50;
export const MAX_IMAGES = 10;
const MAX_AXES = 3;
const MAX_PARTS = 20;
const MAX_PART_QUANTITY = 99;

const day = (label: string) =>
  z
    .string()
    .nullish()
    .transform((text, check): KstDay | null => {
      if (!text) return null;
      try {
        return kstDay(text);
      } catch {
        check.addIssue({ code: 'custom', message: `${label}은 2026-12-24처럼 입력해 주세요.` });
        return null;
      }
    });

/** `쪽파김치 1kg` × 2: another option of the store by its code, and how many of it. */
const Part = z.object({
  sku: line('구성 상품의 옵션 코드', 60),
  quantity: z
    .number('구성 수량을 숫자로 입력해 주세요.')
    .int('구성 수량은 정수로 입력해 주세요.')
    .min(1, '구성 수량은 1개 이상이어야 합니다.')
    .max(MAX_PART_QUANTITY, `구성 수량은 ${MAX_PART_QUANTITY}개까지 쓸 수 있습니다.`),
});

const Variant = z
  .object({
    sku: line('옵션 코드', 60),
    /** Empty when the product has no options. */
    optionName: z.string().trim().max(60, '옵션 이름은 60자까지 쓸 수 있습니다.').default(''),
    price: price('판매가'),
    listPrice: price('정가'),
    stock,
    active: z.boolean().default(true),
    /** One for each option axis of the product. */
    optionValues: z
      .array(
        z.string().trim().min(1, '옵션 값을 입력해 주세요.').max(60, '옵션 값은 60자까지 쓸 수 있습니다.'),
      )
      .max(MAX_AXES, `옵션 구분은 ${MAX_AXES}가지까지 쓸 수 있습니다.`)
      .default([]),
    /** How much is in it, in the product's measure. */
    contentAmount: z
      .number('내용량을 숫자로 입력해 주세요.')
      .int('내용량은 g, ml, 개의 정수로 입력해 주세요.')
      .min(1, '내용량은 0보다 커야 합니다.')
      .max(10_000_000, '내용량이 너무 큽니다.')
      .nullish()
      .transform((amount) => amount ?? null),
    restockOn: day('재입고 예정일'),
    /** What a bundle's option is made of; empty for what has a stock of its own. */
    parts: z.array(Part).max(MAX_PARTS, `묶음은 ${MAX_PARTS}가지까지 담을 수 있습니다.`).default([]),
  })
  .refine((variant) => variant.listPrice >= variant.price, {
    path: ['listPrice'],
    message: '정가는 판매가보다 낮을 수 없습니다.',
  })
  .superRefine(({ parts, stock }, check) => {
    if (parts.length === 0) return;
    const say = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message });
    if (stock > 0) say('stock', '묶음은 구성 상품의 재고로 팝니다. 재고수량을 비워 주세요.');
    if (new Set(parts.map(({ sku }) => sku)).size < parts.length)
      say('parts', '같은 상품이 두 번 있습니다. 수량으로 합쳐 주세요.');
    if (parts.reduce((sum, { quantity }) => sum + quantity, 0) < 2)
      say('parts', '묶음에는 상품이 두 개 이상 있어야 합니다.');
  });

const ProductImage = z.object({
  imageId: z.uuid('이미지를 다시 올려 주세요.'),
  alt: z
    .string('이미지 설명을 입력해 주세요.')
    .trim()
    .min(2, '이미지 설명을 2자 이상 써 주세요. 화면을 보지 못하는 분에게 읽어 드립니다.')
    .max(200, '이미지 설명은 200자까지 쓸 수 있습니다.'),
});

const BECAUSE: Record<NoticeProblem['because'], string> = {
  missing: '항목을 입력해 주세요.',
  'says-nothing': '항목은 상세페이지 참조 대신 내용을 직접 써 주세요.',
  'too-long': '항목은 1,000자까지 쓸 수 있습니다.',
};

const optional = (label: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, `${label}은(는) ${max}자까지 쓸 수 있습니다.`)
    .nullish()
    .transform((text) => text || null);

/** Everything a seller says about a product; saving it again changes what differs. */
export const SaveProductInput = z
  .object({
    sellerCode: line('판매자 상품코드', 60),
    kind: z.enum(KINDS, '상품 유형을 골라 주세요.'),
    categorySlug: line('카테고리', 60),
    noticeType: z.enum(NOTICE_TYPES, '상품정보제공고시 유형을 골라 주세요.'),
    notice: z.record(z.string(), z.string().trim()),
    ...plainFacts,
    origin: optional('원산지', 80),
    taxType: z.enum(TAX_TYPES, '과세 여부를 골라 주세요.'),
    state: z.enum(PRODUCT_STATES, '판매 상태를 골라 주세요.'),
    adultOnly: z.boolean().default(false),
    withdrawalException: optional('청약철회 제한 사유', 300),
    contentMeasure: z
      .enum(MEASURES, '내용량 단위를 골라 주세요.')
      .nullish()
      .transform((measure) => measure ?? null),
    attributes: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    optionAxes: z
      .array(line('옵션 구분', 20))
      .max(MAX_AXES, `옵션 구분은 ${MAX_AXES}가지까지 쓸 수 있습니다.`)
      .default([]),
    terms: z.record(z.string(), z.unknown()).default({}),
    variants: z
      .array(Variant)
      .min(1, '옵션이 하나 이상 있어야 합니다.')
      .max(MAX_VARIANTS, `옵션은 ${MAX_VARIANTS}개까지 만들 수 있습니다.`),
    images: z
      .array(ProductImage)
      .min(1, '상품 이미지가 하나 이상 있어야 합니다.')
      .max(MAX_IMAGES, `상품 이미지는 ${MAX_IMAGES}장까지 올릴 수 있습니다.`),
    /** One counting of the stock (an import, a form): the same count is never booked twice. */
    stockCause: z.string().min(1).max(120).optional(),
  })
  .superRefine((product, check) => {
    const say = (path: (string | number)[], message: string) =>
      check.addIssue({ code: 'custom', path, message });
    if (product.kind === 'goods' && !product.origin)
      say(['origin'], '원산지를 입력해 주세요. 상품명과 나란히 보여 드립니다.');
    if (isNoticeType(product.noticeType))
      for (const { label, because } of noticeProblems(product.noticeType, product.notice))
        say(['notice', label], `'${label}' ${BECAUSE[because]}`);
    const names = product.variants.map((variant) => variant.optionName);
    if (new Set(names).size < names.length) say(['variants'], '이름이 같은 옵션이 있습니다.');
    const skus = product.variants.map((variant) => variant.sku);
    if (new Set(skus).size < skus.length) say(['variants'], '코드가 같은 옵션이 있습니다.');
    if (names.length > 1 && names.includes(''))
      say(['variants'], '옵션이 둘 이상이면 모두 이름이 있어야 합니다.');
    if (new Set(product.optionAxes).size < product.optionAxes.length)
      say(['optionAxes'], '이름이 같은 옵션 구분이 있습니다.');
    for (const [at, variant] of product.variants.entries())
      if (variant.optionValues.length !== product.optionAxes.length)
        say(
          ['variants', at, 'optionName'],
          `옵션마다 ${product.optionAxes.join(', ') || '옵션 구분'} 값이 하나씩 있어야 합니다.`,
        );
    const bundled = product.variants.filter(({ parts }) => parts.length > 0).length;
    if (bundled > 0 && product.kind !== 'goods') say(['kind'], '묶음은 상품 유형에서만 만들 수 있습니다.');
    if (bundled > 0 && bundled < product.variants.length)
      for (const [at, { parts }] of product.variants.entries())
        if (parts.length === 0)
          say(['variants', at, 'parts'], '묶음 상품이면 모든 옵션에 묶음 구성을 입력해 주세요.');
    if (!product.contentMeasure && product.variants.some((variant) => variant.contentAmount !== null))
      say(['contentMeasure'], '내용량 단위(g, ml, 개)를 함께 입력해 주세요.');
    if (product.state === 'on_sale' && !product.variants.some((variant) => variant.active))
      say(['variants'], '판매 중인 옵션이 하나 이상 있어야 합니다.');
  });
export type SaveProductInput = z.output<typeof SaveProductInput>;
export type SaveProductDraft = z.input<typeof SaveProductInput>;

export const SaveCategoryInput = z.object({
  slug: z.string().regex(/^[a-z0-9-]{2,60}$/, '주소는 영문 소문자, 숫자, 붙임표로 2자 이상 써 주세요.'),
  parentSlug: z.string().nullable(),
  name: line('카테고리 이름', 30),
  emblem: line('그림', 16),
  position: z.number().int().min(0).max(9999),
  noticeType: z.enum(NOTICE_TYPES, '상품정보제공고시 유형을 골라 주세요.'),
  attributes: z.custom<AttributeDefinition[]>(Array.isArray).optional(),
});
export type SaveCategoryInput = z.output<typeof SaveCategoryInput>;

export const PlanPricesInput = z
  .object({
    productId: z.uuid(),
    beginsAt: z.date('시작 시각을 입력해 주세요.'),
    /** Without an end the price changes for good. */
    endsAt: z.date('끝나는 시각을 확인해 주세요.').nullable(),
    /** Said by the store's sheet, which says one plan a product and takes it back by no longer saying it. */
    bySheet: z.boolean().default(false),
    prices: z
      .array(z.object({ sku: line('옵션 코드', 60), price: price('할인가') }))
      .min(1, '할인할 옵션을 하나 이상 골라 주세요.')
      .max(MAX_VARIANTS),
  })
  .refine((plan) => plan.endsAt === null || plan.endsAt > plan.beginsAt, {
    path: ['endsAt'],
    message: '종료는 시작보다 뒤여야 합니다.',
  });
export type PlanPricesInput = z.output<typeof PlanPricesInput>;
