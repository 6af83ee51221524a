import { expect, test } from 'vitest';
import { LINE_MOVES, LINE_STATES, ORDER_MOVES, ORDER_STATES } from '#app/orders/index.ts';

test('an order that is over never comes back', () => {
  for (const state of ORDER_STATES) if (state !== 'awaiting_payment') expect(ORDER_MOVES[state]).toEqual([]);
});

test('every line state can be reached, and a cancelled line is the end', () => {
  const reached = new Set(Object.values(LINE_MOVES).flat());
  for (const state of LINE_STATES) if (state !== 'awaiting_payment') expect(reached.has(state)).toBe(true);
  expect(LINE_MOVES.cancelled).toEqual([]);
});

test('what is on its way cannot be cancelled; what came, even confirmed, can come back', () => {
  expect(LINE_MOVES.shipped).not.toContain('cancelled');
  expect(LINE_MOVES.confirmed).toEqual(['cancelled']);
});
