import { z } from 'zod';
import { KINDS } from '#app/catalog/index.ts';
import { isId, newId } from '#app/core/ids.ts';
import { STORE_TYPES } from '#app/stores/index.ts';
import { GROUNDS, SECTION_SOURCES } from './words.ts';

export const MAX_PICKS = 40;

const line = (label: string, max: number) =>
  z
    .string(`${label}을(를) 입력해 주세요.`)
    .trim()
    .min(1, `${label}을(를) 입력해 주세요.`)
    .max(max, `${label}은(는) ${max}자까지 쓸 수 있습니다.`);
const position = z.coerce
  .number('순서를 숫자로 입력해 주세요.')
  .int('순서를 정수로 입력해 주세요.')
  .min(0, '순서는 0부터입니다.')
  .max(999, '순서는 999까지입니다.');

/** `2026-11-23T09:00` as a form sends it, Seoul time; a Date as a seed gives it. */
const seoulTime = z.union([
  z.date(),
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, '날짜와 시각을 골라 주세요.')
    .transform((text) => new Date(`${text}:00+09:00`))
    .refine((at) => !Number.isNaN(at.getTime()), '날짜와 시각을 확인해 주세요.'),
]);
const emptyIsNull = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' || given === undefined ? null : given), schema.nullable());

/** What a new row is called, given by its form: the form sent twice makes one. */
const rowId = z.uuid().default(() => newId());

type Period = { beginsAt: Date; endsAt: Date | null };
const isPeriod = ({ beginsAt, endsAt }: Period) => endsAt === null || endsAt > beginsAt;
const PERIOD_PROBLEM = { path: ['endsAt'], message: '끝나는 때는 시작보다 뒤여야 합니다.' };

export const SaveBannerInput = z
  .object({
    id: emptyIsNull(z.uuid()).default(null),
    rowId,
    title: line('제목', 40),
    lead: line('설명', 80),
    action: line('단추 글', 16),
    path: z
      .string()
      .trim()
      // Browsers drop tabs and line breaks: `/\t/host` would be `//host`.
      .regex(/^\/([^/\\\s].*)?$/, '쇼핑몰 안의 주소를 /로 시작하게 입력해 주세요.')
      .max(200),
    emblem: line('그림', 16),
    ground: z.enum(GROUNDS, '바탕을 골라 주세요.'),
    position,
    beginsAt: seoulTime,
    endsAt: emptyIsNull(seoulTime).default(null),
  })
  .refine(isPeriod, PERIOD_PROBLEM);
export type SaveBannerInput = z.output<typeof SaveBannerInput>;
export type SaveBannerDraft = z.input<typeof SaveBannerInput>;

/** Words one after another, as one field of a form sends them. */
const list = z.union([z.array(z.string()), z.string()]).transform((given) =>
  [given]
    .flat()
    .flatMap((text) => text.split(','))
    .filter(Boolean),
);

/** Product ids, or addresses of product pages, one a line. */
const picks = z
  .union([z.array(z.string()), z.string()])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((text) => text.split(/[\s,]+/))
      .filter(Boolean)
      .map((text) => text.replace(/^.*\/products\//, '').replace(/[/?#].*$/, '')),
  )
  .refine((ids) => ids.every(isId), '상품 주소나 상품 번호를 한 줄에 하나씩 입력해 주세요.')
  .refine((ids) => new Set(ids).size === ids.length, '같은 상품이 두 번 있습니다.')
  .refine((ids) => ids.length <= MAX_PICKS, `상품은 ${MAX_PICKS}개까지 고를 수 있습니다.`);

export const SaveSectionInput = z
  .object({
    id: emptyIsNull(z.uuid()).default(null),
    rowId,
    eventId: emptyIsNull(z.uuid()).default(null),
    title: line('제목', 40),
    lead: z.string().trim().max(80, '설명은 80자까지 쓸 수 있습니다.').default(''),
    source: z.enum(SECTION_SOURCES, '무엇을 보일지 골라 주세요.'),
    kind: emptyIsNull(z.enum(KINDS)).default(null),
    storeTypes: list.pipe(z.array(z.enum(STORE_TYPES))).default([]),
    categorySlug: emptyIsNull(z.string().trim().max(60)).default(null),
    picks: picks.default([]),
    position,
    shown: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
    beginsAt: seoulTime,
    endsAt: emptyIsNull(seoulTime).default(null),
  })
  .refine(isPeriod, PERIOD_PROBLEM)
  .refine((section) => section.source !== 'picks' || section.picks.length > 0, {
    path: ['picks'],
    message: '보여 줄 상품을 하나 이상 골라 주세요.',
  });
export type SaveSectionInput = z.output<typeof SaveSectionInput>;
export type SaveSectionDraft = z.input<typeof SaveSectionInput>;

export const SaveEventInput = z
  .object({
    slug: z.string().regex(/^[a-z0-9-]{2,60}$/, '주소는 영문 소문자, 숫자, 붙임표로 2자 이상 써 주세요.'),
    title: line('제목', 40),
    lead: line('설명', 80),
    story: line('안내', 2000),
    emblem: line('그림', 16),
    place: line('장소', 80),
    beginsAt: seoulTime,
    endsAt: seoulTime,
  })
  .refine(isPeriod, PERIOD_PROBLEM);
export type SaveEventInput = z.output<typeof SaveEventInput>;
export type SaveEventDraft = z.input<typeof SaveEventInput>;
