import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRICE_ENDS } from '#app/search/index.ts';
import { bucketsWithin } from '#app/search/price-buckets.ts';

const bucketOf = (price: number): number => PRICE_ENDS.filter((end) => price >= end).length;

const edges = PRICE_ENDS.flatMap((end) => [end - 1, end, end + 1]);
const aPrice = fc.oneof(fc.constantFrom(0, ...edges), fc.integer({ min: 0, max: 300_000 }));

test('a price is in the range when its bucket is in it whole, or is cut and its piece has it', () => {
  fc.assert(
    fc.property(aPrice, fc.option(aPrice), fc.option(aPrice), (price, from, to) => {
      const { whole, cut } = bucketsWithin({ from, to });
      const bucket = bucketOf(price);
      const inPieces = cut.filter(
        (piece) => piece.bucket === bucket && price >= piece.from && (piece.to === null || price <= piece.to),
      );
      const found = whole.filter((each) => each === bucket).length + inPieces.length;
      expect(found).toBe((from === null || price >= from) && (to === null || price <= to) ? 1 : 0);
    }),
  );
});

test('a range that takes in whole buckets cuts none', () => {
  const [, second = 0, third = 0] = PRICE_ENDS;
  expect(bucketsWithin({ from: second, to: third - 1 })).toEqual({ whole: [2], cut: [] });
  expect(bucketsWithin({ from: null, to: null }).whole).toHaveLength(PRICE_ENDS.length + 1);
});

test('a range that begins above the last bucket has no end', () => {
  const last = PRICE_ENDS.length;
  const from = (PRICE_ENDS[last - 1] ?? 0) + 1;
  expect(bucketsWithin({ from, to: null })).toEqual({ whole: [], cut: [{ bucket: last, from, to: null }] });
});
