import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { bestCombination } from '#app/promotions/choose-places.ts';
import { placesOf } from '#app/promotions/coupon-places.ts';
import { applyCoupons, type CouponLine, type CouponTerms } from '#app/promotions/index.ts';
import { aCoupon, anItem } from '#tests/support/a-coupon.ts';

const STORES = ['store-a', 'store-b', 'store-c'];
const PRODUCTS = ['p1', 'p2', 'p3', 'p4'];

const aLine: fc.Arbitrary<CouponLine> = fc.record({
  lineType: fc.constantFrom('item' as const, 'item' as const, 'shipping' as const),
  storeId: fc.constantFrom(...STORES),
  productId: fc.constantFrom(...PRODUCTS),
  categoryPath: fc.subarray(['food', 'bread', 'craft']),
  kind: fc.constantFrom('goods', 'ticket'),
  marketStore: fc.boolean(),
  amount: fc.integer({ min: 0, max: 60_000 }).map(krw),
});
const aScope = fc.oneof(
  fc.constant({ of: 'all' as const }),
  fc.constant({ of: 'market-stores' as const }),
  fc.record({ of: fc.constant('stores' as const), ids: fc.subarray(STORES, { minLength: 1 }) }),
  fc.record({ of: fc.constant('products' as const), ids: fc.subarray(PRODUCTS, { minLength: 1 }) }),
  fc.record({
    of: fc.constant('categories' as const),
    ids: fc.subarray(['food', 'bread'], { minLength: 1 }),
  }),
);
const aTerm: fc.Arbitrary<CouponTerms> = fc
  .record({
    level: fc.constantFrom('product' as const, 'store' as const, 'cart' as const, 'shipping' as const),
    kind: fc.constantFrom('percent' as const, 'amount' as const, 'free_shipping' as const),
    rateBps: fc.integer({ min: 1, max: 10_000 }),
    amount: fc.integer({ min: 1, max: 20_000 }).map(krw),
    minimumOrder: fc.constantFrom(0, 0, 5000, 30_000).map(krw),
    maxDiscount: fc.option(fc.integer({ min: 1, max: 15_000 }).map(krw)),
    scope: aScope,
    combinable: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    expiresAt: fc.constantFrom('2026-12-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z'),
    funders: fc
      .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }))
      .map(([a, b]) => ({
        cityBps: Math.min(a, b),
        mallBps: Math.abs(a - b),
        sellerBps: 10_000 - Math.max(a, b),
      })),
  })
  .map((over) => aCoupon({ ...over, ...(over.kind === 'free_shipping' && { level: 'shipping' as const }) }));

const someLines = fc.array(aLine, { minLength: 1, maxLength: 5 });

test('nothing is ever negative, every sum is exact, and each place has one coupon', () => {
  fc.assert(
    fc.property(fc.array(aLine, { maxLength: 12 }), fc.array(aTerm, { maxLength: 10 }), (lines, coupons) => {
      const { uses, refused, discountByLine, total } = applyCoupons(lines, coupons, null);
      expect(uses.reduce((sum, use) => sum + use.discount, 0)).toBe(total);
      lines.forEach((line, i) => {
        const { city, mall, seller } = discountByLine[i]!;
        expect(Math.min(city, mall, seller)).toBeGreaterThanOrEqual(0);
        expect(city + mall + seller).toBeLessThanOrEqual(line.amount);
      });
      for (const use of uses) {
        const { funders } = coupons.find(({ couponId }) => couponId === use.couponId)!;
        const sum = (name: 'city' | 'mall' | 'seller') =>
          use.byLine.reduce((all, line) => all + line[name], 0);
        expect(use.discount).toBeGreaterThan(0);
        expect(sum('city') + sum('mall') + sum('seller')).toBe(use.discount);
        for (const name of ['city', 'mall', 'seller'] as const)
          expect(Math.abs(sum(name) - (use.discount * funders[`${name}Bps`]) / 10_000)).toBeLessThan(1);
      }
      expect(new Set(uses.map(({ level, target }) => `${level}:${target}`)).size).toBe(uses.length);
      const alone = uses.some(({ couponId }) => !coupons.find((c) => c.couponId === couponId)!.combinable);
      if (alone) expect(uses).toHaveLength(1);
      expect([...uses, ...refused].map(({ couponId }) => couponId).sort()).toEqual(
        coupons.map(({ couponId }) => couponId).sort(),
      );
    }),
  );
});

test('never worse than any single coupon, also when there are too many to try all', () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 20 }),
      fc.array(aTerm, { minLength: 1, maxLength: 20 }),
      (lines, coupons) => {
        const { total } = applyCoupons(lines, coupons, null);
        for (const { couponId } of coupons)
          expect(applyCoupons(lines, coupons, [couponId]).total).toBeLessThanOrEqual(total);
      },
    ),
    { numRuns: 60 },
  );
});

test('the order in which lines of coupons come changes nothing', () => {
  fc.assert(
    fc.property(someLines, fc.array(aTerm, { maxLength: 6 }), (lines, coupons) => {
      const there = applyCoupons(lines, coupons, null);
      expect(applyCoupons(lines, [...coupons].reverse(), null)).toEqual(there);
    }),
  );
});

