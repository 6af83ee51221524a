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
 * other values, so that they stay selectable; `total` is what fits the whole choice.
 */
export function countFacets(
  groups: readonly { bits: number; n: number }[],
  choice: FacetChoice,
): { counts: FacetCounts; total: number } {
  const chosen = chosenFacets(choice).map(([name, values]) => ({ name, values: new Set(values) }));
  const counts = Object.fromEntries(
    FACET_NAMES.map((name) => [name, new Map<number, number>()]),
  ) as FacetCounts;
  let total = 0;
  const count = (name: Facet, bits: number, n: number) => {
    const value = facetValue(bits, name);
    counts[name].set(value, (counts[name].get(value) ?? 0) + n);
  };
  for (const { bits, n } of groups) {
    const missed = chosen.filter(({ name, values }) => !values.has(facetValue(bits, name)));
    const [only] = missed;
    if (!only) {
      total += n;
      for (const name of FACET_NAMES) count(name, bits, n);
    } else if (missed.length === 1) count(only.name, bits, n);
  }
  return { counts, total };
}
