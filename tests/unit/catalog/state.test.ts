import { expect, test } from 'vitest';
import { canMove, PRODUCT_MOVES } from '#app/catalog/state.ts';
import { PRODUCT_STATES } from '#app/catalog/words.ts';

test('only the operator or the mall itself lets a reviewed product be sold', () => {
  expect(canMove('review', 'on_sale', 'operator')).toBe(true);
  expect(canMove('review', 'on_sale', 'seller')).toBe(false);
  expect(canMove('draft', 'on_sale', 'seller')).toBe(false);
  expect(canMove('draft', 'stopped', 'seller')).toBe(false);
  expect(canMove('on_sale', 'draft', 'system')).toBe(false);
});

test('no state leads to itself, and each can be reached', () => {
  const reached = new Set(Object.values(PRODUCT_MOVES).flatMap(Object.keys));
  expect([...reached].sort()).toEqual([...PRODUCT_STATES].sort());
  for (const state of PRODUCT_STATES) expect(canMove(state, state, 'system')).toBe(false);
});
