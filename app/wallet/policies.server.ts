import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { krw, most } from '#app/core/krw.ts';
import { kstMonthOf } from '#app/core/kst.ts';
import { cashbackProgrammes, rewardMonths } from '#db/schema/cashback.ts';
import { currencyPolicies } from '#db/schema/wallet.ts';
import { groupsOf } from './benefit-groups.server.ts';
import { budgetsLeft } from './budgets.server.ts';
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

export type Programme = Awaited<ReturnType<typeof currentProgrammes>>[number];

/** Programmes running now, in the order they are applied and shown. */
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
    .orderBy(asc(cashbackProgrammes.position), asc(cashbackProgrammes.beginsAt), asc(cashbackProgrammes.id));
}

/** Programmes by id, running or over: what was promised by them stays true. */
export async function programmesById(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Programme>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(cashbackProgrammes)
    .where(inArray(cashbackProgrammes.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Running programmes as they stand for one person this KST month: whether they belong to its people, what they have
 * spent and earned, and what is left of their cap and of the budget.
 */
export async function programmeStandings(
  ctx: Ctx,
  userId: string,
  currency = DAEJEON,
): Promise<(Programme & ProgrammeStanding)[]> {
  const running = await currentProgrammes(ctx, currency);
  const [months, groups, budgets] = await Promise.all([
    ctx.db
      .select()
      .from(rewardMonths)
      .where(and(eq(rewardMonths.userId, userId), eq(rewardMonths.month, kstMonthOf(ctx.now)))),
    groupsOf(ctx, userId),
    budgetsLeft(ctx, running),
  ]);
  return running.map((programme) => {
    const month = months.find((of) => of.programmeId === programme.id);
    return {
      ...programme,
      inGroup:
        programme.benefitGroups === null || programme.benefitGroups.some((group) => groups.includes(group)),
      spentBefore: month?.base ?? krw(0),
      capLeft: most(krw(0), krw(programme.personalMonthlyCap - (month?.promised ?? 0))),
      budgetLeft: budgets.get(programme.id) ?? krw(0),
    };
  });
}
