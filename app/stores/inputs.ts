import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { isKstDay, kstDay } from '#app/core/kst.ts';
import { isBusinessNumber } from './business-number.ts';
import { DISTRICTS, MEMBER_RANKS, STORE_TYPES, TERM_BUCKETS, TERM_KINDS } from './words.ts';

const line = (label: string, max: number) =>
  z
    .string(`${label}을(를) 입력해 주세요.`)
    .trim()
    .min(1, `${label}을(를) 입력해 주세요.`)
    .max(max, `${label}은(는) ${max}자까지 쓸 수 있습니다.`);
const slug = z.string().regex(/^[a-z0-9-]{2,60}$/, '주소는 영문 소문자, 숫자, 붙임표로 2자 이상 써 주세요.');
const fee = z
  .number()
  .int()
  .min(0, '배송비는 0원 이상이어야 합니다.')
  .max(100_000, '배송비는 10만원까지 정할 수 있습니다.')
  .transform(krw);

const day = z.string().refine(isKstDay, '날짜를 2026-11-23처럼 입력해 주세요.').transform(kstDay);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '시각을 09:00처럼 입력해 주세요.');
const dayHours = z
  .object({ from: time, until: time })
  .refine(({ from, until }) => from < until, '닫는 시각은 여는 시각보다 뒤여야 합니다.');
const openingHours = z.array(dayHours.nullable()).length(7, '일곱 요일의 시간을 모두 입력해 주세요.');
const closingRule = z.object({
  weekday: z.number().int().min(0).max(6),
  nth: z.number().int().min(1).max(5).nullable(),
});
const prose = z.string().trim().max(2000, '2,000자까지 쓸 수 있습니다.').default('');
/** Somewhere in Daejeon. */
const place = {
  lat: z.number().min(36.1).max(36.6).nullable().default(null),
  lng: z.number().min(127.2).max(127.6).nullable().default(null),
};
const opening = {
  hours: openingHours.nullable().default(null),
  closedOn: z.array(closingRule).max(10, '정기 휴무는 10개까지 쓸 수 있습니다.').default([]),
};

export const SaveMarketInput = z.object({
  slug,
  name: line('시장 이름', 40),
  district: z.enum(DISTRICTS, '자치구를 골라 주세요.'),
  intro: line('소개', 500),
  marketDays: z.string().trim().max(60).nullable().default(null),
  marketDayDigits: z.array(z.number().int().min(0).max(9)).max(4).default([]),
  story: prose,
  address: z.string().trim().max(200).default(''),
  directions: prose,
  ...place,
  ...opening,
  groupFee: fee.nullable().default(null),
  groupFreeFrom: fee.nullable().default(null),
  groupCutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '시각을 17:00처럼 입력해 주세요.')
    .nullable()
    .default(null),
});
export type SaveMarketInput = z.output<typeof SaveMarketInput>;
export type SaveMarketDraft = z.input<typeof SaveMarketInput>;

export const MAX_CLOSURES = 50;
/** What a store says of itself, and its seller changes without asking anyone. */
const ownFacts = {
  intro: line('소개', 500),
  story: prose,
  notice: z
    .object({ text: line('소식', 300), from: day, until: day })
    .refine(({ from, until }) => from <= until, {
      path: ['until'],
      message: '소식의 끝나는 날은 시작하는 날보다 앞설 수 없습니다.',
    })
    .nullable()
    .default(null),
  ...opening,
  closures: z
    .array(
      z
        .object({ firstDay: day, lastDay: day, reason: line('휴무 사유', 60) })
        .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
          path: ['lastDay'],
          message: '휴무의 마지막 날은 첫날보다 앞설 수 없습니다.',
        }),
    )
    .max(MAX_CLOSURES, `임시 휴무는 ${MAX_CLOSURES}번까지 알릴 수 있습니다.`)
    .refine(
      (closures) => new Set(closures.map(({ firstDay }) => firstDay)).size === closures.length,
      '같은 날 시작하는 휴무가 두 번 있습니다.',
    )
    .default([]),
  phone: z.string().regex(/^0\d{1,3}-\d{3,4}-\d{4}$/, '전화번호를 042-123-4567처럼 입력해 주세요.'),
  email: z.email('이메일 주소를 확인해 주세요.'),
};

/** 상점 정보: what the seller saves in the seller centre. */
export const SaveStoreFactsInput = z.object(ownFacts);
export type SaveStoreFactsInput = z.output<typeof SaveStoreFactsInput>;
export type SaveStoreFactsDraft = z.input<typeof SaveStoreFactsInput>;

export const OpenStoreInput = z
  .object({
    slug,
    name: line('상점 이름', 40),
    storeType: z.enum(STORE_TYPES, '상점 유형을 골라 주세요.'),
    marketSlug: z.string().nullable().default(null),
    district: z.enum(DISTRICTS, '자치구를 골라 주세요.'),
    ...ownFacts,
    ...place,
    /** 합배송: its parcels go with the market's delivery. */
    joinsGroup: z.boolean().default(false),
    emblem: line('그림', 16),
    businessName: line('상호', 60),
    representative: line('대표자', 40),
    businessNumber: z.string().refine(isBusinessNumber, '사업자등록번호를 확인해 주세요.'),
    mailOrderNumber: line('통신판매업 신고번호', 60),
    address: line('주소', 200),
    certificateNumber: z.string().trim().max(60).nullable().default(null),
    certificateUntil: day.nullable().default(null),
    /** Why wallet money is not taken, or earns nothing; null = it is, or does. */
    walletRefusal: z.string().trim().max(120).nullable().default(null),
    cashbackRefusal: z.string().trim().max(120).nullable().default(null),
    yearlySales: z.number().int().min(0).max(1_000_000_000_000).transform(krw).nullable().default(null),
    shippingFee: fee,
    shippingFreeFrom: fee.nullable().default(null),
    jejuSurcharge: fee,
    islandSurcharge: fee,
    dispatchDays: z.number().int().min(0).max(30).default(2),
    feeBps: z.number().int().min(0).max(3000),
    members: z.array(z.object({ userId: z.uuid(), rank: z.enum(MEMBER_RANKS) })).default([]),
  })
  .refine((store) => (store.storeType === 'market') === (store.marketSlug !== null), {
    path: ['marketSlug'],
    message: '전통시장 상점은 시장을 골라야 하고, 다른 상점은 고를 수 없습니다.',
  });
export type OpenStoreInput = z.output<typeof OpenStoreInput>;
export type OpenStoreDraft = z.input<typeof OpenStoreInput>;

/** 지역화폐 조건: whether a store takes a currency, or gives cashback for it, from when until when. */
export const CurrencyTermInput = z
  .object({
    storeId: z.uuid(),
    currency: z.string().regex(/^[a-z]+$/),
    what: z.enum(TERM_KINDS),
    bucket: z.enum(TERM_BUCKETS).nullable().default(null),
    allowed: z.boolean(),
    reason: z.string().trim().min(1).max(120).nullable().default(null),
    beginsAt: z.date(),
    endsAt: z.date().nullable().default(null),
  })
  .refine((term) => term.allowed || term.reason !== null, {
    path: ['reason'],
    message: '쓸 수 없는 까닭을 손님이 읽을 수 있게 적어 주세요.',
  })
  .refine((term) => term.endsAt === null || term.endsAt > term.beginsAt, {
    path: ['endsAt'],
    message: '끝나는 때는 시작보다 뒤여야 합니다.',
  });
export type CurrencyTermInput = z.output<typeof CurrencyTermInput>;
