import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, allocate, cumulativeShare, formatBigWon, krw, share, vatWithin, won } from '#app/core/krw.ts';

const amount = fc.integer({ min: 0, max: 1_000_000_000 }).map(krw);
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });

test('allocate loses and invents no won, and no part passes its weight when the amount does not pass the total', () => {
  fc.assert(
    fc.property(amount, weights, (whole, by) => {
      const total = by.reduce((a, b) => a + b, 0);
      fc.pre(total > 0);
      const parts = allocate(whole, by);
      expect(add(...parts)).toBe(whole);
      expect(parts.every((part) => part >= 0)).toBe(true);
      expect(parts.every((part, i) => by[i]! > 0 || part === 0)).toBe(true);
      if (whole <= total) expect(parts.every((part, i) => part <= by[i]!)).toBe(true);
    }),
  );
});

test('equal weights differ by at most one won, the earlier getting more', () => {
  expect(allocate(krw(10), [1, 1, 1])).toEqual([4, 3, 3]);
});

test('nothing is split by nothing, something is not', () => {
  expect(allocate(krw(0), [0, 0])).toEqual([0, 0]);
  expect(() => allocate(krw(1), [0, 0])).toThrow(RangeError);
  expect(() => allocate(krw(-1), [1])).toThrow(RangeError);
  expect(() => allocate(krw(1), [2, -1])).toThrow(RangeError);
});

test('any order of partial returns ends exact, never negative', () => {
  fc.assert(
    fc.property(
      amount,
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
      (component, steps) => {
        const whole = steps.reduce((a, b) => a + b, 0);
        let [done, returned] = [0, 0];
        for (const step of steps) {
          done += step;
          const now = cumulativeShare(component, done, whole) - returned;
          expect(now).toBeGreaterThanOrEqual(0);
          returned += now;
        }
        expect(returned).toBe(component);
      },
    ),
  );
});

test('rates round towards zero, VAT half up as the provider does', () => {
  expect(share(krw(999), 330)).toBe(32);
  expect([10_000, 15_000, 123].map((n) => vatWithin(krw(n)))).toEqual([909, 1364, 11]);
});

test('what a driver returns as text becomes a number or an error, never a concatenation', () => {
  expect(add(won('100'), won('200'))).toBe(300);
  expect(() => won('1.5')).toThrow();
  expect(() => won(null)).toThrow();
  expect(() => krw(0.1)).toThrow();
  expect(Object.is(krw(-0), 0)).toBe(true);
});

test('a public budget is said in hundred millions and ten thousands', () => {
  expect([7_000_000_000, 6_999_129_999, 50_000, 5_300, 0, 100_000_000].map(formatBigWon)).toEqual([
    '70억원',
    '69억 9,912만원',
    '5만원',
    '5,300원',
    '0원',
    '1억원',
  ]);
});
