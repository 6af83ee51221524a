import { formatNumber, type Krw, perUnits } from '#app/core/krw.ts';
import type { Measure } from './words.ts';

/** How much a price is compared by: 100 g or ml, 10 of what is small, one piece. */
const baseOf = (amount: number, measure: Measure): number => (measure === 'ea' ? 1 : amount < 100 ? 10 : 100);
const WORD: Record<Measure, string> = { g: 'g', ml: 'ml', ea: '개' };

export type UnitPrice = { base: number; measure: Measure; price: Krw };

/** 단위 가격: computed from what is in it, never typed. A single piece needs none. */
export function unitPrice(
  price: Krw,
  amount: number | null | undefined,
  measure: Measure | null | undefined,
): UnitPrice | null {
  if (!amount || !measure || (measure === 'ea' && amount === 1)) return null;
  const base = baseOf(amount, measure);
  return { base, measure, price: perUnits(price, base, amount) };
}

/** `100g당 1,290원` */
export const unitPriceText = ({ base, measure, price }: UnitPrice): string =>
  `${base}${WORD[measure]}당 ${formatNumber(price)}원`;

const FACTORS: Readonly<Record<string, readonly [Measure, number]>> = {
  mg: ['g', 0.001],
  g: ['g', 1],
  kg: ['g', 1000],
  ml: ['ml', 1],
  l: ['ml', 1000],
  개: ['ea', 1],
};

/** `1.5kg`, `500ml`, `10개` as an amount and its measure; null for anything else or a fraction of the smallest. */
export function readContent(text: string): { amount: number; measure: Measure } | null {
  const [, digits = '', unit = ''] = /^([\d,]+(?:\.\d+)?)\s*(mg|kg|g|ml|l|개)$/i.exec(text.trim()) ?? [];
  const found = FACTORS[unit.toLowerCase()];
  if (!found) return null;
  const amount = Math.round(Number(digits.replaceAll(',', '')) * found[1] * 1000) / 1000;
  return Number.isInteger(amount) && amount > 0 && amount <= 10_000_000
    ? { amount, measure: found[0] }
    : null;
}
