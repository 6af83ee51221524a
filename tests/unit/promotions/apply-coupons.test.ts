import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { applyCoupons } from '#app/promotions/index.ts';
import { aCoupon, aDelivery, anItem } from '#tests/support/a-coupon.ts';

const percent = (rateBps: number, over = {}) =>
  aCoupon({ kind: 'percent', rateBps, amount: krw(0), ...over });
const freeDelivery = (over = {}) =>
  aCoupon({ kind: 'free_shipping', level: 'shipping', amount: krw(0), ...over });

test('coupons apply product, store, cart, delivery, each on what the ones before left', () => {
  const lines = [anItem(20_000, { productId: 'p' }), anItem(10_000), aDelivery(3000)];
  const coupons = [
    freeDelivery(),
    percent(1000, { name: '장바구니' }),
    percent(1000, { level: 'store', name: '스토어' }),
    percent(5000, { level: 'product', scope: { of: 'products', ids: ['p'] }, name: '상품' }),
  ];
  const { uses, total, refused } = applyCoupons(lines, coupons, null);
  expect(uses.map(({ level, target, discount }) => [level, target, discount])).toEqual([
    ['product', 'p', 10_000],
    ['store', 'store-a', 2000],
    ['cart', null, 1800],
    ['shipping', 'store-a', 3000],
  ]);
  expect(total).toBe(16_800);
  expect(refused).toEqual([]);
});

test('a percentage stops at its ceiling and an amount at what there is', () => {
  expect(applyCoupons([anItem(100_000)], [percent(3000, { maxDiscount: krw(10_000) })], null).total).toBe(
    10_000,
  );
  expect(applyCoupons([anItem(700)], [aCoupon({ amount: krw(5000) })], null).total).toBe(700);
  expect(applyCoupons([anItem(999)], [percent(1000)], null).total).toBe(99);
});

test('the minimum counts what is in scope, before other coupons, and says what is missing', () => {
  const market = { storeId: 'market', marketStore: true };
  const coupon = aCoupon({ minimumOrder: krw(15_000), scope: { of: 'market-stores' } });
  const lines = [anItem(10_000, market), anItem(50_000)];
  expect(applyCoupons(lines, [coupon], null).refused).toEqual([
    { couponId: coupon.couponId, name: '쿠폰', because: 'minimum', missing: 5000 },
  ]);
  const half = percent(5000, { level: 'product' });
  const enough = applyCoupons([anItem(15_000, market)], [coupon, half], null);
  expect(enough.uses.map(({ level }) => level)).toEqual(['product', 'cart']);
});

test('each scope counts its own lines only', () => {
  const lines = [
    anItem(10_000, { categoryPath: ['food', 'bread'] }),
    anItem(20_000, { storeId: 'store-b', productId: 'p' }),
    anItem(40_000, { kind: 'ticket', storeId: 'store-c' }),
    anItem(80_000, { marketStore: true, storeId: 'store-d' }),
  ];
  const taken = (scope: Parameters<typeof aCoupon>[0] & object) =>
    applyCoupons(lines, [percent(1000, scope)], null).total;
  expect(taken({ scope: { of: 'all' } })).toBe(15_000);
  expect(taken({ scope: { of: 'categories', ids: ['food'] } })).toBe(1000);
  expect(taken({ scope: { of: 'categories', ids: ['bread'] } })).toBe(1000);
  expect(taken({ scope: { of: 'stores', ids: ['store-b', 'store-c'] } })).toBe(6000);
  expect(taken({ scope: { of: 'products', ids: ['p'] } })).toBe(2000);
  expect(taken({ scope: { of: 'kinds', kinds: ['ticket'] } })).toBe(4000);
  expect(taken({ scope: { of: 'market-stores' } })).toBe(8000);
});

