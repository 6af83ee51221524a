import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, krw } from '#app/core/krw.ts';
import { type QuoteInput, type QuoteLineInput, type QuoteStoreInput, quote } from '#app/pricing/index.ts';
import type { CouponTerms } from '#app/promotions/index.ts';
import { EVERY_STORE, type GrantStanding, grantCovers } from '#app/wallet/index.ts';

const won = (min: number, max: number) => fc.integer({ min, max }).map(krw);
const aStore = (storeId: string): fc.Arbitrary<QuoteStoreInput> =>
  fc.record({
    storeId: fc.constant(storeId),
    storeType: fc.constantFrom('market', 'general'),
    district: fc.constantFrom('동구', '서구'),
    marketId: fc.constant(null),
    yearlySales: fc.constant(null),
    walletPayable: fc.boolean(),
    walletRefusal: fc.constant(null),
    cashbackEligible: fc.boolean(),
    cashbackRefusal: fc.constant(null),
    feeBps: fc.integer({ min: 0, max: 3000 }),
    shippingFee: won(0, 5000),
    shippingFreeFrom: fc.option(won(0, 60_000)),
    jejuSurcharge: won(0, 5000),
    islandSurcharge: won(0, 8000),
  });
const aLine = (storeId: string): fc.Arbitrary<QuoteLineInput> =>
  fc
    .record({
      variantId: fc.uuid(),
      productId: fc.uuid(),
      categoryPath: fc.constant([]),
      kind: fc.constantFrom('goods' as const, 'ticket' as const),
      quantity: fc.integer({ min: 1, max: 99 }),
      unitPrice: won(100, 300_000),
      off: fc.integer({ min: 0, max: 10_000 }),
      taxType: fc.constantFrom('taxable' as const, 'tax_free' as const),
    })
    .map(({ off, ...line }) => ({
      ...line,
      storeId,
      needsDelivery: line.kind === 'goods',
      unitListPrice: krw(line.unitPrice + off),
    }));

const aGrant: fc.Arbitrary<GrantStanding> = fc.record({
  programmeId: fc.uuid(),
  name: fc.constant('수당'),
  storeTypes: fc.constantFrom<string[] | null>(null, ['market']),
  districts: fc.constantFrom<string[] | null>(null, ['동구']),
  balance: won(0, 100_000),
  endsOn: fc.constant('2027-01-01'),
});
const aCouponArb: fc.Arbitrary<CouponTerms> = fc
  .record({
    couponId: fc.uuid(),
    level: fc.constantFrom('product' as const, 'store' as const, 'cart' as const),
    kind: fc.constantFrom('percent' as const, 'amount' as const),
    rateBps: fc.integer({ min: 100, max: 9000 }),
    amount: won(500, 30_000),
    minimumOrder: won(0, 50_000),
    maxDiscount: fc.option(won(1000, 20_000)),
    combinable: fc.boolean(),
    cityBps: fc.integer({ min: 0, max: 5000 }),
    sellerBps: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ cityBps, sellerBps, ...coupon }) => ({
    ...coupon,
    campaignId: coupon.couponId,
    name: '쿠폰',
    scope: { of: 'all' as const },
    funders: { cityBps, sellerBps, mallBps: 10_000 - cityBps - sellerBps },
    expiresAt: '2027-01-01T00:00:00.000Z',
  }));

