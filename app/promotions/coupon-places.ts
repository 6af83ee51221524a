import { add, type Krw, most, subtract, zero } from '#app/core/krw.ts';
import { isInScope } from './coupon-scope.ts';
import type { CouponLine, CouponTerms } from './coupon-terms.ts';

/** One place in a cart where one coupon could be used. Two coupons never share a `slot`. */
export type Place = {
  coupon: CouponTerms;
  slot: string;
  /** The product or store; null for the whole cart. */
  target: string | null;
  /** Positions of the lines it discounts. */
  lines: readonly number[];
};

export type Placing =
  | { ok: true; places: Place[] }
  | { ok: false; because: 'scope' | 'nothing-left' }
  | { ok: false; because: 'minimum'; missing: Krw };

type Counted = { target: string | null; items: number[] };

/**
 * Where a coupon may be used: a product coupon on one product, a store coupon on one store, a cart coupon on the
 * order, a shipping coupon on one store's delivery. The minimum counts the goods in scope there, before any coupon.
 */
export function placesOf(coupon: CouponTerms, lines: readonly CouponLine[]): Placing {
  const counted = countIn(coupon, lines);
  if (counted.length === 0) return { ok: false, because: 'scope' };
  const sums = counted.map(({ items }) => totalOf(lines, items));
  const reached = counted.filter((_, i) => (sums[i] ?? zero) >= coupon.minimumOrder);
  if (reached.length === 0)
    return { ok: false, because: 'minimum', missing: subtract(coupon.minimumOrder, most(zero, ...sums)) };
  const places = reached
    .map(({ target, items }) => ({
      coupon,
      slot: `${coupon.level}:${target}`,
      target,
      lines: coupon.level === 'shipping' ? deliveryOf(lines, target) : items,
    }))
    .filter((place) => totalOf(lines, place.lines) > 0);
  return places.length === 0 ? { ok: false, because: 'nothing-left' } : { ok: true, places };
}

const totalOf = (lines: readonly CouponLine[], at: readonly number[]): Krw =>
  add(...at.map((i) => lines[i]?.amount ?? zero));

const deliveryOf = (lines: readonly CouponLine[], storeId: string | null): number[] =>
  lines.flatMap((line, i) => (line.lineType === 'shipping' && line.storeId === storeId ? [i] : []));

/** The item lines in scope, by what the coupon's level puts together, in the order of the lines. */
function countIn(coupon: CouponTerms, lines: readonly CouponLine[]): Counted[] {
  const groups = new Map<string | null, number[]>();
  for (const [i, line] of lines.entries()) {
    if (line.lineType !== 'item' || !isInScope(coupon.scope, line)) continue;
    const target = {
      product: line.productId,
      store: line.storeId,
      shipping: line.storeId,
      cart: null,
    }[coupon.level];
    groups.set(target, [...(groups.get(target) ?? []), i]);
  }
  return [...groups].map(([target, items]) => ({ target, items }));
}
