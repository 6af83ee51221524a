import { describe, expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import {
  decideCharge,
  EVERY_STORE,
  type ProgrammeStanding,
  rewardsFor,
  type Tier,
} from '#app/wallet/index.ts';
import { aRewardLine, aStanding } from '#tests/support/a-programme.ts';

const upTo = (won: number, rateBps: number): Tier => ({ upTo: krw(won), rateBps });
const BILLION_3 = krw(3_000_000_000);
const uptoThreeBillion = { ...EVERY_STORE, maxYearlySales: BILLION_3 };

type Case = {
  spend: number;
  /** Paid from the cashback bucket beside it. */
  cashback?: number;
  before?: number;
  budgetLeft?: number;
  sales?: number;
  market?: string;
  welfare?: boolean;
  /** Won of each programme, worked out by hand. */
  gives: number[];
};
type Era = {
  from: string;
  monthlyLimit: number;
  programmes: Partial<ProgrammeStanding>[];
  cases: Case[];
};

/** What the Daejeon currency gave over the years, and what a purchase at each edge gave in won. */
const HISTORY: Era[] = [
  {
    from: 'plan of January 2020, an ordinary day: 5%',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 500)] }],
    cases: [
      { spend: 1, gives: [0] },
      { spend: 19, gives: [0] },
      { spend: 20, gives: [1] },
      { spend: 499_999, gives: [24_999] },
      { spend: 500_000, gives: [25_000] },
      { spend: 500_001, gives: [25_000] },
    ],
  },
  {
    from: 'plan of January 2020, a holiday: 10% in place of 5%',
    monthlyLimit: 500_000,
    programmes: [
      { id: 'usual', tiers: [upTo(500_000, 500)], exclusiveGroup: 'base' },
      { id: 'holiday', tiers: [upTo(500_000, 1000)], exclusiveGroup: 'base' },
    ],
    cases: [
      { spend: 100_000, gives: [0, 10_000] },
      { spend: 499_999, gives: [0, 49_999] },
      { spend: 500_000, gives: [0, 50_000] },
      { spend: 500_001, gives: [0, 50_000] },
    ],
  },
  {
    from: '2020-05-14, launch: 10% and 5% of support money',
    monthlyLimit: 1_000_000,
    programmes: [
      { id: 'base', tiers: [upTo(1_000_000, 1000)] },
      { id: 'support', tiers: [upTo(1_000_000, 500)] },
    ],
    cases: [
      { spend: 999_999, gives: [99_999, 49_999] },
      { spend: 1_000_000, gives: [100_000, 50_000] },
      { spend: 1_000_001, gives: [100_000, 50_000] },
    ],
  },
  {
    from: '2020-08: 10% to 200,000, then 5% to 500,000',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(200_000, 1000), upTo(500_000, 500)] }],
    cases: [
      { spend: 199_999, gives: [19_999] },
      { spend: 200_000, gives: [20_000] },
      { spend: 200_001, gives: [20_000] },
      { spend: 200_020, gives: [20_001] },
      { spend: 499_999, gives: [34_999] },
      { spend: 500_000, gives: [35_000] },
      { spend: 500_001, gives: [35_000] },
      { before: 199_990, spend: 20, gives: [1] },
      { before: 199_980, spend: 40, gives: [3] },
      { before: 200_000, spend: 100_000, gives: [5000] },
      { before: 499_980, spend: 100_000, gives: [1] },
      { before: 500_000, spend: 100_000, gives: [0] },
    ],
  },
  {
    from: '2020-10, 온통세일: 10% to 1,000,000 and 10% of promotion money to 500,000',
    monthlyLimit: 1_000_000,
    programmes: [
      { id: 'base', tiers: [upTo(1_000_000, 1000)] },
      { id: 'promotion', tiers: [upTo(500_000, 1000)] },
    ],
    cases: [
      { spend: 499_999, gives: [49_999, 49_999] },
      { spend: 500_000, gives: [50_000, 50_000] },
      { spend: 500_001, gives: [50_000, 50_000] },
      { spend: 999_999, gives: [99_999, 50_000] },
      { spend: 1_000_000, gives: [100_000, 50_000] },
      { spend: 1_000_001, gives: [100_000, 50_000] },
    ],
  },
  {
    from: '2020-10, the same as one programme: 20% to 500,000, then 10% to 1,000,000',
    monthlyLimit: 1_000_000,
    programmes: [{ tiers: [upTo(500_000, 2000), upTo(1_000_000, 1000)] }],
    cases: [
      { spend: 499_999, gives: [99_999] },
      { spend: 500_000, gives: [100_000] },
      { spend: 500_001, gives: [100_000] },
      { spend: 500_010, gives: [100_001] },
      { spend: 999_999, gives: [149_999] },
      { spend: 1_000_000, gives: [150_000] },
      { spend: 1_000_001, gives: [150_000] },
    ],
  },
  {
    from: '2020-12: 10% on charged money, nothing on cashback spent',
    monthlyLimit: 1_000_000,
    programmes: [{ tiers: [upTo(1_000_000, 1000)] }],
    cases: [
      { spend: 300_000, cashback: 50_000, gives: [30_000] },
      { spend: 0, cashback: 50_000, gives: [0] },
      { spend: 1_000_000, cashback: 1, gives: [100_000] },
      { spend: 1_000_001, gives: [100_000] },
    ],
  },
  {
    from: '2021-03: 10% to 500,000',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 1000)] }],
    cases: [
      { spend: 440_000, gives: [44_000] },
      { spend: 499_999, gives: [49_999] },
      { spend: 500_000, gives: [50_000] },
      { spend: 500_001, gives: [50_000] },
    ],
  },
  {
    from: '2021-09: 3% more in market stores that joined',
    monthlyLimit: 500_000,
    programmes: [
      { id: 'base', tiers: [upTo(500_000, 1000)] },
      {
        id: 'market',
        tiers: [upTo(500_000, 300)],
        storeScope: { ...EVERY_STORE, marketIds: ['jungang', 'hanmin'] },
      },
    ],
    cases: [
      { spend: 100_000, market: 'jungang', gives: [10_000, 3000] },
      { spend: 100_000, market: 'elsewhere', gives: [10_000, 0] },
      { spend: 100_000, gives: [10_000, 0] },
      { spend: 499_999, market: 'hanmin', gives: [49_999, 14_999] },
      { spend: 500_000, market: 'hanmin', gives: [50_000, 15_000] },
      { spend: 500_001, market: 'hanmin', gives: [50_000, 15_000] },
    ],
  },
  {
    from: '2022-05, second anniversary: 15% to 500,000',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 1500)] }],
    cases: [
      { spend: 499_999, gives: [74_999] },
      { spend: 500_000, gives: [75_000] },
      { spend: 500_001, gives: [75_000] },
    ],
  },
  {
    from: '2022-07: 10% until the budget is spent',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 1000)] }],
    cases: [
      { spend: 500_000, budgetLeft: 50_001, gives: [50_000] },
      { spend: 500_000, budgetLeft: 50_000, gives: [50_000] },
      { spend: 500_000, budgetLeft: 49_999, gives: [49_999] },
      { spend: 500_000, budgetLeft: 1, gives: [1] },
      { spend: 500_000, budgetLeft: 0, gives: [0] },
    ],
  },
  {
    from: '2022-08: 5% to 300,000, until 7 billion won of the month are spent',
    monthlyLimit: 300_000,
    programmes: [{ tiers: [upTo(300_000, 500)] }],
    cases: [
      { spend: 299_999, gives: [14_999] },
      { spend: 300_000, gives: [15_000] },
      { spend: 300_001, gives: [15_000] },
      { spend: 300_000, budgetLeft: 15_000, gives: [15_000] },
      { spend: 300_000, budgetLeft: 14_999, gives: [14_999] },
      { spend: 300_000, budgetLeft: 0, gives: [0] },
    ],
  },
  {
    from: '2023-05: 3% to 300,000; 7% more for welfare recipients at stores of at most 500 million',
    monthlyLimit: 300_000,
    programmes: [
      { id: 'base', tiers: [upTo(300_000, 300)] },
      {
        id: 'welfare',
        tiers: [upTo(300_000, 700)],
        benefitGroups: ['welfare'],
        storeScope: { ...EVERY_STORE, maxYearlySales: krw(500_000_000) },
      },
    ],
    cases: [
      { spend: 299_999, welfare: true, sales: 499_999_999, gives: [8999, 20_999] },
      { spend: 300_000, welfare: true, sales: 500_000_000, gives: [9000, 21_000] },
      { spend: 300_001, welfare: true, sales: 500_000_000, gives: [9000, 21_000] },
      { spend: 300_000, welfare: true, sales: 500_000_001, gives: [9000, 0] },
      { spend: 300_000, welfare: false, sales: 500_000_000, gives: [9000, 0] },
    ],
  },
  {
    from: '2023-08, event: 7% to 300,000',
    monthlyLimit: 300_000,
    programmes: [{ tiers: [upTo(300_000, 700)] }],
    cases: [
      { spend: 299_999, gives: [20_999] },
      { spend: 300_000, sales: 3_000_000_001, gives: [21_000] },
      { spend: 300_001, gives: [21_000] },
    ],
  },
  {
    from: '2023-09-15: the same, nothing at stores of more than 3 billion',
    monthlyLimit: 300_000,
    programmes: [{ tiers: [upTo(300_000, 700)], storeScope: uptoThreeBillion }],
    cases: [
      { spend: 300_000, sales: 2_999_999_999, gives: [21_000] },
      { spend: 300_000, sales: 3_000_000_000, gives: [21_000] },
      { spend: 300_000, sales: 3_000_000_001, gives: [0] },
    ],
  },
  {
    from: '2025-07: 7% to 500,000 at stores of at most 3 billion',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 700)], storeScope: uptoThreeBillion }],
    cases: [
      { spend: 499_999, sales: 1_000_000, gives: [34_999] },
      { spend: 500_000, sales: 3_000_000_000, gives: [35_000] },
      { spend: 500_001, sales: 3_000_000_000, gives: [35_000] },
      { spend: 500_000, sales: 3_000_000_001, gives: [0] },
    ],
  },
  {
    from: '2025-08: 10% to 500,000',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 1000)], storeScope: uptoThreeBillion }],
    cases: [
      { spend: 499_999, gives: [49_999] },
      { spend: 500_000, gives: [50_000] },
      { spend: 500_001, gives: [50_000] },
    ],
  },
  {
    from: '2025-09: 13% to 500,000 until the budget ends',
    monthlyLimit: 500_000,
    programmes: [{ tiers: [upTo(500_000, 1300)], storeScope: uptoThreeBillion }],
    cases: [
      { spend: 499_999, gives: [64_999] },
      { spend: 500_000, gives: [65_000] },
      { spend: 500_001, gives: [65_000] },
      { spend: 500_000, budgetLeft: 64_999, gives: [64_999] },
      { spend: 500_000, budgetLeft: 0, gives: [0] },
    ],
  },
];

