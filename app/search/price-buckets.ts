import type { PriceRange } from './engine.ts';
import { PRICE_ENDS } from './words.ts';

/** A bucket of which only the prices from here to there are in the range, both included; null = as dear as it gets. */
export type CutBucket = { bucket: number; from: number; to: number | null };

/** How a price range lies over the price buckets: which are in it whole, which are cut by its ends. */
export function bucketsWithin(range: PriceRange): { whole: number[]; cut: CutBucket[] } {
  const [low, high] = [range.from ?? 0, range.to ?? Number.POSITIVE_INFINITY];
  const whole: number[] = [];
  const cut: CutBucket[] = [];
  for (let bucket = 0; bucket <= PRICE_ENDS.length; bucket++) {
    const first = PRICE_ENDS[bucket - 1] ?? 0;
    const last = (PRICE_ENDS[bucket] ?? Number.POSITIVE_INFINITY) - 1;
    const [from, to] = [Math.max(low, first), Math.min(high, last)];
    if (from > to) continue;
    if (from === first && to === last) whole.push(bucket);
    else cut.push({ bucket, from, to: Number.isFinite(to) ? to : null });
  }
  return { whole, cut };
}
