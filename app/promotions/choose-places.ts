import { add, allocate, type Krw, subtract, zero } from '#app/core/krw.ts';
import type { Place } from './coupon-places.ts';
import { discountOn } from './coupon-terms.ts';
import { COUPON_LEVELS } from './words.ts';

/** Up to so many combinations all are looked at; above, a good one is built and improved step by step. */
const MOST_COMBINATIONS = 1_000;
const MOST_TRIALS = 60;

export type Combination = { places: readonly Place[]; total: Krw };
/** The places of one coupon each, coupons in their order of preference. */
export type Candidates = readonly (readonly Place[])[];

const NONE: Combination = { places: [], total: zero };

/** More won is better; for the same won fewer coupons are. Otherwise what was found first stays. */
const isBetter = (one: Combination, other: Combination): boolean =>
  one.total === other.total ? one.places.length < other.places.length : one.total > other.total;

/** The combination that takes most off: the best there is while they are few, a good one when they are many. */
export function bestCombination(
  candidates: Candidates,
  amounts: readonly Krw[],
  mostCombinations = MOST_COMBINATIONS,
): Combination {
  const inOrder = COUPON_LEVELS.flatMap((level) =>
    candidates.filter((places) => places[0]?.coupon.level === level),
  );
  // Delivery fees share no won with goods: each part is chosen by itself.
  const parts = [true, false].map((delivery) =>
    inOrder.filter((places) => (places[0]?.coupon.level === 'shipping') === delivery),
  );
  const [delivery = NONE, goods = NONE] = parts.map((part) => {
    const combinations = part.reduce((count, places) => count * (places.length + 1), 1);
    return combinations <= mostCombinations ? tryAll(part, amounts) : buildUp(part, amounts);
  });
  return { places: [...goods.places, ...delivery.places], total: add(goods.total, delivery.total) };
}

type Step = { left: readonly Krw[]; discount: Krw; shares: readonly Krw[] };

const baseOf = (place: Place, left: readonly Krw[]): Krw => add(...place.lines.map((i) => left[i] ?? zero));

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

/**
 * Two first tries, the largest gains first and the coupons with the fewest places first; each is changed one place at
 * a time for as long as that helps, the coupon that loses its place taking its next best. Never worse than one coupon
 * alone: the largest is in, and what is taken off before it lowers it by no more than that.
 */
function buildUp(candidates: Candidates, amounts: readonly Krw[]): Combination {
  const places = candidates.flat();
  const order = new Map(places.map((place, at) => [place, at]));
  const together = (some: readonly Place[]): Combination =>
    follow(
      [...some].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
      amounts,
    );
  const gains = new Map(places.map((place) => [place, follow([place], amounts).total]));
  const byGain = [...places].sort((a, b) => (gains.get(b) ?? 0) - (gains.get(a) ?? 0));
  const rarity = new Map(candidates.map((own) => [own[0]?.coupon, own.length]));
  const byRarity = [...byGain].sort((a, b) => (rarity.get(a.coupon) ?? 0) - (rarity.get(b.coupon) ?? 0));
  return [byGain, byRarity]
    .map((wanted) => improve(together(fill(wanted)), byGain, together))
    .reduce((best, one) => (isBetter(one, best) ? one : best));
}

const clash = (one: Place, other: Place): boolean => one.coupon === other.coupon || one.slot === other.slot;

function fill(wanted: readonly Place[]): Place[] {
  const picked: Place[] = [];
  for (const place of wanted) if (!picked.some((other) => clash(place, other))) picked.push(place);
  return picked;
}

function improve(
  start: Combination,
  byGain: readonly Place[],
  together: (places: readonly Place[]) => Combination,
): Combination {
  let best = start;
  let trials = 0;
  for (let improved = true; improved && trials < MOST_TRIALS; ) {
    improved = false;
    for (const place of byGain) {
      if (trials >= MOST_TRIALS) break;
      if (best.places.includes(place)) continue;
      trials += 1;
      const kept = best.places.filter((other) => !clash(place, other));
      const loser = best.places.find(({ coupon, slot }) => slot === place.slot && coupon !== place.coupon);
      const next = byGain.find(
        (other) => other.coupon === loser?.coupon && ![place, ...kept].some((one) => clash(one, other)),
      );
      const changed = together([place, ...kept, ...(next ? [next] : [])]);
      if (!isBetter(changed, best)) continue;
      best = changed;
      improved = true;
    }
  }
  return best;
}

/** What these places give together, in the order given; those that give nothing are left out. */
function follow(places: readonly Place[], amounts: readonly Krw[]): Combination {
  let left = amounts;
  let found = NONE;
  for (const [at, place] of places.entries()) {
    // After the last one nobody asks what is left of each line.
    const last = at === places.length - 1;
    const step = last
      ? { left, discount: discountOn(place.coupon, baseOf(place, left)) }
      : takeOff(place, left);
    if (step.discount === 0) continue;
    left = step.left;
    found = { places: [...found.places, place], total: add(found.total, step.discount) };
  }
  return found;
}
