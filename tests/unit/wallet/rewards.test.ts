import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, krw } from '#app/core/krw.ts';
import {
  EVERY_STORE,
  expectedCashback,
  type ProgrammeStanding,
  type RewardLine,
  rateText,
  rewardsFor,
  type Tier,
} from '#app/wallet/index.ts';
import { aProgrammeStore, aRewardLine, aStanding } from '#tests/support/a-programme.ts';

const won = (max: number) => fc.integer({ min: 0, max }).map(krw);
const someTiers: fc.Arbitrary<Tier[]> = fc
  .record({
    ends: fc.uniqueArray(fc.integer({ min: 1, max: 600_000 }), { maxLength: 3 }),
    rates: fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 4, maxLength: 4 }),
    endless: fc.boolean(),
  })
  .map(({ ends, rates, endless }) => {
    const tiers: Tier[] = [...ends]
      .sort((a, b) => a - b)
      .map((end, i) => ({ upTo: krw(end), rateBps: rates[i] ?? 0 }));
    return endless || tiers.length === 0 ? [...tiers, { upTo: null, rateBps: rates[3] ?? 0 }] : tiers;
  });
const aProgramme: fc.Arbitrary<ProgrammeStanding> = fc
  .record({
    tiers: someTiers,
    baseBuckets: fc.subarray(['charged', 'cashback', 'grant'] as const, { minLength: 1 }),
    storeScope: fc.constantFrom(
      EVERY_STORE,
      { ...EVERY_STORE, storeTypes: ['market'] },
      { ...EVERY_STORE, districts: ['동구'] },
      { ...EVERY_STORE, maxYearlySales: krw(3_000_000_000) },
    ),
    atBudgetEnd: fc.constantFrom('partial' as const, 'none' as const),
    exclusiveGroup: fc.constantFrom(null, 'a', 'b'),
    inGroup: fc.boolean(),
    capLeft: won(60_000),
    budgetLeft: won(100_000),
    spentBefore: won(700_000),
  })
  .map(aStanding);
const aLine: fc.Arbitrary<RewardLine> = fc
  .record({
    charged: fc.integer({ min: 0, max: 400_000 }),
    cashback: fc.integer({ min: 0, max: 50_000 }),
    grant: fc.integer({ min: 0, max: 50_000 }),
    storeType: fc.constantFrom('market', 'general'),
    district: fc.constantFrom('동구', '서구'),
    yearlySales: fc.constantFrom(null, krw(3_000_000_000), krw(3_000_000_001)),
    cashbackEligible: fc.boolean(),
  })
  .map(({ charged, cashback, grant, ...store }) => aRewardLine({ charged, cashback, grant }, store));

test('a reward never passes cap or budget, and is exactly the sum of its parts', () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { maxLength: 6 }),
      fc.array(aProgramme, { maxLength: 4 }),
      (lines, programmes) => {
        const rewards = rewardsFor(lines, programmes);
        expect(rewards).toHaveLength(programmes.length);
        rewards.forEach((reward, i) => {
          const programme = programmes[i]!;
          expect(reward.amount).toBeGreaterThanOrEqual(0);
          expect(reward.amount).toBeLessThanOrEqual(
            Math.min(programme.capLeft, programme.budgetLeft, reward.full),
          );
          expect(add(...reward.byLine)).toBe(reward.amount);
          expect(add(...reward.baseByLine)).toBe(reward.base);
          reward.byLine.forEach((part, n) => {
            expect(part).toBeGreaterThanOrEqual(0);
            if (reward.baseByLine[n] === 0) expect(part).toBe(0);
            const { charged, cashback, grant } = lines[n]!.paid;
            expect(reward.baseByLine[n]).toBeLessThanOrEqual(charged + cashback + grant);
            if (!lines[n]!.store.cashbackEligible) expect(reward.baseByLine[n]).toBe(0);
          });
          if (reward.refusedBecause !== null) expect(reward.amount).toBe(0);
          else if (reward.limitedBy === null) expect(reward.amount).toBe(reward.full);
          expect(reward.refusedBecause === 'not-in-group').toBe(!programme.inGroup);
        });
      },
    ),
    { numRuns: 500 },
  );
});

