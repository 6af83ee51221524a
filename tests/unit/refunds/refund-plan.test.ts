import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, allocate, type Krw, krw } from '#app/core/krw.ts';
import {
  planRefund,
  type RefundableLine,
  type RefundPlan,
  SHARES,
  type Shares,
  TENDERS,
} from '#app/refunds/index.ts';

const zero = krw(0);
const NOTHING = Object.fromEntries(SHARES.map((share) => [share, zero])) as Shares;
const RICH = { cashback: krw(1_000_000), points: krw(1_000_000), holdingRoom: krw(10_000_000) };
const FUNDERS = ['couponCity', 'couponMall', 'couponSeller'] as const;

const aLine = fc
  .record({
    lineId: fc.uuid(),
    taxFree: fc.boolean(),
    confirmed: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 9 }),
    unit: fc.integer({ min: 1, max: 50_000 }),
    split: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
    reward: fc.nat(3000),
    earned: fc.nat(500),
  })
  .map(({ unit, split, reward, earned, ...line }): RefundableLine => {
    const amount = krw(unit * line.quantity);
    const parts = allocate(amount, split.some((s) => s > 0) ? split : [1, 0, 0, 0, 0, 0, 0, 0]);
    const own = [...TENDERS, ...FUNDERS].map((share, i) => [share, parts[i]]);
    const shares = {
      ...NOTHING,
      ...Object.fromEntries(own),
      fee: krw(Math.floor(amount / 40)),
      feeVat: krw(Math.floor(amount / 400)),
      pointsEarned: krw(earned),
    } as Shares;
    return {
      ...line,
      refundedQuantity: 0,
      shares,
      refunded: NOTHING,
      rewards: [
        {
          programmeId: 'p',
          amount: krw(reward),
          reversed: zero,
          base: shares.charged,
          reversedBase: zero,
          paid: line.confirmed,
        },
      ],
    };
  });

function apply(line: RefundableLine, plan: RefundPlan): RefundableLine {
  const done = plan.lines.find(({ lineId }) => lineId === line.lineId);
  if (!done) return line;
  const refunded = { ...line.refunded };
  for (const share of SHARES) refunded[share] = add(refunded[share], done.shares[share]);
  return {
    ...line,
    refunded,
    refundedQuantity: line.refundedQuantity + done.quantity,
    rewards: line.rewards.map((reward) => {
      const own = done.rewards.filter((x) => x.programmeId === reward.programmeId);
      return {
        ...reward,
        reversed: add(reward.reversed, ...own.map((x) => x.amount)),
        reversedBase: add(reward.reversedBase, ...own.map((x) => x.base)),
      };
    }),
  };
}

test('partial refunds in any order return every share exactly, none early, none twice', () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (sold, choices) => {
        let lines = sold;
        while (lines.some((l) => l.refundedQuantity < l.quantity)) {
          const wanted = new Map<string, number>();
          for (const l of lines) {
            const left = l.quantity - l.refundedQuantity;
            wanted.set(l.lineId, left > 0 ? Math.max(1, choices.next().value % (left + 1)) : 0);
          }
          const plan = planRefund(lines, wanted, RICH);
          expect(plan.total).toBe(add(...TENDERS.map((tender) => plan.back[tender])));
          for (const { shares } of plan.lines)
            expect(Math.min(...SHARES.map((share) => shares[share]))).toBeGreaterThanOrEqual(0);
          for (const tender of TENDERS) expect(plan.back[tender]).toBeGreaterThanOrEqual(0);
          lines = lines.map((l) => apply(l, plan));
          for (const l of lines)
            for (const share of SHARES) expect(l.refunded[share]).toBeLessThanOrEqual(l.shares[share]);
        }
        for (const l of lines) {
          expect(l.refunded).toEqual(l.shares);
          for (const r of l.rewards) expect([r.reversed, r.reversedBase]).toEqual([r.amount, r.base]);
        }
      },
    ),
  );
});

test('a return fee is kept whole, off the tenders in proportion, and never makes one negative', () => {
  fc.assert(
    fc.property(fc.array(aLine, { minLength: 1, maxLength: 4 }), fc.nat(20_000), (sold, fee) => {
      const all = new Map(sold.map((l) => [l.lineId, l.quantity]));
      const [plain, withFee] = [planRefund(sold, all, RICH), planRefund(sold, all, RICH, krw(fee))];
      const paid = add(...TENDERS.map((tender) => plain.gross[tender]));
      expect(add(...TENDERS.map((tender) => withFee.withheld[tender]))).toBe(Math.min(fee, paid));
      for (const tender of TENDERS) {
        expect(withFee.back[tender]).toBeGreaterThanOrEqual(0);
        expect(withFee.withheld[tender]).toBeLessThanOrEqual(withFee.gross[tender]);
      }
      expect(withFee.externalTaxFree).toBeLessThanOrEqual(withFee.back.external);
    }),
  );
});

const one = (shares: Partial<Shares>, reward: Krw, paid: boolean): RefundableLine => ({
  lineId: 'a',
  taxFree: true,
  confirmed: paid,
  quantity: 1,
  refundedQuantity: 0,
  shares: { ...NOTHING, ...shares },
  refunded: NOTHING,
  rewards: [
    { programmeId: 'p', amount: reward, reversed: zero, base: krw(10_000), reversedBase: zero, paid },
  ],
});
const whole = new Map([['a', 1]]);

test.each([
  { paid: false, balance: 0, claw: { fromPending: 1000, fromCashback: 0, fromReturn: 0 }, back: 10_000 },
  { paid: true, balance: 1000, claw: { fromPending: 0, fromCashback: 1000, fromReturn: 0 }, back: 10_000 },
  { paid: true, balance: 300, claw: { fromPending: 0, fromCashback: 300, fromReturn: 700 }, back: 9300 },
])(
  'a reward (paid: $paid) with $balance won of cashback left is taken back in order',
  ({ paid, balance, claw, back }) => {
    const line = one({ charged: krw(10_000), external: krw(5000) }, krw(1000), paid);
    const plan = planRefund([line], whole, { ...RICH, cashback: krw(balance) });
    expect(plan.clawBacks).toEqual([{ programmeId: 'p', base: 10_000, ...claw }]);
    expect(plan.back).toMatchObject({ charged: back, external: 5000 });
    expect(plan.externalTaxFree).toBe(5000);
  },
);

test('a reward nobody can give back is never taken from the card', () => {
  const line = one({ charged: krw(400), external: krw(5000) }, krw(1000), true);
  const plan = planRefund([line], whole, { ...RICH, cashback: zero });
  expect(plan.back).toMatchObject({ charged: 0, external: 5000 });
});

test('earned points are taken from points of this refund, then from those at hand, and the rest is waived', () => {
  const line = { ...one({ points: krw(300), external: krw(5000), pointsEarned: krw(1000) }, zero, true) };
  const plan = planRefund([line], whole, { ...RICH, points: krw(500) });
  expect(plan.clawedPoints).toEqual({ fromPending: 0, fromReturn: 300, fromBalance: 500, waived: 200 });
  expect(plan.back.points).toBe(0);
});

test('what the wallet cannot hold waits', () => {
  const line = one({ charged: krw(10_000), cashback: krw(2000) }, zero, false);
  expect(planRefund([line], whole, { ...RICH, holdingRoom: krw(9000) }).waiting).toBe(3000);
  expect(planRefund([line], whole, RICH).waiting).toBe(0);
});

test('more units than were bought are refused', () => {
  expect(() => planRefund([one({ charged: krw(1) }, zero, false)], new Map([['a', 2]]), RICH)).toThrow(
    RangeError,
  );
});
