import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, krw } from '#app/core/krw.ts';
import { type QuoteInput, type QuoteMarketInput, quote } from '#app/pricing/index.ts';
import { promiseOf } from '#app/refunds/index.ts';
import { aQuoteInput } from '#tests/support/a-quote.ts';

const won = (min: number, max: number) => fc.integer({ min, max }).map(krw);
const [LINE] = aQuoteInput().lines;
const [STORE] = aQuoteInput().stores;
if (!LINE || !STORE) throw new Error('a quote has a line and a store');

type Stall = { fee: number; freeFrom: number | null; price: number; delivered: boolean };
const inputOf = (stalls: readonly Stall[], markets: readonly QuoteMarketInput[]): QuoteInput =>
  aQuoteInput({
    stores: stalls.map(({ fee, freeFrom }, i) => ({
      ...STORE,
      storeId: `s${i}`,
      shippingFee: krw(fee),
      shippingFreeFrom: freeFrom === null ? null : krw(freeFrom),
    })),
    lines: stalls.map(({ price, delivered }, i) => ({
      ...LINE,
      variantId: `v${i}`,
      storeId: `s${i}`,
      kind: delivered ? ('goods' as const) : ('ticket' as const),
      needsDelivery: delivered,
      quantity: 1,
      unitPrice: krw(price),
      unitListPrice: krw(price),
    })),
    markets,
    region: 'mainland',
  });
const market = (storeIds: readonly string[], over: Partial<QuoteMarketInput> = {}): QuoteMarketInput => ({
  marketId: 'm',
  name: '중앙시장',
  fee: krw(2000),
  freeFrom: krw(10_000),
  storeIds,
  ...over,
});

const aStall: fc.Arbitrary<Stall> = fc.record({
  fee: fc.integer({ min: 0, max: 5000 }),
  freeFrom: fc.option(fc.integer({ min: 0, max: 60_000 })),
  price: fc.integer({ min: 100, max: 30_000 }),
  delivered: fc.boolean(),
});
const aCart = fc.array(aStall, { minLength: 1, maxLength: 6 }).chain((stalls) =>
  fc
    .record({
      fee: won(0, 6000),
      freeFrom: fc.option(won(0, 60_000)),
      joined: fc.integer({ min: 0, max: 6 }),
    })
    .map(({ joined, ...policy }) => {
      const ids = stalls.slice(0, joined).map((_, i) => `s${i}`);
      return { apart: inputOf(stalls, []), together: inputOf(stalls, [market(ids, policy)]) };
    }),
);

test('delivered together nothing is lost, negative, or dearer than apart, for the market and for each stall', () => {
  fc.assert(
    fc.property(aCart, ({ apart, together }) => {
      const [alone, grouped] = [quote(apart), quote(together)];
      expect(grouped.shippingTotal).toBeLessThanOrEqual(alone.shippingTotal);
      expect(add(...grouped.lines.map((line) => line.amount))).toBe(grouped.total);
      grouped.stores.forEach((store, i) => {
        expect(store.shipping).toBeGreaterThanOrEqual(0);
        expect(store.shipping).toBeLessThanOrEqual(alone.stores[i]?.shipping ?? 0);
        const line = grouped.lines.find((l) => l.lineType === 'shipping' && l.storeId === store.storeId);
        expect(line?.amount ?? 0).toBe(store.shipping);
      });
      for (const group of grouped.groups ?? []) {
        const own = grouped.stores.filter(({ storeId }) => group.storeIds.includes(storeId));
        expect(add(...own.map(({ shipping }) => shipping))).toBe(group.fee);
        expect(group.fee).toBeLessThanOrEqual(Math.min(together.markets?.[0]?.fee ?? 0, group.separately));
        if (group.missingForFree !== null) expect(group.missingForFree).toBeGreaterThan(0);
      }
    }),
  );
});

const STALL: Stall = { fee: 3000, freeFrom: null, price: 3000, delivered: true };

test('two stalls pay one fee of the market, a third store its own', () => {
  const q = quote(inputOf([STALL, STALL, STALL], [market(['s0', 's1'])]));
  expect(q.stores.map(({ shipping }) => shipping)).toEqual([1000, 1000, 3000]);
  expect(q.groups).toEqual([
    {
      marketId: 'm',
      name: '중앙시장',
      storeIds: ['s0', 's1'],
      goodsTotal: 6000,
      fee: 2000,
      separately: 6000,
      missingForFree: 4000,
    },
  ]);
});

test.each([
  { what: 'just below', prices: [5000, 4999], fee: 2000, missing: 1 },
  { what: 'at', prices: [5000, 5000], fee: 0, missing: null },
])('$what the threshold of the market', ({ prices, fee, missing }) => {
  const stalls = prices.map((price) => ({ ...STALL, price }));
  const [group] = quote(inputOf(stalls, [market(['s0', 's1'])])).groups ?? [];
  expect(group).toMatchObject({ fee, missingForFree: missing });
});

test('an odd won goes to one stall, and a stall that sends for free carries none of the fee', () => {
  const q = quote(
    inputOf([STALL, STALL, { ...STALL, fee: 0 }], [market(['s0', 's1', 's2'], { fee: krw(2001) })]),
  );
  expect(q.stores.map(({ shipping }) => shipping)).toEqual([1001, 1000, 0]);
});

test('tickets of a stall count for nothing and pay nothing', () => {
  const ticket = { ...STALL, price: 50_000, delivered: false };
  const q = quote(inputOf([STALL, ticket], [market(['s0', 's1'])]));
  expect(q.groups?.[0]).toMatchObject({ storeIds: ['s0'], goodsTotal: 3000, fee: 2000 });
});

test('the rules of the version before know no markets and say nothing of them', () => {
  const input = inputOf([STALL, STALL], [market(['s0', 's1'])]);
  const old = quote(input, '2026-11-2');
  expect(old).toMatchObject({ version: '2026-11-2', shippingTotal: 6000 });
  expect('groups' in old).toBe(false);
  const { groups: _, version: __, ...now } = quote({ ...input, markets: [] });
  const { version: ___, ...before } = old;
  expect(now).toEqual(before);
});

const returnFee = (input: QuoteInput) =>
  promiseOf(input, quote(input), () => [{ condition: 'after-delivery', until: null, returnFee: true }])[0]
    ?.fee;

test('returning from a shared delivery costs the way back only, free or not', () => {
  const shared = inputOf([STALL, STALL], [market(['s0', 's1'], { freeFrom: krw(1000) })]);
  expect(returnFee(shared)).toBe(3000);
  expect(returnFee(inputOf([{ ...STALL, freeFrom: 1000 }, STALL], []))).toBe(6000);
});