test('a delivery coupon follows the goods of its store', () => {
  const lines = [
    anItem(10_000, { marketStore: true, storeId: 'market' }),
    { ...aDelivery(2500, 'market'), marketStore: true },
    anItem(10_000),
    aDelivery(4000),
  ];
  const { uses } = applyCoupons(lines, [freeDelivery({ scope: { of: 'market-stores' } })], null);
  expect(uses).toMatchObject([{ target: 'market', discount: 2500 }]);
  const free = applyCoupons([anItem(10_000)], [freeDelivery()], null);
  expect(free.refused).toMatchObject([{ because: 'nothing-left' }]);
});

test('a coupon that stands alone is used alone, and only when that is better', () => {
  const alone = aCoupon({ amount: krw(5000), combinable: false, name: '단독' });
  const [one, two] = [
    aCoupon({ amount: krw(2000) }),
    aCoupon({ level: 'store', amount: krw(2000), name: '스토어' }),
  ];
  const lines = [anItem(30_000)];
  expect(applyCoupons(lines, [alone, one, two], null)).toMatchObject({
    total: 5000,
    uses: [{ name: '단독' }],
    refused: [{ because: 'not-combinable' }, { because: 'not-combinable' }],
  });
  const more = applyCoupons(lines, [alone, one, { ...two, amount: krw(4000) }], null);
  expect(more.total).toBe(6000);
  expect(more.refused).toMatchObject([{ couponId: alone.couponId, because: 'not-combinable' }]);
});

test('of two coupons for one place the better is used; with chosen ones only those count', () => {
  const [small, large] = [aCoupon({ amount: krw(1000) }), aCoupon({ amount: krw(3000) })];
  const lines = [anItem(30_000)];
  expect(applyCoupons(lines, [small, large], null)).toMatchObject({
    total: 3000,
    refused: [{ couponId: small.couponId, because: 'better-one-used' }],
  });
  expect(applyCoupons(lines, [small, large], [small.couponId])).toMatchObject({
    total: 1000,
    refused: [{ couponId: large.couponId, because: 'not-chosen' }],
  });
  expect(applyCoupons(lines, [small, large], [])).toMatchObject({ total: 0, uses: [] });
  expect(applyCoupons(lines, [small], ['somebody-elses'])).toMatchObject({ total: 0, uses: [] });
});

test('for the same discount the coupon that ends first is used, then the lower id', () => {
  const later = aCoupon({ couponId: 'a', expiresAt: '2026-12-31T15:00:00.000Z' });
  const sooner = aCoupon({ couponId: 'z', expiresAt: '2026-12-01T15:00:00.000Z' });
  const same = aCoupon({ couponId: 'b', expiresAt: later.expiresAt });
  const used = (coupons: (typeof later)[]) =>
    applyCoupons([anItem(10_000)], coupons, null).uses.map(({ couponId }) => couponId);
  expect(used([later, sooner])).toEqual(['z']);
  expect(used([same, later])).toEqual(['a']);
});

test('one coupon is used on one product, the one where it takes most', () => {
  const { uses } = applyCoupons(
    [anItem(5000, { productId: 'cheap' }), anItem(9000, { productId: 'dear' })],
    [percent(1000, { level: 'product' })],
    null,
  );
  expect(uses).toMatchObject([{ target: 'dear', discount: 900 }]);
});

test("the cost falls on city, mall and each line's own seller, exact in every row and column", () => {
  const lines = [anItem(3333), anItem(3333, { storeId: 'store-b' }), anItem(3334, { storeId: 'store-c' })];
  const { uses, discountByLine } = applyCoupons(
    lines,
    [aCoupon({ amount: krw(1001), funders: { cityBps: 3333, mallBps: 3333, sellerBps: 3334 } })],
    null,
  );
  const columns = (name: 'city' | 'mall' | 'seller') =>
    discountByLine.reduce((sum, line) => sum + line[name], 0);
  expect([columns('city'), columns('mall'), columns('seller')]).toEqual([334, 333, 334]);
  expect(discountByLine.map((line) => line.city + line.mall + line.seller).sort()).toEqual([333, 334, 334]);
  expect(uses[0]?.byLine).toEqual(discountByLine);
});
