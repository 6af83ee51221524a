import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countFacets,
  FACET_NAMES,
  FACETS,
  type FacetChoice,
  facetBits,
  facetValue,
  priceBucket,
  ratingBucket,
} from '#app/search/facet-bits.ts';

const product = {
  storeType: 'market',
  marketCode: 24,
  district: '대덕구',
  price: 12_900,
  ratingCount: 10,
  ratingSum: 46,
  cashback: true,
  delivery: 'free_from',
  kind: 'ticket',
  soldOut: false,
} as const;

test('what is packed comes out again', () => {
  const bits = facetBits(product);
  expect(Object.fromEntries(FACET_NAMES.map((name) => [name, facetValue(bits, name)]))).toEqual({
    storeType: 1,
    market: 24,
    district: 4,
    price: 2,
    rating: 3,
    cashback: 1,
    delivery: 1,
    kind: 1,
    available: 1,
  });
});

test('no facet lies over another, and all fit a positive integer of the database', () => {
  const used = FACET_NAMES.flatMap((name) =>
    Array.from({ length: FACETS[name].width }, (_, at) => FACETS[name].shift + at),
  );
  expect(new Set(used).size).toBe(used.length);
  expect(Math.max(...used)).toBeLessThan(31);
});

test('prices and ratings fall into the bucket they belong to', () => {
  expect([0, 4999, 5000, 99_999, 100_000].map(priceBucket)).toEqual([0, 0, 1, 5, 6]);
  expect(
    [
      [0, 0],
      [1, 2],
      [1, 3],
      [2, 8],
      [10, 45],
      [10, 44],
    ].map(([n = 0, sum = 0]) => ratingBucket(n, sum)),
  ).toEqual([0, 0, 1, 2, 3, 2]);
});

const bits = fc.integer({ min: 0, max: 2 ** 25 - 1 });
const choice = fc.record(
  Object.fromEntries(
    FACET_NAMES.map((name) => [
      name,
      fc.array(fc.integer({ min: 0, max: 2 ** FACETS[name].width - 1 }), { maxLength: 2 }),
    ]),
  ),
) as fc.Arbitrary<FacetChoice>;

test('counting groups is counting products one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ bits, n: fc.integer({ min: 1, max: 3 }) }), { maxLength: 30 }),
      choice,
      (groups, chosen) => {
        const { counts, total } = countFacets(groups, chosen);
        const fits = (packed: number, but?: string) =>
          FACET_NAMES.every(
            (name) =>
              name === but ||
              (chosen[name] ?? []).length === 0 ||
              chosen[name]?.includes(facetValue(packed, name)),
          );
        const sum = (which: (packed: number) => boolean) =>
          groups.reduce((all, group) => all + (which(group.bits) ? group.n : 0), 0);
        expect(total).toBe(sum((packed) => fits(packed)));
        for (const name of FACET_NAMES)
          for (const value of [0, 1, 2, 3])
            expect(counts[name].get(value) ?? 0).toBe(
              sum((packed) => fits(packed, name) && facetValue(packed, name) === value),
            );
      },
    ),
  );
});
