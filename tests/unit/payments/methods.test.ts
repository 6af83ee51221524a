import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { canPayWith, isPaymentMethod } from '#app/payments/methods.ts';

test.each([
  { method: 'card', amount: 99, can: false },
  { method: 'card', amount: 100, can: true },
  { method: 'kakaopay', amount: 100, can: true },
  { method: 'transfer', amount: 199, can: false },
  { method: 'transfer', amount: 200, can: true },
  { method: 'transfer', amount: 10_000_000, can: true },
  { method: 'transfer', amount: 10_000_001, can: false },
] as const)('$amount won by $method: $can', ({ method, amount, can }) => {
  expect(canPayWith(method, krw(amount))).toBe(can);
});

test('only our own words are methods', () => {
  expect(isPaymentMethod('naverpay')).toBe(true);
  expect(isPaymentMethod('toString')).toBe(false);
});
