import { z } from 'zod';
import {
  CorrectPricesInput,
  CorrectProductInput,
  CorrectStockInput,
  PlanPricesInput,
} from '#app/catalog/index.ts';
import { type Fields, filledRows, onPage, textOf } from './form-rows.ts';

const MOVES = ['review', 'withdraw', 'stop', 'resume'] as const;
export type ProductMove = (typeof MOVES)[number];

const MoveInput = z.object({ productId: z.uuid() });
const CancelPlanInput = z.object({ planId: z.uuid() });

const rowsOf = (fields: Fields, list: string, keys: readonly string[], at: readonly number[]) =>
  at.map((row) => Object.fromEntries(keys.map((key) => [key, textOf(fields, `${list}.${row}.${key}`)])));

/** `2026-11-23T09:00` as a date-and-time field sends it, Seoul time; undefined when it is none. */
function seoulTime(text: string): Date | undefined {
  const at = new Date(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00+09:00` : '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** An end may be left out, but what was typed as one must be one. */
function planOf(fields: Fields, at: readonly number[]) {
  const endsAt = textOf(fields, 'endsAt');
  return {
    productId: fields.productId,
    beginsAt: seoulTime(textOf(fields, 'beginsAt')),
    endsAt: endsAt === '' ? null : seoulTime(endsAt),
    prices: at.map((row) => ({
      sku: textOf(fields, `prices.${row}.sku`),
      price: amountOf(textOf(fields, `prices.${row}.price`)),
    })),
  };
}

const amountOf = (text: string): number | undefined => {
  const plain = text.replaceAll(',', '');
  return /^\d+$/.test(plain) ? Number(plain) : undefined;
};

type Read = { input: unknown; schema: z.ZodType; rows: Record<string, number[]> };

function readIntent(intent: string, fields: Fields): Read {
  const prices = filledRows(fields, 'prices', intent === 'plan' ? 'price' : 'sku');
  const counts = filledRows(fields, 'counts', 'sku');
  const { productId } = fields;
  switch (intent) {
    case 'facts':
      return { schema: CorrectProductInput, input: fields, rows: {} };
    case 'prices':
      return {
        schema: CorrectPricesInput,
        input: { productId, prices: rowsOf(fields, 'prices', ['sku', 'seen', 'price'], prices) },
        rows: { prices },
      };
    case 'stock':
      return {
        schema: CorrectStockInput,
        input: {
          productId,
          countId: fields.countId,
          counts: rowsOf(fields, 'counts', ['sku', 'seen', 'onHand'], counts),
        },
        rows: { counts },
      };
    case 'plan':
      return { schema: PlanPricesInput, input: planOf(fields, prices), rows: { prices } };
    case 'cancel-plan':
      return { schema: CancelPlanInput, input: fields, rows: {} };
    default:
      return { schema: MoveInput, input: fields, rows: {} };
  }
}

export type ProductAsk =
  | { intent: ProductMove; input: z.output<typeof MoveInput> }
  | { intent: 'facts'; input: CorrectProductInput }
  | { intent: 'prices'; input: CorrectPricesInput }
  | { intent: 'stock'; input: CorrectStockInput }
  | { intent: 'plan'; input: PlanPricesInput }
  | { intent: 'cancel-plan'; input: z.output<typeof CancelPlanInput> };

/** The forms of a seller's page of one product. What is wrong is said beside the row it was typed in. */
export const ProductDeskForm = z
  .looseObject({
    intent: z.enum([...MOVES, 'facts', 'prices', 'stock', 'plan', 'cancel-plan'], '다시 눌러 주세요.'),
  })
  .transform((fields, check): ProductAsk => {
    const { schema, input, rows } = readIntent(fields.intent, fields);
    const parsed = schema.safeParse(input);
    // The table above pairs each intent with its schema.
    if (parsed.success) return { intent: fields.intent, input: parsed.data } as ProductAsk;
    for (const { path, message } of parsed.error.issues)
      check.addIssue({
        code: 'custom',
        message,
        path: onPage(path, rows, { prices: 'price', counts: 'onHand' }),
      });
    return z.NEVER;
  });