describe.each(HISTORY)('$from', ({ programmes, cases, monthlyLimit }) => {
  test.each(cases)('%j', ({ spend, cashback, before, budgetLeft, sales, market, welfare, gives }) => {
    const line = aRewardLine(
      { charged: spend, cashback: cashback ?? 0 },
      {
        storeType: market ? 'market' : 'general',
        marketId: market ?? null,
        yearlySales: sales === undefined ? null : krw(sales),
      },
    );
    const standings = programmes.map((programme) =>
      aStanding({
        ...programme,
        inGroup: !programme.benefitGroups || welfare === true,
        spentBefore: krw(before ?? 0),
        ...(budgetLeft === undefined ? {} : { budgetLeft: krw(budgetLeft) }),
      }),
    );
    expect(rewardsFor([line], standings).map(({ amount }) => amount)).toEqual(gives);
  });

  test('charging stops at the monthly limit', () => {
    const policy = {
      monthlyChargeLimit: krw(monthlyLimit),
      holdingLimit: krw(2_000_000),
      chargeMinimum: krw(10_000),
      chargeStep: krw(10_000),
    };
    const at = (monthCharged: number) => ({
      monthCharged: krw(monthCharged),
      monthCharging: krw(0),
      holding: krw(0),
      charging: krw(0),
    });
    expect(decideCharge(krw(10_000), policy, at(monthlyLimit - 10_000))).toBeNull();
    expect(decideCharge(krw(20_000), policy, at(monthlyLimit - 10_000))).toEqual({
      code: 'wallet/monthly-limit',
      left: 10_000,
    });
  });
});
