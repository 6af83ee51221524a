import { z } from 'zod';
import { line, plainFacts, price, stock } from './input-fields.ts';

/** Amounts as a form sends them: `12,900` is a number, nothing is none. */
const typed = (given: unknown): unknown => {
  if (typeof given !== 'string') return given;
  const plain = given.replaceAll(',', '').trim();
  return /^\d+$/.test(plain) ? Number(plain) : plain === '' ? undefined : plain;
};
const seen = z.preprocess(typed, z.number().int());

export const CorrectProductInput = z.object({
  productId: z.uuid(),
  /** What the screen showed, told by its digest. */
  seen: z.string().max(40).optional(),
  ...plainFacts,
});
export type CorrectProductInput = z.output<typeof CorrectProductInput>;

/** What the screen showed (`seen`) tells what was corrected from what was only sent along. */
export const CorrectPricesInput = z.object({
  productId: z.uuid(),
  prices: z.array(
    z.object({ sku: line('옵션 코드', 60), seen, price: z.preprocess(typed, price('판매가')) }),
  ),
});
export type CorrectPricesInput = z.output<typeof CorrectPricesInput>;

export const CorrectStockInput = z.object({
  productId: z.uuid(),
  /** One counting, named by its form: sent twice it counts once. */
  countId: z.uuid(),
  counts: z.array(z.object({ sku: line('옵션 코드', 60), seen, onHand: z.preprocess(typed, stock) })),
});
export type CorrectStockInput = z.output<typeof CorrectStockInput>;

export const ReturnProductInput = z.object({
  productId: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(5, '무엇을 고치면 되는지 판매자가 읽을 수 있게 다섯 글자 이상 적어 주세요.')
    .max(500, '500자까지 쓸 수 있습니다.'),
});
