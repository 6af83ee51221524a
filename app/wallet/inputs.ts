import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { PersonName, Phone } from '#app/identity/index.ts';
import { BENEFIT_GROUPS, BUCKETS, BUDGET_ENDS, EVERY_STORE, FUNDER_KINDS, PAYOUTS } from './words.ts';

const won = z.number().int().min(0).max(1_000_000_000_000).transform(krw);
const names = z.array(z.string().min(1)).min(1).nullable().default(null);

const Tiers = z
  .array(z.object({ upTo: won.nullable(), rateBps: z.number().int().min(0).max(5000) }))
  .min(1)
  .refine(
    (tiers) =>
      tiers.every(({ upTo }, i) =>
        upTo === null ? i === tiers.length - 1 : upTo > (tiers[i - 1]?.upTo ?? 0),
      ),
    '구간은 금액이 커지는 순서여야 하고, 끝없는 구간은 마지막에만 둘 수 있습니다.',
  );

/** 캐시백 프로그램 as data, checked before it is saved. */
export const ProgrammeInput = z
  .object({
    id: z.uuid(),
    currency: z.string().regex(/^[a-z]+$/),
    name: z.string().trim().min(1).max(60),
    funderKind: z.enum(FUNDER_KINDS).default('city'),
    funder: z.string().trim().min(1).max(60),
    tiers: Tiers,
    baseBuckets: z.array(z.enum(BUCKETS)).min(1).default(['charged']),
    storeScope: z
      .object({
        districts: names,
        storeTypes: names,
        marketIds: names,
        maxYearlySales: won.nullable().default(null),
      })
      .default(EVERY_STORE),
    benefitGroups: z.array(z.enum(BENEFIT_GROUPS)).min(1).nullable().default(null),
    personalMonthlyCap: won,
    monthlyBudget: won.nullable().default(null),
    totalBudget: won.nullable().default(null),
    atBudgetEnd: z.enum(BUDGET_ENDS).default('partial'),
    payout: z.enum(PAYOUTS).default('confirmed'),
    validDays: z.number().int().positive().nullable().default(null),
    exclusiveGroup: z.string().trim().min(1).max(40).nullable().default(null),
    position: z.number().int().default(0),
    beginsAt: z.date(),
    endsAt: z.date().nullable().default(null),
  })
  .refine((p) => p.monthlyBudget !== null || p.totalBudget !== null, {
    path: ['monthlyBudget'],
    message: '월 예산이나 전체 예산 가운데 하나는 있어야 합니다.',
  })
  .refine((p) => p.endsAt === null || p.endsAt > p.beginsAt, {
    path: ['endsAt'],
    message: '끝나는 때는 시작보다 뒤여야 합니다.',
  })
  // A reward that was spent is taken back from cashback and charged money, never from a grant (rule R5).
  .refine((p) => p.payout !== 'paid' || p.baseBuckets.every((bucket) => bucket !== 'grant'), {
    path: ['payout'],
    message: '정책수당에 주는 캐시백은 구매 확정 뒤에만 지급할 수 있습니다.',
  });
export type ProgrammeDraft = z.input<typeof ProgrammeInput>;

/** Won typed into a field: `20,000` or `20000원`. */
const TypedWon = z
  .string({ error: '금액을 입력해 주세요.' })
  .transform((typed) => typed.replace(/[,\s원]/g, ''))
  .pipe(z.string().regex(/^\d{1,9}$/, '금액을 숫자로 입력해 주세요.'))
  .transform((digits) => krw(Number(digits)));

export const GiftInput = z.object({
  /** Minted by the server with the form: sent twice is one gift. */
  intentKey: z.uuid('페이지를 새로고침해 주세요.'),
  intent: z.enum(['check', 'change', 'send']).default('check'),
  currency: z.string().regex(/^[a-z]+$/),
  name: PersonName,
  phone: Phone,
  amount: TypedWon,
  message: z.string().max(100, '메시지는 100자까지 쓸 수 있습니다.').default(''),
});

export const GiftAnswerInput = z.object({
  giftId: z.uuid(),
  intent: z.enum(['accept', 'decline', 'cancel']),
});

export const PayOutInput = z.object({
  requestKey: z.uuid('페이지를 새로고침해 주세요.'),
  expected: TypedWon,
});
