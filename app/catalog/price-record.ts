import { type Krw, least, most } from '#app/core/krw.ts';
import type { Charged } from './list-price.ts';

export type PricePoint = { at: Date; price: Krw | null };
export type PriceRecord = { lowest: Krw; highest: Krw; points: PricePoint[] };

const LONGEST = 60;

/**
 * 가격 기록 of a product for its page: the cheapest of its options at each moment something changed, the latest first,
 * with the lowest and highest of them. Null while there is nothing to tell.
 */
export function priceRecord(histories: readonly (readonly Charged[])[]): PriceRecord | null {
  const changes = histories
    .flatMap((history, option) => history.map(({ at, price }) => ({ at, price, option })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const now = new Map<number, Krw | null>();
  const points: PricePoint[] = [];
  for (const { at, price, option } of changes) {
    now.set(option, price);
    const [first, ...rest] = [...now.values()].filter((charged) => charged !== null);
    const cheapest = first === undefined ? null : least(first, ...rest);
    const last = points.at(-1);
    if (last && last.at.getTime() === at.getTime()) last.price = cheapest;
    else points.push({ at, price: cheapest });
  }
  const kept = points.filter(({ price }, i) => i === 0 || price !== points[i - 1]?.price);
  const [first, ...rest] = kept.flatMap(({ price }) => (price === null ? [] : [price]));
  if (first === undefined) return null;
  return {
    lowest: least(first, ...rest),
    highest: most(first, ...rest),
    points: kept.reverse().slice(0, LONGEST),
  };
}
