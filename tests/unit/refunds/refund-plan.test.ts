import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, allocate, type Krw, krw } from '#app/core/krw.ts';
import { planRefund, type RefundableLine } from '#app/refunds/index.ts';

const zero = krw(0);
const aLine = fc
  .record({
    lineId: fc.uuid(),
    taxFree: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 9 }),
    unit: fc.integer({ min: 1, max: 50_000 }),
    split: fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)),
    reward: fc.nat(3000),
  })
  .map(({ unit, split, reward, ...line }): RefundableLine => {
    const amount = krw(unit * line.quantity);
    const [charged = zero, cashback = zero, external = zero] = allocate(
      amount,
      split.some((s) => s > 0) ? split : [1, 0, 0],
    );
    return {
      ...line,
      charged,
      cashback,
      external,
      fee: krw(Math.floor(amount / 30)),
      feeVat: krw(Math.floor(amount / 300)),
      refundedQuantity: 0,
      refundedCharged: zero,
      refundedCashback: zero,
      refundedExternal: zero,
      refundedFee: zero,
      refundedFeeVat: zero,
      rewards: reward > 0 ? [{ programmeId: 'p', amount: krw(reward), reversed: zero }] : [],
    };
  });

function apply(line: RefundableLine, plan: ReturnType<typeof planRefund>): RefundableLine {
  const done = plan.lines.find(({ lineId }) => lineId === line.lineId);
  if (!done) return line;
  return {
    ...line,
    refundedQuantity: line.refundedQuantity + done.quantity,
    refundedCharged: add(line.refundedCharged, done.charged),
    refundedCashback: add(line.refundedCashback, done.cashback),
    refundedExternal: add(line.refundedExternal, done.external),
    refundedFee: add(line.refundedFee, done.fee),
    refundedFeeVat: add(line.refundedFeeVat, done.feeVat),
    rewards: line.rewards.map((r) => ({
      ...r,
      reversed: add(
        r.reversed,
        ...done.rewards.filter((x) => x.programmeId === r.programmeId).map((x) => x.amount),
      ),
    })),
  };
}

test('partial refunds in any order return every component exactly, none early, none twice', () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (sold, choices) => {
        let lines = sold;
        const returned = { charged: 0, cashback: 0, external: 0, rewards: 0 };
        while (lines.some((l) => l.refundedQuantity < l.quantity)) {
          const wanted = new Map<string, number>();
          for (const l of lines) {
            const left = l.quantity - l.refundedQuantity;
            wanted.set(l.lineId, left > 0 ? Math.max(1, choices.next().value % (left + 1)) : 0);
          }
          const plan = planRefund(lines, wanted, new Map([['p', 'pending']]), zero);
          expect(plan.total).toBe(add(plan.charged, plan.cashback, plan.external));
          expect(
            plan.lines.every((l) => Math.min(l.charged, l.cashback, l.external, l.fee, l.feeVat) >= 0),
          ).toBe(true);
          returned.charged += plan.charged;
          returned.cashback += plan.cashback;
          returned.external += plan.external;
          returned.rewards += add(...plan.clawBacks.map((c) => c.fromPending));
          lines = lines.map((l) => apply(l, plan));
        }
        expect(returned).toEqual({
          charged: add(...sold.map((l) => l.charged)),
          cashback: add(...sold.map((l) => l.cashback)),
          external: add(...sold.map((l) => l.external)),
          rewards: add(...sold.flatMap((l) => l.rewards.map((r) => r.amount))),
        });
      },
    ),
  );
});

const one = (charged: Krw, external: Krw, reward: Krw): RefundableLine => ({
  lineId: 'a',
  taxFree: true,
  quantity: 1,
  refundedQuantity: 0,
  charged,
  cashback: zero,
  external,
  fee: zero,
  feeVat: zero,
  refundedCharged: zero,
  refundedCashback: zero,
  refundedExternal: zero,
  refundedFee: zero,
  refundedFeeVat: zero,
  rewards: [{ programmeId: 'p', amount: reward, reversed: zero }],
});

test.each([
  {
    state: 'pending' as const,
    balance: 0,
    claw: { fromPending: 1000, fromCashback: 0, fromCharged: 0 },
    back: 10_000,
  },
  {
    state: 'paid' as const,
    balance: 1000,
    claw: { fromPending: 0, fromCashback: 1000, fromCharged: 0 },
    back: 10_000,
  },
  {
    state: 'paid' as const,
    balance: 300,
    claw: { fromPending: 0, fromCashback: 300, fromCharged: 700 },
    back: 9300,
  },
])(
  'a $state reward with $balance won of cashback left is taken back in order',
  ({ state, balance, claw, back }) => {
    const plan = planRefund(
      [one(krw(10_000), krw(5000), krw(1000))],
      new Map([['a', 1]]),
      new Map([['p', state]]),
      krw(balance),
    );
    expect(plan.clawBacks).toEqual([{ programmeId: 'p', ...claw }]);
    expect(plan.chargedReturned).toBe(back);
    expect(plan.external).toBe(5000);
    expect(plan.externalTaxFree).toBe(5000);
  },
);

test('more units than were bought are refused', () => {
  expect(() => planRefund([one(krw(1), krw(1), zero)], new Map([['a', 2]]), new Map(), zero)).toThrow(
    RangeError,
  );
});
