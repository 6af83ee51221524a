import { add, allocate, type Krw, subtract, zero } from '#app/core/krw.ts';
import { bestCombination, type Combination, takeOff } from './choose-places.ts';
import { type Place, type Placing, placesOf } from './coupon-places.ts';
import type { CouponLine, CouponTerms } from './coupon-terms.ts';

/** What each funder pays: the city, the mall, the seller of the line. */
export type FundedDiscount = { city: Krw; mall: Krw; seller: Krw };

export type CouponUse = {
  couponId: string;
  campaignId: string;
  name: string;
  level: CouponTerms['level'];
  /** The product or store it is used on; null for the whole cart. */
  target: string | null;
  discount: Krw;
  /** In the order of the lines given. */
  byLine: FundedDiscount[];
};

export type CouponRefusal = { couponId: string; name: string } & (
  | { because: 'minimum'; missing: Krw }
  | { because: 'scope' | 'not-combinable' | 'better-one-used' | 'nothing-left' | 'not-chosen' }
);

export type CouponsApplied = {
  uses: CouponUse[];
  refused: CouponRefusal[];
  discountByLine: FundedDiscount[];
  total: Krw;
};

const NOTHING: FundedDiscount = { city: zero, mall: zero, seller: zero };

/**
 * 쿠폰 적용: product → store → cart → shipping, each on what the ones before left. One coupon per product, per store,
 * per order and per store's delivery; one that may not be combined stands alone. `chosen` null proposes the best legal
 * combination, else the best of the chosen ones. For the same discount fewer coupons are used, then those that end
 * first, then by id. Pure: the same input gives the same answer for ever.
 */
export function applyCoupons(
  lines: readonly CouponLine[],
  coupons: readonly CouponTerms[],
  chosen: readonly string[] | null,
): CouponsApplied {
  const amounts = lines.map((line) => line.amount);
  const inOrder = [...coupons].sort(byPreference);
  const placed = inOrder.map((coupon) => ({ coupon, placing: placesOf(coupon, lines) }));
  const wanted = placed.filter(({ coupon }) => chosen === null || chosen.includes(coupon.couponId));
  const best = chooseAmong(wanted, amounts);
  const uses = book(best.places, amounts);
  return {
    uses,
    refused: placed.flatMap(({ coupon, placing }) =>
      best.places.some((place) => place.coupon === coupon)
        ? []
        : [refusalOf(coupon, placing, best.places, chosen)],
    ),
    discountByLine: lines.map((_, i) => together(uses.map((use) => use.byLine[i] ?? NOTHING))),
    total: best.total,
  };
}

const byPreference = (a: CouponTerms, b: CouponTerms): number =>
  a.expiresAt === b.expiresAt ? compare(a.couponId, b.couponId) : compare(a.expiresAt, b.expiresAt);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Placed = { coupon: CouponTerms; placing: Placing };

function chooseAmong(placed: readonly Placed[], amounts: readonly Krw[]): Combination {
  const usable = placed.flatMap(({ coupon, placing }) =>
    placing.ok ? [{ coupon, places: placing.places }] : [],
  );
  const together = usable.filter(({ coupon }) => coupon.combinable).map(({ places }) => places);
  const alone = usable.filter(({ coupon }) => !coupon.combinable).map(({ places }) => [places]);
  return [together, ...alone]
    .map((candidates) => bestCombination(candidates, amounts))
    .reduce((best, one) =>
      one.total > best.total || (one.total === best.total && one.places.length < best.places.length)
        ? one
        : best,
    );
}

function book(places: readonly Place[], amounts: readonly Krw[]): CouponUse[] {
  let left = amounts;
  return places.map((place) => {
    const step = takeOff(place, left);
    left = step.left;
    const { couponId, campaignId, name, level } = place.coupon;
    const byLine = amounts.map(() => NOTHING);
    fund(place.coupon, step.discount, step.shares).forEach((funded, at) => {
      const line = place.lines[at];
      if (line !== undefined) byLine[line] = funded;
    });
    return { couponId, campaignId, name, level, target: place.target, discount: step.discount, byLine };
  });
}

/** Rounds once per funder over the whole discount, then over the lines, so that every row and every column is exact. */
function fund({ funders }: CouponTerms, discount: Krw, shares: readonly Krw[]): FundedDiscount[] {
  const [city = zero, mall = zero] = allocate(discount, [
    funders.cityBps,
    funders.mallBps,
    funders.sellerBps,
  ]);
  const cities = allocate(city, shares);
  const rest = shares.map((part, i) => subtract(part, cities[i] ?? zero));
  const malls = allocate(mall, rest);
  return rest.map((part, i) => ({
    city: cities[i] ?? zero,
    mall: malls[i] ?? zero,
    seller: subtract(part, malls[i] ?? zero),
  }));
}

const together = (parts: readonly FundedDiscount[]): FundedDiscount => ({
  city: add(...parts.map((part) => part.city)),
  mall: add(...parts.map((part) => part.mall)),
  seller: add(...parts.map((part) => part.seller)),
});

function refusalOf(
  coupon: CouponTerms,
  placing: Placing,
  used: readonly Place[],
  chosen: readonly string[] | null,
): CouponRefusal {
  const { couponId, name } = coupon;
  if (!placing.ok && placing.because === 'minimum')
    return { couponId, name, because: 'minimum', missing: placing.missing };
  if (!placing.ok) return { couponId, name, because: placing.because };
  if (chosen !== null && !chosen.includes(couponId)) return { couponId, name, because: 'not-chosen' };
  const exclusive = !coupon.combinable || used.some((place) => !place.coupon.combinable);
  if (exclusive && used.length > 0) return { couponId, name, because: 'not-combinable' };
  const taken = placing.places.some((place) => used.some(({ slot }) => slot === place.slot));
  return { couponId, name, because: taken ? 'better-one-used' : 'nothing-left' };
}
