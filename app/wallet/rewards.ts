import { add, allocate, type Krw, krw, least, share } from '#app/core/krw.ts';

export type ProgrammeTerms = {
  id: string;
  name: string;
  funder: string;
  scope: 'all' | 'market';
  rateBps: number;
};
/** A programme as it stands for one person this month. */
export type ProgrammeStanding = ProgrammeTerms & { capLeft: Krw; budgetLeft: Krw };

export type RewardLine = { charged: Krw; cashbackEligible: boolean; market: boolean };
export type Reward = {
  programmeId: string;
  name: string;
  funder: string;
  rateBps: number;
  /** Per line, in the order of the lines given. */
  byLine: Krw[];
  amount: Krw;
  /** Why it is less than rate × charged money, when it is. */
  limitedBy: 'cap' | 'budget' | null;
};

const covers = (programme: ProgrammeTerms, line: { cashbackEligible: boolean; market: boolean }): boolean =>
  line.cashbackEligible && (programme.scope === 'all' || line.market);

/**
 * What each programme gives for these lines: its rate on charged money only (충전금), never more than is left of the
 * person's monthly cap and of the budget. A smaller reward is split over the lines like the full one would be.
 */
export function rewardsFor(lines: readonly RewardLine[], programmes: readonly ProgrammeStanding[]): Reward[] {
  return programmes.map((programme) => {
    const full = lines.map((line) =>
      covers(programme, line) ? share(line.charged, programme.rateBps) : krw(0),
    );
    const wanted = add(...full);
    const amount = least(wanted, programme.capLeft, programme.budgetLeft);
    const limitedBy = amount === wanted ? null : programme.capLeft <= programme.budgetLeft ? 'cap' : 'budget';
    return {
      programmeId: programme.id,
      name: programme.name,
      funder: programme.funder,
      rateBps: programme.rateBps,
      byLine: amount === wanted ? full : allocate(amount, full),
      amount,
      limitedBy,
    };
  });
}

/** For a card or a product page: what paying this price wholly with charged money would give, limits aside. */
export function expectedCashback(
  price: Krw,
  store: { storeType: string; cashbackEligible: boolean },
  programmes: readonly ProgrammeTerms[],
): Krw {
  const line = { cashbackEligible: store.cashbackEligible, market: store.storeType === 'market' };
  return add(...programmes.filter((p) => covers(p, line)).map((p) => share(price, p.rateBps)));
}
