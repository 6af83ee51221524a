import { and, asc, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw, most } from '#app/core/krw.ts';
import { after, days, type KstMonth, kstDay, kstDayOf, kstMonthOf, startOfDay } from '#app/core/kst.ts';
import { owedOn, post } from '#app/ledger/index.server.ts';
import { account } from '#app/ledger/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { cashbackProgrammes, rewardMonths } from '#db/schema/cashback.ts';
import { currencyPolicies } from '#db/schema/wallet.ts';
import { budgetLines } from './books.ts';
import type { ProgrammeStanding } from './rewards.ts';

/** The mall's own currency. Others are added as data when their city joins. */
export const DAEJEON = 'daejeon';

/** 지역화폐 정책: the newest that has begun. */
export async function currentPolicy(ctx: Ctx, currency = DAEJEON) {
  const [policy] = await ctx.db
    .select()
    .from(currencyPolicies)
    .where(and(eq(currencyPolicies.currency, currency), lte(currencyPolicies.effectiveFrom, ctx.now)))
    .orderBy(desc(currencyPolicies.effectiveFrom))
    .limit(1);
  if (!policy) throw new Error(`no policy for currency ${currency}`);
  return policy;
}

/** Programmes running now, in a fixed order. */
export async function currentProgrammes(ctx: Ctx, currency = DAEJEON) {
  return ctx.db
    .select()
    .from(cashbackProgrammes)
    .where(
      and(
        eq(cashbackProgrammes.currency, currency),
        lte(cashbackProgrammes.beginsAt, ctx.now),
        or(isNull(cashbackProgrammes.endsAt), gt(cashbackProgrammes.endsAt, ctx.now)),
      ),
    )
    .orderBy(asc(cashbackProgrammes.beginsAt), asc(cashbackProgrammes.id));
}

/** Running programmes with what is left this KST month of the person's cap and of the budget. */
export async function programmeStandings(
  ctx: Ctx,
  userId: string,
  currency = DAEJEON,
): Promise<ProgrammeStanding[]> {
  const month = kstMonthOf(ctx.now);
  const running = await currentProgrammes(ctx, currency);
  const promised = await ctx.db
    .select()
    .from(rewardMonths)
    .where(and(eq(rewardMonths.userId, userId), eq(rewardMonths.month, month)));
  const budgets = await budgetsLeft(ctx, running, month);
  return running.map((programme) => ({
    id: programme.id,
    name: programme.name,
    funder: programme.funder,
    scope: programme.scope,
    rateBps: programme.rateBps,
    capLeft: most(
      krw(0),
      krw(
        programme.personalMonthlyCap - (promised.find((p) => p.programmeId === programme.id)?.promised ?? 0),
      ),
    ),
    budgetLeft: budgets.get(programme.id) ?? krw(0),
  }));
}

async function budgetsLeft(
  ctx: Ctx,
  programmes: readonly { id: string; currency: string }[],
  month: KstMonth,
): Promise<Map<string, Krw>> {
  const codes = new Map(programmes.map((p) => [p.id, account.budget(p.currency, p.id, month)]));
  const owed = await owedOn(ctx, [...codes.values()]);
  return new Map([...codes].map(([id, code]) => [id, owed.get(code) ?? krw(0)]));
}

/** This month's public budget per programme: whole and left. */
export async function listBudgets(ctx: Ctx, currency = DAEJEON) {
  const month = kstMonthOf(ctx.now);
  const running = await currentProgrammes(ctx, currency);
  const left = await budgetsLeft(ctx, running, month);
  return running.map((p) => ({
    id: p.id,
    name: p.name,
    funder: p.funder,
    scope: p.scope,
    rateBps: p.rateBps,
    budget: p.monthlyBudget,
    left: left.get(p.id) ?? krw(0),
  }));
}

/**
 * Puts each running programme's money in place for this KST month and the next, once each: the first order of a month
 * must not find its budget missing. A sweep; safe at any time.
 */
export async function openBudgets(ctx: Ctx): Promise<void> {
  const month = kstMonthOf(ctx.now);
  const next = kstMonthOf(after(startOfDay(kstDay(`${month}-28`)), days(7)));
  const running = (await currentProgrammes(ctx)).filter((programme) => programme.monthlyBudget > 0);
  await inTransaction(ctx, (tx) =>
    post(
      tx,
      running.flatMap((programme) =>
        [month, next].map((of) => ({
          kind: 'budget',
          key: `budget:${programme.id}:${of}`,
          date: kstDayOf(tx.now),
          lines: budgetLines({
            currency: programme.currency,
            programmeId: programme.id,
            month: of,
            amount: programme.monthlyBudget,
          }),
        })),
      ),
    ),
  );
}
