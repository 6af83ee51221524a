import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, krw } from '#app/core/krw.ts';
import { type QuoteInput, type QuoteLineInput, type QuoteStoreInput, quote } from '#app/pricing/index.ts';
import { EVERY_STORE } from '#app/wallet/index.ts';

const won = (min: number, max: number) => fc.integer({ min, max }).map(krw);
const aStore = (storeId: string): fc.Arbitrary<QuoteStoreInput> =>
  fc.record({
    storeId: fc.constant(storeId),
    market: fc.boolean(),
    walletPayable: fc.boolean(),
    cashbackEligible: fc.boolean(),
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

const anInput: fc.Arbitrary<QuoteInput> = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, i) => `store-${i}`);
  return fc.record({
    stores: fc.tuple(...ids.map(aStore)),
    lines: fc
      .tuple(...ids.map((id) => fc.array(aLine(id), { minLength: 1, maxLength: 5 })))
      .map((all) => all.flat()),
    region: fc.option(fc.constantFrom('mainland' as const, 'jeju' as const, 'island' as const)),
    wallet: fc.option(fc.record({ charged: won(0, 2_000_000), cashback: won(0, 200_000) })),
    walletWish: won(0, 3_000_000),
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

test('every total is the sum of its parts and nothing is ever negative', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      expect(add(...q.lines.map((l) => l.amount))).toBe(q.total);
      expect(q.goodsTotal + q.shippingTotal).toBe(q.total);
      for (const tender of ['charged', 'cashback', 'external'] as const)
        expect(add(...q.lines.map((l) => l[tender]))).toBe(q.tenders[tender]);
      for (const line of q.lines) {
        expect(line.charged + line.cashback + line.external).toBe(line.amount);
        expect(
          Math.min(line.charged, line.cashback, line.external, line.fee, line.feeVat),
        ).toBeGreaterThanOrEqual(0);
        expect(line.fee + line.feeVat).toBeLessThanOrEqual(line.amount);
      }
    }),
  );
});

test('the wallet pays only where it may, never more than it holds, and never leaves an unpayable rest', () => {
  fc.assert(
    fc.property(anInput, (input) => {
      const q = quote(input);
      const used = q.tenders.charged + q.tenders.cashback;
      const refusing = new Set(input.stores.filter((s) => !s.walletPayable).map((s) => s.storeId));
      for (const line of q.lines)
        if (refusing.has(line.storeId)) expect(line.charged + line.cashback).toBe(0);
      expect(q.tenders.charged).toBeLessThanOrEqual(input.wallet?.charged ?? 0);
      expect(q.tenders.cashback).toBeLessThanOrEqual(input.wallet?.cashback ?? 0);
      expect(used).toBeLessThanOrEqual(input.walletWish);
      expect(used).toBeLessThanOrEqual(q.walletLimit);
      if (q.total >= input.externalMinimum)
        expect(q.tenders.external === 0 || q.tenders.external >= input.externalMinimum).toBe(true);
      expect(q.walletLoweredBy === null).toBe(used === input.walletWish);
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
            (programme.storeScope.storeTypes === null || store.market);
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
  market: true,
  walletPayable: true,
  cashbackEligible: true,
  feeBps: 300,
  shippingFee: krw(3000),
  shippingFreeFrom: krw(30_000),
  jejuSurcharge: krw(3000),
  islandSurcharge: krw(5000),
};
const line = {
  variantId: 'v',
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
  wallet: null,
  walletWish: krw(0),
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
  const q = quote({ ...base, wallet: { charged: krw(40_000), cashback: krw(0) }, walletWish: krw(32_850) });
  expect(q).toMatchObject({
    total: 32_900,
    tenders: { charged: 32_800, external: 100 },
    walletLoweredBy: 'external-minimum',
  });
});
