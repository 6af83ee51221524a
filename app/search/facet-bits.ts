import type { Kind } from '#app/catalog/index.ts';
import type { District, StoreType } from '#app/stores/index.ts';
import {
  DELIVERIES,
  type Delivery,
  DISTRICTS,
  KINDS,
  PRICE_ENDS,
  RATING_STEPS,
  STORE_TYPES,
} from './words.ts';

/** The facets with the bits each takes of the number that stands in a product's row. Adding one needs a reindex. */
export const FACETS = {
  storeType: { shift: 0, width: 3 },
  market: { shift: 3, width: 6 },
  district: { shift: 9, width: 3 },
  price: { shift: 12, width: 3 },
  rating: { shift: 15, width: 2 },
  cashback: { shift: 17, width: 1 },
  delivery: { shift: 18, width: 2 },
  kind: { shift: 20, width: 4 },
  available: { shift: 24, width: 1 },
} as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** One market's number; 0 is no market, the last one is "any further market". */
export const LAST_MARKET = 63;

export type FacetFacts = {
  storeType: StoreType;
  /** As numbered by the index; 0 = none. */
  marketCode: number;
  district: District;
  price: number;
  ratingCount: number;
  ratingSum: number;
  cashback: boolean;
  delivery: Delivery;
  kind: Kind;
  soldOut: boolean;
};

export const priceBucket = (price: number): number => {
  const at = PRICE_ENDS.findIndex((end) => price < end);
  return at === -1 ? PRICE_ENDS.length : at;
};

export const ratingBucket = (count: number, sum: number): number =>
  count === 0 ? 0 : RATING_STEPS.filter((tenths) => sum * 10 >= tenths * count).length;

export function facetBits(facts: FacetFacts): number {
  const values: Record<Facet, number> = {
    storeType: STORE_TYPES.indexOf(facts.storeType),
    market: Math.min(facts.marketCode, LAST_MARKET),
    district: DISTRICTS.indexOf(facts.district),
    price: priceBucket(facts.price),
    rating: ratingBucket(facts.ratingCount, facts.ratingSum),
    cashback: facts.cashback ? 1 : 0,
    delivery: DELIVERIES.indexOf(facts.delivery),
    kind: KINDS.indexOf(facts.kind),
    available: facts.soldOut ? 0 : 1,
  };
  return FACET_NAMES.reduce((bits, name) => {
    const { shift, width } = FACETS[name];
    const value = values[name];
    if (value < 0 || value >= 2 ** width) throw new RangeError(`${name} does not fit its bits: ${value}`);
    return bits + value * 2 ** shift;
  }, 0);
}

export const facetValue = (bits: number, name: Facet): number =>
  (bits >>> FACETS[name].shift) & (2 ** FACETS[name].width - 1);

/** Which values of each facet are wanted; a facet left out wants all. */
export type FacetChoice = Partial<Record<Facet, readonly number[]>>;

export const chosenFacets = (choice: FacetChoice): [Facet, readonly number[]][] =>
  FACET_NAMES.flatMap((name) => {
    const values = choice[name];
    return values && values.length > 0 ? [[name, values] as [Facet, readonly number[]]] : [];
  });

/** How many products stand behind each value, by facet and value. */
export type FacetCounts = Record<Facet, Map<number, number>>;

/**
 * Counts the values of every facet over groups of equal products. A facet's own choice does not count against its
 * other values, so that they stay selectable; `total` is what fits the whole choice. A category may have ten thousand
 * groups, so it counts in flat arrays.
 */
export function countFacets(
  groups: Iterable<{ bits: number; n: number }>,
  choice: FacetChoice,
): { counts: FacetCounts; total: number } {
  const facets = FACET_NAMES.map((name) => {
    const { shift, width } = FACETS[name];
    const wanted = choice[name];
    return {
      shift,
      mask: 2 ** width - 1,
      wanted: wanted && wanted.length > 0 ? new Set(wanted) : null,
      sums: new Float64Array(2 ** width),
    };
  });
  let total = 0;
  for (const { bits, n } of groups) {
    let missed = 0;
    let missing = 0;
    for (let at = 0; at < facets.length && missed < 2; at++) {
      const facet = facets[at];
      if (!facet?.wanted || facet.wanted.has((bits >>> facet.shift) & facet.mask)) continue;
      missed += 1;
      missing = at;
    }
    if (missed > 1) continue;
    if (missed === 0) total += n;
    for (const [at, { shift, mask, sums }] of facets.entries()) {
      if (missed === 1 && at !== missing) continue;
      const value = (bits >>> shift) & mask;
      sums[value] = (sums[value] ?? 0) + n;
    }
  }
  const counts = Object.fromEntries(
    FACET_NAMES.map((name, at) => [
      name,
      new Map([...(facets[at]?.sums ?? [])].flatMap((n, value) => (n > 0 ? [[value, n] as const] : []))),
    ]),
  ) as FacetCounts;
  return { counts, total };
}
