import { z } from 'zod';
import { BANK_CODES } from '#app/payments/index.ts';

/** 환불 계좌 as typed: the number with or without hyphens. */
export const RefundAccountInput = z.object({
  bank: z.enum(BANK_CODES, { error: '은행을 골라 주세요.' }),
  accountNumber: z
    .string({ error: '계좌번호를 입력해 주세요.' })
    .transform((typed) => typed.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6,20}$/, '계좌번호를 숫자로 입력해 주세요.')),
  holderName: z
    .string({ error: '예금주를 입력해 주세요.' })
    .trim()
    .min(1, '예금주를 입력해 주세요.')
    .max(60, '예금주를 60자까지 입력해 주세요.'),
});