/** Every assignment of coupons to places, priced by hand: slow, simple, and written apart from the engine. */
function byHand(lines: readonly CouponLine[], coupons: readonly CouponTerms[]): number {
  const inScope = (c: CouponTerms, l: CouponLine): boolean => {
    const { scope } = c;
    if (scope.of === 'stores') return scope.ids.includes(l.storeId);
    if (scope.of === 'products') return scope.ids.includes(l.productId ?? '');
    if (scope.of === 'categories') return l.categoryPath.some((id) => scope.ids.includes(id));
    return scope.of === 'all' || l.marketStore;
  };
  const keyOf = (c: CouponTerms, l: CouponLine) =>
    c.level === 'product' ? l.productId : c.level === 'cart' ? 'all' : l.storeId;
  const targets = (c: CouponTerms) => [
    ...new Set(lines.filter((l) => l.lineType === 'item' && inScope(c, l)).map((l) => keyOf(c, l))),
  ];
  const price = (uses: { c: CouponTerms; at: string | null }[]): number => {
    const left = lines.map((l) => l.amount as number);
    let total = 0;
    for (const level of ['product', 'store', 'cart', 'shipping'])
      for (const { c, at } of uses.filter((use) => use.c.level === level)) {
        const goods = lines.flatMap((l, i) =>
          l.lineType === 'item' && inScope(c, l) && keyOf(c, l) === at ? [i] : [],
        );
        if (goods.reduce((sum, i) => sum + lines[i]!.amount, 0) < c.minimumOrder) return -1;
        const on =
          level === 'shipping'
            ? lines.flatMap((l, i) => (l.lineType === 'shipping' && l.storeId === at ? [i] : []))
            : goods;
        const base = on.reduce((sum, i) => sum + left[i]!, 0);
        const want =
          c.kind === 'percent'
            ? Math.floor((base * c.rateBps) / 10_000)
            : c.kind === 'amount'
              ? c.amount
              : base;
        const off = Math.min(base, want, c.maxDiscount ?? Number.POSITIVE_INFINITY);
        if (off === 0) return -1;
        const parts = on.map((i) => ({
          i,
          floor: Math.floor((off * left[i]!) / base),
          rest: (off * left[i]!) % base,
        }));
        let spare = off - parts.reduce((sum, { floor }) => sum + floor, 0);
        for (const part of [...parts].sort((a, b) => b.rest - a.rest || a.i - b.i)) {
          left[part.i] = left[part.i]! - part.floor - (spare > 0 ? 1 : 0);
          spare -= 1;
        }
        total += off;
      }
    return total;
  };
  let best = 0;
  const walk = (at: number, uses: { c: CouponTerms; at: string | null }[]): void => {
    const c = coupons[at];
    if (!c) {
      if (uses.length > 1 && uses.some((use) => !use.c.combinable)) return;
      best = Math.max(best, price(uses));
      return;
    }
    walk(at + 1, uses);
    for (const target of targets(c))
      if (!uses.some((use) => use.c.level === c.level && use.at === target))
        walk(at + 1, [...uses, { c, at: target }]);
  };
  walk(0, []);
  return best;
}

test('for small carts it is the best there is, as every combination tried by hand shows', () => {
  fc.assert(
    fc.property(someLines, fc.array(aTerm, { maxLength: 4 }), (lines, coupons) => {
      expect(applyCoupons(lines, coupons, null).total).toBe(byHand(lines, coupons));
    }),
    { numRuns: 500 },
  );
});

/** The same choice built step by step, and by trying all. */
function bothWays(lines: readonly CouponLine[], coupons: readonly CouponTerms[]) {
  const candidates = coupons.flatMap((coupon) => {
    const placing = placesOf(coupon, lines);
    return placing.ok ? [placing.places] : [];
  });
  const amounts = lines.map((line) => line.amount);
  const alone = candidates.map((places) => bestCombination([places], amounts).total);
  return {
    built: bestCombination(candidates, amounts, 0).total,
    best: bestCombination(candidates, amounts, 100_000).total,
    alone: Math.max(0, ...alone),
  };
}

test('built step by step it is never worse than one coupon alone, and as good as the best almost always', () => {
  let [tried, missed] = [0, 0];
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 3, maxLength: 8 }),
      fc.array(aTerm, { minLength: 2, maxLength: 6 }),
      (lines, coupons) => {
        const { built, best, alone } = bothWays(lines, coupons);
        expect(built).toBeGreaterThanOrEqual(alone);
        expect(built).toBeLessThanOrEqual(best);
        tried += 1;
        if (built < best) missed += 1;
      },
    ),
    { numRuns: 300, seed: 20261123 },
  );
  expect(tried).toBe(300);
  expect(missed).toBeLessThanOrEqual(1);
});

test('a coupon that can go elsewhere makes room for one that cannot', () => {
  const level = 'product' as const;
  const either = aCoupon({ level, kind: 'percent', rateBps: 1000, amount: krw(0) });
  const onlyDear = aCoupon({ level, amount: krw(2950), scope: { of: 'products', ids: ['dear'] } });
  const lines = [anItem(30_000, { productId: 'dear' }), anItem(29_000, { productId: 'cheap' })];
  expect(bothWays(lines, [either, onlyDear])).toMatchObject({ built: 5850, best: 5850 });
});

test('thirty coupons over forty lines are decided while nobody notices', () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    anItem(1000 + i * 777, { storeId: `store-${i % 8}`, productId: `p${i}` }),
  );
  const coupons = Array.from({ length: 30 }, (_, i) =>
    aCoupon({
      level: (['product', 'store', 'cart'] as const)[i % 3]!,
      kind: i % 2 ? 'percent' : 'amount',
      rateBps: i % 2 ? 300 * (i + 1) : 0,
      amount: krw(i % 2 ? 0 : 500 * (i + 1)),
      maxDiscount: i % 4 === 1 ? krw(4000) : null,
    }),
  );
  applyCoupons(lines, coupons, null);
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now();
    applyCoupons(lines, coupons, null);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  expect(times[4]).toBeLessThan(60);
});