test('of one exclusive group at most one gives, and no other would have given more', () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { maxLength: 4 }),
      fc.array(aProgramme, { maxLength: 5 }),
      (lines, programmes) => {
        const rewards = rewardsFor(lines, programmes);
        const alone = programmes.flatMap((programme) => rewardsFor(lines, [programme]));
        for (const group of ['a', 'b']) {
          const own = rewards.flatMap((_, i) => (programmes[i]?.exclusiveGroup === group ? [i] : []));
          const applied = own.filter((i) => rewards[i]?.refusedBecause === null);
          const possible = own.filter((i) => alone[i]?.refusedBecause === null);
          expect(applied).toHaveLength(possible.length > 0 ? 1 : 0);
          for (const i of possible)
            expect(alone[i]?.amount).toBeLessThanOrEqual(rewards[applied[0] ?? -1]?.amount ?? -1);
        }
        rewards.forEach((reward, i) => {
          if (programmes[i]?.exclusiveGroup === null) expect(reward).toEqual(alone[i]);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('whoever spends more earns no less, where the last of a budget is given out', () => {
  fc.assert(
    fc.property(aProgramme, won(600_000), won(600_000), (any, less, more) => {
      const programme = {
        ...any,
        baseBuckets: ['charged' as const],
        storeScope: EVERY_STORE,
        atBudgetEnd: 'partial' as const,
      };
      const earns = (charged: number) => rewardsFor([aRewardLine({ charged })], [programme])[0]?.amount ?? -1;
      expect(earns(less + more)).toBeGreaterThanOrEqual(earns(less));
    }),
  );
});

/**
 * The law of splitting: two purchases of one month give what one of both would have, or one won less, never more.
 * Each is floored once, and what the first earned and spent is taken off cap and budget and added to the spend.
 */
test('splitting a purchase in two gains nothing and loses at most one won', () => {
  fc.assert(
    fc.property(aProgramme, won(600_000), won(600_000), (any, first, second) => {
      const programme = {
        ...any,
        inGroup: true,
        exclusiveGroup: null,
        baseBuckets: ['charged' as const],
        storeScope: EVERY_STORE,
        atBudgetEnd: 'partial' as const,
      };
      const earns = (charged: number, standing: ProgrammeStanding) =>
        rewardsFor([aRewardLine({ charged })], [standing])[0]?.amount ?? krw(0);
      const one = earns(first, programme);
      const two = earns(second, {
        ...programme,
        spentBefore: krw(programme.spentBefore + first),
        capLeft: krw(programme.capLeft - one),
        budgetLeft: krw(programme.budgetLeft - one),
      });
      const lost = earns(first + second, programme) - (one + two);
      expect([0, 1]).toContain(lost);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  { what: 'a person outside the group', over: { inGroup: false }, because: 'not-in-group' },
  {
    what: 'a store outside the scope',
    over: { storeScope: { ...EVERY_STORE, districts: ['유성구'] } },
    because: 'no-eligible-store',
  },
  {
    what: 'money that earns nothing',
    over: { baseBuckets: ['grant' as const] },
    because: 'nothing-from-bucket',
  },
  { what: 'a cap that is reached', over: { capLeft: krw(0) }, because: 'cap-reached' },
  {
    what: 'spend past the last tier',
    over: { tiers: [{ upTo: krw(300_000), rateBps: 500 }], spentBefore: krw(300_000) },
    because: 'cap-reached',
  },
  { what: 'a budget that is spent', over: { budgetLeft: krw(0) }, because: 'budget-ended' },
  {
    what: 'a budget that does not suffice and gives no part',
    over: { budgetLeft: krw(999), atBudgetEnd: 'none' as const },
    because: 'budget-ended',
  },
])('$what is told', ({ over, because }) => {
  const [reward] = rewardsFor([aRewardLine({ charged: 10_000 })], [aStanding(over)]);
  expect(reward).toMatchObject({ amount: 0, byLine: [0], refusedBecause: because });
});

test('a reward that is cut says by what', () => {
  const reward = (over: Partial<ProgrammeStanding>) =>
    rewardsFor([aRewardLine({ charged: 10_000 })], [aStanding(over)])[0];
  expect(reward({ capLeft: krw(400) })).toMatchObject({ amount: 400, full: 1000, limitedBy: 'cap' });
  expect(reward({ budgetLeft: krw(400) })).toMatchObject({ amount: 400, full: 1000, limitedBy: 'budget' });
  expect(reward({ tiers: [{ upTo: krw(5000), rateBps: 1000 }] })).toMatchObject({
    amount: 500,
    full: 500,
    limitedBy: 'cap',
  });
});

test('a store of unknown sales passes a sales band, one without a market no market list', () => {
  const covered = (scope: Partial<typeof EVERY_STORE>) =>
    rewardsFor([aRewardLine({ charged: 1000 })], [aStanding({ storeScope: { ...EVERY_STORE, ...scope } })])[0]
      ?.refusedBecause === null;
  expect(covered({ maxYearlySales: krw(1) })).toBe(true);
  expect(covered({ marketIds: ['jungang'] })).toBe(false);
});

test('a card promises everyone what everyone gets, never more than the monthly cap', () => {
  const store = aProgrammeStore({ storeType: 'market' });
  const programmes = [
    aStanding({ personalMonthlyCap: krw(50_000) }),
    aStanding({
      tiers: [{ upTo: null, rateBps: 300 }],
      storeScope: { ...EVERY_STORE, storeTypes: ['market'] },
    }),
    aStanding({ benefitGroups: ['welfare'] }),
  ];
  expect(expectedCashback(krw(9900), store, programmes)).toBe(990 + 297);
  expect(expectedCashback(krw(1_000_000), store, programmes)).toBe(50_000 + 30_000);
  expect(expectedCashback(krw(9900), { ...store, cashbackEligible: false }, programmes)).toBe(0);
});

test.each([
  [[{ upTo: null, rateBps: 1000 }], '10%'],
  [[{ upTo: null, rateBps: 350 }], '3.5%'],
  [[{ upTo: krw(500_000), rateBps: 700 }], '50만원까지 7%'],
  [
    [
      { upTo: krw(200_000), rateBps: 1000 },
      { upTo: null, rateBps: 500 },
    ],
    '20만원까지 10%, 그 뒤 5%',
  ],
])('the rate %j reads %s', (tiers, text) => {
  expect(rateText(tiers)).toBe(text);
});
