import { add, allocate, type Krw, subtract, zero } from '#app/core/krw.ts';
import type { Place } from './coupon-places.ts';
import { discountOn } from './coupon-terms.ts';
import { COUPON_LEVELS } from './words.ts';

/** Up to so many combinations all are looked at; above, a good one is built and improved step by step. */
const MOST_COMBINATIONS = 1_000;
const MOST_TRIALS = 100;

export type Combination = { places: readonly Place[]; total: Krw };
/** The places of one coupon each, coupons in their order of preference. */
export type Candidates = readonly (readonly Place[])[];

const NONE: Combination = { places: [], total: zero };

/** More won is better; for the same won fewer coupons are. Otherwise what was found first stays. */
const isBetter = (one: Combination, other: Combination): boolean =>
  one.total === other.total ? one.places.length < other.places.length : one.total > other.total;

/** The combination that takes most off: the best there is while they are few, a good one when they are many. */
export function bestCombination(candidates: Candidates, amounts: readonly Krw[]): Combination {
  const inOrder = COUPON_LEVELS.flatMap((level) =>
    candidates.filter((places) => places[0]?.coupon.level === level),
  );
  // Delivery fees share no won with goods: each part is chosen by itself.
  const parts = [true, false].map((delivery) =>
    inOrder.filter((places) => (places[0]?.coupon.level === 'shipping') === delivery),
  );
  const [delivery = NONE, goods = NONE] = parts.map((part) => bestOf(part, amounts));
  return { places: [...goods.places, ...delivery.places], total: add(goods.total, delivery.total) };
}

function bestOf(candidates: Candidates, amounts: readonly Krw[]): Combination {
  const combinations = candidates.reduce((count, places) => count * (places.length + 1), 1);
  return combinations <= MOST_COMBINATIONS ? tryAll(candidates, amounts) : buildUp(candidates, amounts);
}

type Step = { left: readonly Krw[]; discount: Krw; shares: readonly Krw[] };

/** Takes one coupon's discount off what is left of its lines. */
export function takeOff(place: Place, left: readonly Krw[]): Step {
  const own = place.lines.map((i) => left[i] ?? zero);
  const discount = discountOn(place.coupon, add(...own));
  const shares = own.length === 1 ? [discount] : allocate(discount, own);
  const after = [...left];
  place.lines.forEach((i, at) => {
    after[i] = subtract(own[at] ?? zero, shares[at] ?? zero);
  });
  return { left: after, discount, shares };
}

function tryAll(candidates: Candidates, amounts: readonly Krw[]): Combination {
  let best = NONE;
  const walk = (at: number, sofar: Combination, left: readonly Krw[], taken: ReadonlySet<string>): void => {
    const places = candidates[at];
    if (!places) {
      if (isBetter(sofar, best)) best = sofar;
      return;
    }
    for (const place of places) {
      if (taken.has(place.slot)) continue;
      const step = takeOff(place, left);
      if (step.discount === 0) continue;
      const next = { places: [...sofar.places, place], total: add(sofar.total, step.discount) };
      walk(at + 1, next, step.left, new Set(taken).add(place.slot));
    }
    walk(at + 1, sofar, left, taken);
  };
  walk(0, NONE, amounts, new Set());
  return best;
}

/** Largest gain first, then single changes for as long as they help; never worse than one coupon alone. */
function buildUp(candidates: Candidates, amounts: readonly Krw[]): Combination {
  const places = candidates.flat();
  const order = new Map(places.map((place, at) => [place, at]));
  const together = (some: readonly Place[]): Combination =>
    follow(
      [...some].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
      amounts,
    );
  const start = [together(grow(candidates, amounts)), ...places.map((place) => follow([place], amounts))];
  let best = start.reduce((found, one) => (isBetter(one, found) ? one : found));
  let trials = 0;
  for (let improved = true; improved && trials < MOST_TRIALS; ) {
    improved = false;
    for (const place of places) {
      if (trials >= MOST_TRIALS) break;
      if (best.places.includes(place)) continue;
      trials += 1;
      const others = best.places.filter(({ coupon, slot }) => coupon !== place.coupon && slot !== place.slot);
      const changed = together([...others, place]);
      if (!isBetter(changed, best)) continue;
      best = changed;
      improved = true;
    }
  }
  return best;
}

function grow(candidates: Candidates, amounts: readonly Krw[]): Place[] {
  let left = amounts;
  const picked: Place[] = [];
  for (const level of COUPON_LEVELS) {
    const byGain = candidates
      .flat()
      .filter(({ coupon }) => coupon.level === level)
      .map((place) => ({ place, gain: takeOff(place, left).discount }))
      .sort((a, b) => b.gain - a.gain);
    for (const { place } of byGain) {
      if (picked.some(({ coupon, slot }) => coupon === place.coupon || slot === place.slot)) continue;
      picked.push(place);
      left = takeOff(place, left).left;
    }
  }
  return picked;
}

/** What these places give together, in the order given; those that give nothing are left out. */
function follow(places: readonly Place[], amounts: readonly Krw[]): Combination {
  let left = amounts;
  let found = NONE;
  for (const place of places) {
    const step = takeOff(place, left);
    if (step.discount === 0) continue;
    left = step.left;
    found = { places: [...found.places, place], total: add(found.total, step.discount) };
  }
  return found;
}
