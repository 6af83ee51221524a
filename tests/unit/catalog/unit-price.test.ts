import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContent, unitPrice, unitPriceText } from '#app/catalog/index.ts';
import { krw } from '#app/core/krw.ts';

test.each([
  ['1.5kg', { amount: 1500, measure: 'g' }],
  ['500 ml', { amount: 500, measure: 'ml' }],
  ['1,000g', { amount: 1000, measure: 'g' }],
  ['2L', { amount: 2000, measure: 'ml' }],
  ['10개', { amount: 10, measure: 'ea' }],
  ['0g', null],
  ['0.5g', null],
  ['넉넉히', null],
])('%s is read as an amount', (text, expected) => {
  expect(readContent(text)).toEqual(expected);
});

test.each([
  [19_900, 2000, 'g', '100g당 995원'],
  [6900, 30, 'g', '10g당 2,300원'],
  [12_900, 10, 'ea', '1개당 1,290원'],
] as const)('%i won for %i %s', (price, amount, measure, text) => {
  expect(unitPriceText(unitPrice(krw(price), amount, measure)!)).toBe(text);
});

test('a single piece, or nothing said, has no unit price', () => {
  expect(unitPrice(krw(9000), 1, 'ea')).toBeNull();
  expect(unitPrice(krw(9000), null, 'g')).toBeNull();
});

test('a unit price is within half a won of the exact one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1e8 }), fc.integer({ min: 2, max: 1e6 }), (price, amount) => {
      const each = unitPrice(krw(price), amount, 'g');
      expect(Math.abs((each?.price ?? 0) - (price * (each?.base ?? 0)) / amount)).toBeLessThanOrEqual(0.5);
    }),
  );
});
