import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { kstDay } from '#app/core/kst.ts';
import { compareTransactions, type OwnMovement } from '#app/payments/index.ts';

const DAY = kstDay('2026-11-23');
const at = (time: string) => new Date(`${time}+09:00`);
const theirs = (change: Record<string, unknown> = {}) => ({
  transactionKey: 't1',
  paymentKey: 'p1',
  orderId: 'order-1',
  status: 'DONE',
  amount: krw(1000),
  at: at('2026-11-23T10:00:00'),
  ...change,
});
const ours = (change: Partial<OwnMovement> = {}): OwnMovement => ({
  direction: 'taken',
  paymentKey: 'p1',
  amount: 1000,
  transactionKey: 't1',
  at: at('2026-11-23T10:00:00'),
  subject: 'order-1',
  ...change,
});

test('lists that agree have no difference, keys known or not', () => {
  expect(compareTransactions(DAY, [theirs()], [ours()])).toEqual([]);
  expect(compareTransactions(DAY, [theirs()], [ours({ transactionKey: null })])).toEqual([]);
});

test('an answer booked after midnight answers for a transaction of the day before', () => {
  expect(compareTransactions(DAY, [theirs()], [ours({ at: at('2026-11-24T00:00:01') })])).toEqual([]);
});

test.each([
  ['nothing of ours', [theirs()], [], 'unknown-to-us'],
  ['nothing of theirs', [], [ours()], 'unknown-to-provider'],
  ['a refund is no capture', [theirs({ status: 'CANCELED' })], [], 'unknown-to-us'],
])('%s is a difference', (_name, a, b, kind) => {
  expect(compareTransactions(DAY, a, b)).toMatchObject([{ kind }]);
});

test('another amount is a difference on both sides, and other days are other days’', () => {
  expect(compareTransactions(DAY, [theirs()], [ours({ amount: 999 })])).toHaveLength(2);
  const before = at('2026-11-22T23:59:59');
  expect(compareTransactions(DAY, [theirs({ at: before })], [])).toEqual([]);
  expect(compareTransactions(DAY, [], [ours({ at: before })])).toEqual([]);
});

test('two refunds of one amount need two movements, whichever key is known', () => {
  const cancels = ['c1', 'c2'].map((transactionKey) =>
    theirs({ transactionKey, status: 'PARTIAL_CANCELED' }),
  );
  const one = ours({ direction: 'returned', transactionKey: 'c2' });
  expect(compareTransactions(DAY, cancels, [one])).toMatchObject([{ detail: expect.stringContaining('c1') }]);
  expect(
    compareTransactions(DAY, cancels, [ours({ direction: 'returned', transactionKey: null }), one]),
  ).toEqual([]);
});

test('an account that was issued or closed moved nothing', () => {
  expect(compareTransactions(DAY, [theirs({ status: 'WAITING_FOR_DEPOSIT' })], [])).toEqual([]);
});