const anInput: fc.Arbitrary<QuoteInput> = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, i) => `store-${i}`);
  return fc.record({
    stores: fc.tuple(...ids.map(aStore)),
    lines: fc
      .tuple(...ids.map((id) => fc.array(aLine(id), { minLength: 1, maxLength: 5 })))
      .map((all) => all.flat()),
    markets: fc
      .record({ fee: won(0, 4000), freeFrom: fc.option(won(0, 80_000)) })
      .map((policy) => [{ marketId: 'market', name: '시장', storeIds: ids.slice(0, 2), ...policy }]),
    region: fc.option(fc.constantFrom('mainland' as const, 'jeju' as const, 'island' as const)),
    currency: fc.constant<string>('daejeon'),
    wallet: fc.option(
      fc.record({
        charged: won(0, 2_000_000),
        cashback: won(0, 200_000),
        grants: fc.array(aGrant, { maxLength: 3 }),
      }),
    ),
    walletWish: won(0, 3_000_000),
    points: fc.option(
      fc.record({
        available: won(0, 50_000),
        minimumUse: fc.constantFrom(krw(0), krw(1000)),
        earnBps: fc.integer({ min: 0, max: 500 }),
      }),
    ),
    pointsWish: won(0, 60_000),
    coupons: fc.array(aCouponArb, { maxLength: 4 }),
    chosenCoupons: fc.constantFrom<readonly string[] | null>(null, []),
    programmes: fc.array(
      fc.record({
        id: fc.uuid(),
        name: fc.constant('캐시백'),
        funder: fc.constant('시'),
        tiers: fc.integer({ min: 0, max: 2000 }).map((rateBps) => [{ upTo: null, rateBps }]),
        baseBuckets: fc.constant(['charged' as const]),
        storeScope: fc.constantFrom(EVERY_STORE, { ...EVERY_STORE, storeTypes: ['market'] }),
        benefitGroups: fc.constant(null),
        personalMonthlyCap: fc.constant(krw(60_000)),
        atBudgetEnd: fc.constantFrom('partial' as const, 'none' as const),
        payout: fc.constant('confirmed' as const),
        validDays: fc.constant(null),
        exclusiveGroup: fc.constant(null),
        inGroup: fc.boolean(),
        spentBefore: won(0, 500_000),
        capLeft: won(0, 60_000),
        budgetLeft: won(0, 100_000),
      }),
      { maxLength: 3 },
    ),
    externalMinimum: fc.constantFrom(krw(100), krw(200)),
  });
});

const SHARES = [
  'charged',
  'cashback',
  'grant',
  'points',
  'external',
  'couponCity',
  'couponMall',
  'couponSeller',
] as const;

test('every total is the sum of its parts and nothing is ever negative', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      expect(add(...q.lines.map((l) => l.amount))).toBe(q.total);
      expect(q.goodsTotal + q.shippingTotal).toBe(q.total);
      for (const tender of ['charged', 'cashback', 'grant', 'points', 'external'] as const)
        expect(add(...q.lines.map((l) => l[tender]))).toBe(q.tenders[tender]);
      expect(add(...q.lines.map((l) => add(l.couponCity, l.couponMall, l.couponSeller)))).toBe(
        q.coupons.total,
      );
      expect(add(...q.grants.map((grant) => grant.amount))).toBe(q.tenders.grant);
      for (const line of q.lines) {
        expect(add(...SHARES.map((share) => line[share]))).toBe(line.amount);
        expect(
          Math.min(...SHARES.map((share) => line[share]), line.fee, line.feeVat, line.pointsEarned),
        ).toBeGreaterThanOrEqual(0);
        expect(line.fee + line.feeVat).toBeLessThanOrEqual(line.amount - line.couponSeller);
      }
    }),
  );
});

test('the wallet pays only where it may, never more than it holds, and never leaves an unpayable rest', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      const used = q.tenders.charged + q.tenders.cashback + q.tenders.grant;
      const refusing = new Set(input.stores.filter((s) => !s.walletPayable).map((s) => s.storeId));
      for (const line of q.lines)
        if (refusing.has(line.storeId)) expect(line.charged + line.cashback + line.grant).toBe(0);
      expect(q.tenders.charged).toBeLessThanOrEqual(input.wallet?.charged ?? 0);
      expect(q.tenders.cashback).toBeLessThanOrEqual(input.wallet?.cashback ?? 0);
      for (const grant of q.grants) {
        const own = input.wallet?.grants.find((g) => g.programmeId === grant.programmeId);
        expect(grant.amount).toBeLessThanOrEqual(own?.balance ?? 0);
      }
      expect(used).toBeLessThanOrEqual(input.walletWish);
      expect(used).toBeLessThanOrEqual(q.walletLimit);
      if (q.total - q.coupons.total >= input.externalMinimum)
        expect(q.tenders.external === 0 || q.tenders.external >= input.externalMinimum).toBe(true);
      expect(q.walletLoweredBy === null).toBe(used === input.walletWish);
    }),
  );
});

