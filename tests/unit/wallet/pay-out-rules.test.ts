import fc from 'fast-check';
import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { decidePayOut, lastCancelDay, neededSpend, type PayOutLot } from '#app/wallet/pay-out-rules.ts';

const policy = {
  chargeCancelDays: 7,
  remainderUsedBps: 6000,
  smallChargeUpTo: krw(10_000),
  smallRemainderUsedBps: 8000,
};
const chargedAt = new Date('2026-11-23T14:59:59.999Z');
const lot = (over: Partial<Record<'amount' | 'remaining' | 'spent' | 'open', number>> = {}): PayOutLot => ({
  ownCharge: true,
  amount: krw(over.amount ?? 50_000),
  remaining: krw(over.remaining ?? 50_000),
  spent: krw(over.spent ?? 0),
  open: krw(over.open ?? 0),
  chargedAt,
});
const IN_TIME = kstDay('2026-11-30');
const TOO_LATE = kstDay('2026-12-01');

test('seven days count from the KST day of the charge', () => {
  expect(lastCancelDay(chargedAt, policy)).toBe(IN_TIME);
  expect(lastCancelDay(new Date('2026-11-23T15:00:00Z'), policy)).toBe(TOO_LATE);
});

test.each([
  [10_000, 8000],
  [10_001, 6001],
  [50_000, 30_000],
  [9_999, 8000],
])('of a charge of %i, %i must be spent', (amount, needed) => {
  expect(neededSpend(krw(amount), policy)).toBe(needed);
});

test.each([
  ['untouched in time', lot(), IN_TIME, { kind: 'cancel', amount: 50_000 }],
  ['untouched too late', lot(), TOO_LATE, { kind: 'none', because: 'used-too-little' }],
  [
    'one won spent',
    lot({ remaining: 49_999, spent: 1 }),
    IN_TIME,
    { kind: 'none', because: 'used-too-little' },
  ],
  [
    'one won in an open order',
    lot({ remaining: 49_999, open: 1 }),
    IN_TIME,
    { kind: 'none', because: 'in-use' },
  ],
  ['60% spent', lot({ remaining: 20_000, spent: 30_000 }), TOO_LATE, { kind: 'remainder', amount: 20_000 }],
  ['60% gone as a gift', lot({ remaining: 20_000 }), TOO_LATE, { because: 'used-too-little' }],
  ['all spent', lot({ remaining: 0, spent: 50_000 }), TOO_LATE, { because: 'empty' }],
  ['a gift', { ...lot(), ownCharge: false }, IN_TIME, { because: 'not-a-charge' }],
] as const)('%s', (_, given, today, decision) => {
  expect(decidePayOut(given, policy, today)).toMatchObject(decision);
});

test('what is paid out is all that remains, and never without the share or the seven days', () => {
  const parts = fc
    .tuple(
      fc.integer({ min: 1, max: 500_000 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
    )
    .map(([amount, a, b]) => {
      const spent = Math.floor((amount * a) / 100);
      const open = Math.floor(((amount - spent) * b) / 100);
      return lot({ amount, spent, open, remaining: amount - spent - open });
    });
  fc.assert(
    fc.property(parts, fc.constantFrom(IN_TIME, TOO_LATE), (given, today) => {
      const decision = decidePayOut(given, policy, today);
      if (decision.kind === 'none') return;
      expect(decision.amount).toBe(given.remaining);
      if (decision.kind === 'cancel') expect([given.remaining, today]).toEqual([given.amount, IN_TIME]);
      else {
        const bps = given.amount <= 10_000 ? 8000n : 6000n;
        expect(BigInt(given.spent) * 10_000n >= BigInt(given.amount) * bps).toBe(true);
      }
    }),
  );
});
