import { add, type Krw, krw, least, subtract } from '#app/core/krw.ts';
import type { PlannedLine, TenderAmounts } from './refund-plan.ts';

export type ClawBack = {
  programmeId: string;
  /** Spend that no longer counts for the person's month. */
  base: Krw;
  fromPending: Krw;
  /** From the cashback the person has. */
  fromCashback: Krw;
  /** Kept from the cashback and charged parts of this refund. */
  fromReturn: Krw;
};
export type ClawedPoints = {
  fromPending: Krw;
  fromReturn: Krw;
  fromBalance: Krw;
  /** Spent already and not asked back: points are the mall's own gift. */
  waived: Krw;
};

/** Rewards of the returned units: promised ones lapse; paid ones come from cashback first, then from the charged part. */
export function clawRewards(
  planned: readonly PlannedLine[],
  left: TenderAmounts,
  cashbackBalance: Krw,
): { clawBacks: ClawBack[]; cashbackLeft: Krw; chargedLeft: Krw } {
  const none = { base: krw(0), fromPending: krw(0), fromCashback: krw(0), fromReturn: krw(0) };
  const byProgramme = new Map<string, ClawBack & { wanted: Krw }>();
  for (const reward of planned.flatMap((line) => line.rewards)) {
    const { programmeId, amount, base } = reward;
    const claw = byProgramme.get(programmeId) ?? { programmeId, wanted: krw(0), ...none };
    byProgramme.set(programmeId, {
      ...claw,
      base: add(claw.base, base),
      fromPending: reward.paid ? claw.fromPending : add(claw.fromPending, amount),
      wanted: reward.paid ? add(claw.wanted, amount) : claw.wanted,
    });
  }
  let { cashback: returned, charged } = left;
  let balance = cashbackBalance;
  const clawBacks = [...byProgramme.values()]
    .sort((a, b) => (a.programmeId < b.programmeId ? -1 : 1))
    .map(({ wanted, ...claw }) => {
      const ofReturned = least(wanted, returned);
      const ofBalance = least(subtract(wanted, ofReturned), balance);
      const ofCharged = least(subtract(wanted, ofReturned, ofBalance), charged);
      returned = subtract(returned, ofReturned);
      balance = subtract(balance, ofBalance);
      charged = subtract(charged, ofCharged);
      return { ...claw, fromCashback: ofBalance, fromReturn: add(ofReturned, ofCharged) };
    })
    .filter((claw) => add(claw.base, claw.fromPending, claw.fromCashback, claw.fromReturn) > 0);
  return { clawBacks, cashbackLeft: returned, chargedLeft: charged };
}

/** Points earned with the returned units, as far as the person still has them. */
export function clawPoints(
  planned: readonly PlannedLine[],
  confirmed: ReadonlySet<string>,
  returned: Krw,
  balance: Krw,
): ClawedPoints {
  const earned = (of: boolean) =>
    add(
      ...planned.filter((line) => confirmed.has(line.lineId) === of).map(({ shares }) => shares.pointsEarned),
    );
  const wanted = earned(true);
  const fromReturn = least(wanted, returned);
  const fromBalance = least(subtract(wanted, fromReturn), balance);
  return {
    fromPending: earned(false),
    fromReturn,
    fromBalance,
    waived: subtract(wanted, fromReturn, fromBalance),
  };
}
