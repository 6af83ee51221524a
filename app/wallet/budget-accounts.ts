import type { Krw } from '#app/core/krw.ts';
import { type KstMonth, monthAfter, startOfMonth } from '#app/core/kst.ts';
import { account, type Line, move } from '#app/ledger/index.ts';
import type { BudgetPeriod, FunderKind } from './words.ts';

export type BudgetedProgramme = {
  id: string;
  currency: string;
  funderKind: FunderKind;
  monthlyBudget: Krw | null;
  totalBudget: Krw | null;
  beginsAt: Date;
  endsAt: Date | null;
};

export const budgetPeriod = (programme: { monthlyBudget: Krw | null }, month: KstMonth): BudgetPeriod =>
  programme.monthlyBudget === null ? 'whole' : month;

/** The guarded account a reward of this month is promised from: the month's, or the whole when it is not cut. */
export const budgetAccount = (
  programme: { id: string; currency: string; monthlyBudget: Krw | null },
  month: KstMonth,
): string => account.budget(programme.currency, programme.id, budgetPeriod(programme, month));

export const wholeAccount = (programme: { id: string; currency: string }): string =>
  account.budget(programme.currency, programme.id, 'whole');

/** Whether the programme runs on some day of the month. */
export const runsIn = (programme: { beginsAt: Date; endsAt: Date | null }, month: KstMonth): boolean =>
  programme.beginsAt < startOfMonth(monthAfter(month)) &&
  (programme.endsAt === null || programme.endsAt > startOfMonth(month));

/** Money comes to a programme. The city's is the issuer's own; any other funder owes its won to the issuer from now on. */
export const fundLines = (programme: BudgetedProgramme, to: string, amount: Krw): Line[] => [
  ...move(amount, account.issued(programme.currency), to),
  ...(programme.funderKind === 'city'
    ? []
    : move(
        amount,
        account.funderReceivable(programme.funderKind),
        account.issuerPayable(programme.currency),
      )),
];

/** What nobody was promised goes back, the funder's won with it. */
export const unfundLines = (programme: BudgetedProgramme, from: string, amount: Krw): Line[] => [
  ...move(amount, from, account.issued(programme.currency)),
  ...(programme.funderKind === 'city'
    ? []
    : move(
        amount,
        account.issuerPayable(programme.currency),
        account.funderReceivable(programme.funderKind),
      )),
];
