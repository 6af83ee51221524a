import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentSince, lowestBefore, referencePrice, supportedListPrice } from '#app/catalog/list-price.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';

const BEGAN = new Date('2026-11-01T00:00:00+09:00');
const on = (day: number, price: number | null) => ({
  at: after(BEGAN, days(day)),
  price: price === null ? null : krw(price),
});
const list = (
  history: ReturnType<typeof on>[],
  claimed: number | null = null,
  regular: number | null = null,
) =>
  supportedListPrice({
    price: history.at(-1)?.price ?? krw(0),
    claimed: claimed === null ? null : krw(claimed),
    regular: regular === null ? null : krw(regular),
    history,
  });

test.each([
  ['a price never charged', [on(0, 9000)], 12_000, 9000],
  ['a price charged for too short', [on(0, 12_000), on(19, 9000)], 12_000, 9000],
  ['a price charged for 20 days', [on(0, 12_000), on(20, 9000)], 12_000, 12_000],
  ['more than was ever charged', [on(0, 12_000), on(30, 9000)], 15_000, 12_000],
  ['a lower price in between', [on(0, 12_000), on(25, 10_000), on(26, 12_000), on(30, 9000)], 12_000, 10_000],
  ['a lower price long ago', [on(0, 8000), on(5, 12_000), on(40, 9000)], 12_000, 12_000],
  ['time off sale at the start of the window', [on(0, 12_000), on(5, null), on(28, 9000)], 12_000, 9000],
  ['a price charged for a day and then off sale', [on(0, 12_000), on(1, null), on(20, 9000)], 12_000, 9000],
  ['a claim below the price', [on(0, 12_000), on(30, 9000)], 8000, 9000],
])('%s supports a list price only so far', (_case, history, claimed, shown) => {
  expect(list(history, claimed)).toBe(shown);
});

test.each([
  ['never sold', [], 30, null],
  ['sold for 19 days', [on(0, 12_000)], 19, null],
  ['sold for 20 days', [on(0, 12_000)], 20, 12_000],
  ['dearer lately', [on(0, 9000), on(30, 12_000)], 40, 9000],
  ['dearer for 20 days', [on(0, 9000), on(30, 12_000)], 50, 12_000],
  ['off sale within the 20 days', [on(0, 12_000), on(30, null), on(31, 12_000)], 40, null],
  ['off sale before them', [on(0, 12_000), on(5, null), on(6, 12_000)], 40, 12_000],
] as const)(
  'beside a price that began on a day, what was %s may be struck through so far',
  (_case, history, day, lowest) => {
    expect(lowestBefore([...history], after(BEGAN, days(day)))).toBe(lowest);
  },
);

test('a sale shows what it interrupts without any claim', () => {
  expect(list([on(0, 12_000), on(30, 9000)], null, 12_000)).toBe(12_000);
});

test('the same price again does not begin anew', () => {
  expect(currentSince([on(0, 12_000), on(30, 9000), on(31, 9000)])?.since).toEqual(on(30, 0).at);
  expect(currentSince([on(0, 12_000), on(3, null)])).toBeNull();
});

test('a list price is never under the price, over the claim, or over what was charged in the window', () => {
  const steps = fc.array(
    fc.record({
      gap: fc.integer({ min: 1, max: 30 }),
      price: fc.option(fc.integer({ min: 100, max: 50_000 })),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, fc.option(fc.integer({ min: 100, max: 90_000 })), (gaps, claimed) => {
      let day = 0;
      const history = gaps.map(({ gap, price }) => {
        day += gap;
        return on(day, price);
      });
      const current = currentSince(history);
      fc.pre(current !== null);
      const shown = list(history, claimed);
      expect(shown).toBeGreaterThanOrEqual(current!.price);
      if (shown === current!.price) return;
      expect(shown).toBeLessThanOrEqual(claimed ?? 0);
      const from = after(current!.since, -days(20));
      const charged = history.filter(({ at }) => at < current!.since);
      const before = charged.filter(({ at }) => at <= from).at(-1);
      expect(before?.price ?? null).not.toBeNull();
      for (const { price } of [before!, ...charged.filter(({ at }) => at > from)])
        if (price !== null) expect(shown).toBeLessThanOrEqual(price);
      expect(referencePrice(history)).toBeGreaterThanOrEqual(shown);
    }),
  );
});