test('points are used from their minimum on, never more than there are, and less only with a reason', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const { tenders, pointsLoweredBy } = quote(input);
      expect(tenders.points).toBeLessThanOrEqual(Math.min(input.pointsWish, input.points?.available ?? 0));
      if (tenders.points > 0) expect(tenders.points).toBeGreaterThanOrEqual(input.points?.minimumUse ?? 0);
      expect(pointsLoweredBy === null).toBe(tenders.points === input.pointsWish);
    }),
  );
});

test('a grant pays only lines its own rules allow', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      const grants = input.wallet?.grants ?? [];
      for (const line of q.lines) {
        const store = input.stores.find((s) => s.storeId === line.storeId);
        if (store && !grants.some((grant) => grantCovers(grant, store))) expect(line.grant).toBe(0);
      }
    }),
  );
});

test('rewards stay within rate, cap and budget, and stand on charged money of eligible goods only', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      if (!input.wallet) expect(q.rewards).toEqual([]);
      q.rewards.forEach((reward, i) => {
        const programme = input.programmes[i]!;
        expect(add(...reward.byLine)).toBe(reward.amount);
        expect(reward.amount).toBeLessThanOrEqual(Math.min(programme.capLeft, programme.budgetLeft));
        reward.byLine.forEach((amount, n) => {
          const line = q.lines[n]!;
          const store = input.stores.find((s) => s.storeId === line.storeId)!;
          const earns =
            line.lineType === 'item' &&
            store.cashbackEligible &&
            (programme.storeScope.storeTypes === null || store.storeType === 'market');
          if (!earns) expect(amount).toBe(0);
          expect(amount * 10_000).toBeLessThanOrEqual(
            line.charged * (programme.tiers[0]?.rateBps ?? 0) + 10_000,
          );
        });
      });
    }),
  );
});

test('the same input gives the same quote', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      expect(quote(structuredClone(input))).toEqual(quote(input));
    }),
  );
});

const store = {
  storeId: 's',
  storeType: 'market',
  district: '동구',
  marketId: null,
  yearlySales: null,
  walletPayable: true,
  walletRefusal: null,
  cashbackEligible: true,
  cashbackRefusal: null,
  feeBps: 300,
  shippingFee: krw(3000),
  shippingFreeFrom: krw(30_000),
  jejuSurcharge: krw(3000),
  islandSurcharge: krw(5000),
};
const line = {
  variantId: 'v',
  productId: 'p',
  categoryPath: [],
  storeId: 's',
  kind: 'goods' as const,
  needsDelivery: true,
  quantity: 1,
  unitPrice: krw(29_900),
  unitListPrice: krw(35_000),
  taxType: 'taxable' as const,
};
const base: QuoteInput = {
  lines: [line],
  stores: [store],
  region: 'mainland',
  currency: 'daejeon',
  wallet: null,
  walletWish: krw(0),
  points: null,
  pointsWish: krw(0),
  coupons: [],
  chosenCoupons: null,
  programmes: [],
  externalMinimum: krw(100),
};

test.each([
  { what: 'just below free shipping', input: base, shipping: 3000, missing: 100 },
  {
    what: 'at free shipping',
    input: { ...base, lines: [{ ...line, unitPrice: krw(30_000) }] },
    shipping: 0,
    missing: null,
  },
  {
    what: 'to Jeju even when shipping is free',
    input: { ...base, region: 'jeju' as const, lines: [{ ...line, unitPrice: krw(30_000) }] },
    shipping: 3000,
    missing: null,
  },
  {
    what: 'of a ticket',
    input: { ...base, lines: [{ ...line, kind: 'ticket' as const, needsDelivery: false }] },
    shipping: 0,
    missing: null,
  },
])('shipping $what', ({ input, shipping, missing }) => {
  const q = quote(input);
  expect(q.shippingTotal).toBe(shipping);
  expect(q.stores[0]?.missingForFree).toBe(missing);
});

test('a wallet use that would leave 50 won outside is lowered so that 100 remain', () => {
  const q = quote({
    ...base,
    wallet: { charged: krw(40_000), cashback: krw(0), grants: [] },
    walletWish: krw(32_850),
  });
  expect(q).toMatchObject({
    total: 32_900,
    tenders: { charged: 32_800, external: 100 },
    walletLoweredBy: 'external-minimum',
  });
});
