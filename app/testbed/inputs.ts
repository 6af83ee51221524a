import { z } from 'zod';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { MAX_QUESTIONS } from './questions.ts';
import { DISCLOSURES, QUESTION_KINDS } from './words.ts';

const line = (label: string, max: number) =>
  z
    .string(`${label}을(를) 입력해 주세요.`)
    .trim()
    .min(2, `${label}을(를) 두 글자 이상 적어 주세요.`)
    .max(max, `${label}은(는) ${max}자까지 쓸 수 있습니다.`);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '날짜를 골라 주세요.')
  .transform(kstDay);

const MOST_OPTIONS = 8;
const question = z
  .object({
    id: z.string().regex(/^q[1-8]$/),
    kind: z.enum(QUESTION_KINDS),
    label: z
      .string()
      .trim()
      .min(2, '질문을 두 글자 이상 적어 주세요.')
      .max(120, '질문은 120자까지 쓸 수 있습니다.'),
    options: z.array(z.string().trim().min(1).max(40)).max(MOST_OPTIONS).default([]),
  })
  .refine(({ kind, options }) => kind !== 'choice' || new Set(options).size >= 2, {
    path: ['options'],
    message: '고를 수 있는 답을 두 가지 이상, 서로 다르게 적어 주세요.',
  });

/** 가격 실험 공개: an option that is tried, its price, and who sees it. */
export const PriceVariant = z.object({
  label: line('가격 이름', 40),
  price: z.coerce
    .number('가격을 숫자로 적어 주세요.')
    .int('가격은 원 단위로 적어 주세요.')
    .min(0)
    .max(100_000_000)
    .transform(krw),
  shownTo: line('누가 보는 가격인지', 80),
});

export const SaveProgrammeInput = z
  .object({
    id: z.uuid(),
    slug: z
      .string()
      .regex(/^[a-z0-9-]{2,60}$/)
      .optional(),
    title: line('시험 이름', 60),
    question: line('무엇을 시험하는지', 200),
    story: line('만든 이야기', 3000),
    disclosure: z.enum(DISCLOSURES, '구매자에게 주는 혜택을 골라 주세요.').default('none'),
    beginsOn: day,
    endsOn: day,
    quantity: z.coerce
      .number('수량을 숫자로 적어 주세요.')
      .int('수량은 1개 단위로 적어 주세요.')
      .min(1, '수량은 1개 이상이어야 합니다.')
      .max(10_000, '수량은 10,000개까지 정할 수 있습니다.'),
    productIds: z
      .array(z.uuid())
      .min(1, '시험할 상품을 하나 이상 골라 주세요.')
      .max(10, '상품은 10개까지 고를 수 있습니다.'),
    prices: z.array(PriceVariant).max(4).default([]),
    questions: z
      .array(question)
      .min(1, '질문을 하나 이상 적어 주세요.')
      .max(MAX_QUESTIONS, `질문은 ${MAX_QUESTIONS}개까지 쓸 수 있습니다.`),
  })
  .refine(({ beginsOn, endsOn }) => beginsOn <= endsOn, {
    path: ['endsOn'],
    message: '마지막 날은 시작하는 날보다 앞설 수 없습니다.',
  });
export type SaveProgrammeInput = z.output<typeof SaveProgrammeInput>;
export type SaveProgrammeDraft = z.input<typeof SaveProgrammeInput>;

export const DecideInput = z
  .object({
    programmeId: z.uuid(),
    intent: z.enum(['approve', 'reject', 'close', 'graduate', 'end']),
    reason: z.string().trim().max(500, '500자까지 쓸 수 있습니다.').default(''),
  })
  .refine(({ intent, reason }) => (intent !== 'reject' && intent !== 'close') || reason.length >= 2, {
    path: ['reason'],
    message: '까닭을 판매자가 읽을 수 있게 적어 주세요.',
  });
export type DecideInput = z.output<typeof DecideInput>;

export const ReplyInput = z.object({
  feedbackId: z.uuid(),
  questionId: z.string().regex(/^q[1-8]$/),
  text: line('답글', 1000),
});
export type ReplyInput = z.output<typeof ReplyInput>;

export const ClosingWordsInput = z.object({ programmeId: z.uuid(), words: line('마무리 글', 2000) });
export type ClosingWordsInput = z.output<typeof ClosingWordsInput>;
