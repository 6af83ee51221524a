import { add, allocate, type Krw, krw, least, sharesOf } from '#app/core/krw.ts';
import { rateText } from './rate-text.ts';
import type { BenefitGroup, Bucket, BudgetEnd, Payout, StoreScope, Tier } from './words.ts';

export type ProgrammeTerms = {
  id: string;
  name: string;
  funder: string;
  tiers: readonly Tier[];
  /** What the wallet pays that earns: charged money by default. */
  baseBuckets: readonly Bucket[];
  storeScope: StoreScope;
  /** Null = everyone. */
  benefitGroups: readonly BenefitGroup[] | null;
  personalMonthlyCap: Krw;
  atBudgetEnd: BudgetEnd;
  payout: Payout;
  /** Null = as long as charged money lasts. */
  validDays: number | null;
  /** Of one group only the best for the shopper applies. */
  exclusiveGroup: string | null;
};
/** A programme as it stands for one person this month. */
export type ProgrammeStanding = ProgrammeTerms & {
  inGroup: boolean;
  capLeft: Krw;
  budgetLeft: Krw;
  /** Eligible spend of this person this month that is counted already. */
  spentBefore: Krw;
};

export type ProgrammeStore = {
  storeId: string;
  storeType: string;
  district: string;
  marketId: string | null;
  yearlySales: Krw | null;
  cashbackEligible: boolean;
};
/** A line and what each bucket pays of it. */
export type RewardLine = { store: ProgrammeStore; paid: Record<Bucket, Krw> };

export type RewardRefusal =
  | 'not-in-group'
  | 'no-eligible-store'
  | 'nothing-from-bucket'
  | 'cap-reached'
  | 'budget-ended'
  | 'less-than-other';
export type Reward = {
  programmeId: string;
  name: string;
  funder: string;
  payout: Payout;
  validDays: number | null;
  rateText: string;
  /** Eligible spend, per line in the order of the lines given. It counts for the month unless the programme refuses. */
  base: Krw;
  baseByLine: Krw[];
  amount: Krw;
  byLine: Krw[];
  /** Before the cap on rewards and the budget. */
  full: Krw;
  /** Why the amount is less than the rates on the whole base, when it is. */
  limitedBy: 'cap' | 'budget' | null;
  refusedBecause: RewardRefusal | null;
};

/**
 * What each programme gives for these lines, refusals included: its tiers on the eligible spend, floored once per
 * programme, never more than is left of the person's monthly cap and of the budget; split over the lines by their base.
 */
export function rewardsFor(lines: readonly RewardLine[], programmes: readonly ProgrammeStanding[]): Reward[] {
  const each = programmes.map((programme) => rewardOf(lines, programme));
  return each.map((reward, i) => {
    const group = programmes[i]?.exclusiveGroup ?? null;
    if (group === null || reward.refusedBecause !== null) return reward;
    const rivals = each.filter((_, other) => programmes[other]?.exclusiveGroup === group);
    return bestOf(rivals) === reward ? reward : refused(reward, 'less-than-other', null);
  });
}

/** The largest; of equals the first. */
const bestOf = (rewards: readonly Reward[]): Reward | undefined =>
  rewards
    .filter((reward) => reward.refusedBecause === null)
    .reduce<Reward | undefined>(
      (best, next) => (best && best.amount >= next.amount ? best : next),
      undefined,
    );

function rewardOf(lines: readonly RewardLine[], programme: ProgrammeStanding): Reward {
  const covered = lines.map((line) => covers(programme.storeScope, line.store));
  const baseByLine = lines.map((line, i) =>
    covered[i] ? add(...programme.baseBuckets.map((bucket) => line.paid[bucket])) : krw(0),
  );
  const base = add(...baseByLine);
  const full = tieredReward(programme.tiers, programme.spentBefore, base);
  const { capLeft, budgetLeft } = programme;
  const due = least(full, capLeft);
  const amount = least(due, budgetLeft);
  const whole: Reward = {
    programmeId: programme.id,
    name: programme.name,
    funder: programme.funder,
    payout: programme.payout,
    validDays: programme.validDays,
    rateText: rateText(programme.tiers),
    base,
    baseByLine,
    amount,
    byLine: allocate(amount, baseByLine),
    full,
    limitedBy: limitOf(programme, base, full, amount),
    refusedBecause: null,
  };
  if (!programme.inGroup) return refused(whole, 'not-in-group', null);
  if (!covered.some(Boolean)) return refused(whole, 'no-eligible-store', null);
  if (base === 0) return refused(whole, 'nothing-from-bucket', null);
  if (capLeft === 0 || programme.spentBefore >= spendCap(programme.tiers))
    return refused(whole, 'cap-reached', 'cap');
  if (budgetLeft === 0 || (budgetLeft < due && programme.atBudgetEnd === 'none'))
    return refused(whole, 'budget-ended', 'budget');
  return whole;
}

const refused = (reward: Reward, because: RewardRefusal, limitedBy: Reward['limitedBy']): Reward => ({
  ...reward,
  amount: krw(0),
  byLine: reward.byLine.map(() => krw(0)),
  limitedBy,
  refusedBecause: because,
});

function limitOf(programme: ProgrammeStanding, base: Krw, full: Krw, amount: Krw): Reward['limitedBy'] {
  if (amount < full) return programme.capLeft <= programme.budgetLeft ? 'cap' : 'budget';
  return programme.spentBefore + base > spendCap(programme.tiers) ? 'cap' : null;
}

/** Eligible spend of a month past which nothing is earned. */
const spendCap = (tiers: readonly Tier[]): number => tiers.at(-1)?.upTo ?? Number.POSITIVE_INFINITY;

/** Each won of spend earns the rate of the tier it falls in; what lies before was rewarded already. */
function tieredReward(tiers: readonly Tier[], before: Krw, base: Krw): Krw {
  const upTo = add(before, base);
  return sharesOf(
    tiers.map((tier, i) => {
      const from = Math.max(before, tiers[i - 1]?.upTo ?? 0);
      const to = Math.min(upTo, tier.upTo ?? upTo);
      return { amount: krw(Math.max(0, to - from)), basisPoints: tier.rateBps };
    }),
  );
}

const within = (allowed: readonly string[] | null, value: string | null): boolean =>
  allowed === null || (value !== null && allowed.includes(value));

const covers = (scope: StoreScope, store: ProgrammeStore): boolean =>
  store.cashbackEligible &&
  within(scope.districts, store.district) &&
  within(scope.storeTypes, store.storeType) &&
  within(scope.marketIds, store.marketId) &&
  (scope.maxYearlySales === null || (store.yearlySales ?? 0) <= scope.maxYearlySales);

const NO_LIMIT = krw(Number.MAX_SAFE_INTEGER);

/**
 * For a card or a product page: what paying this price wholly with charged money gives a person who has earned nothing
 * yet this month and belongs to no group, budgets aside.
 */
export function expectedCashback(
  price: Krw,
  store: ProgrammeStore,
  programmes: readonly ProgrammeTerms[],
): Krw {
  const line = { store, paid: { charged: price, cashback: krw(0), grant: krw(0) } };
  const standings = programmes.map((programme) => ({
    ...programme,
    inGroup: programme.benefitGroups === null,
    capLeft: programme.personalMonthlyCap,
    budgetLeft: NO_LIMIT,
    spentBefore: krw(0),
  }));
  return add(...rewardsFor([line], standings).map((reward) => reward.amount));
}
