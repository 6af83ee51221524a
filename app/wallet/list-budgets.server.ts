import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';
import { type KstDay, kstMonthOf, monthAfter, startOfMonth } from '#app/core/kst.ts';
import { bookedOn } from '#app/ledger/index.server.ts';
import { budgetDays, cashbackRewards } from '#db/schema/cashback.ts';
import { budgetAccount, budgetPeriod } from './budget-accounts.ts';
import { projectedEnd } from './budget-pace.ts';
import { budgetsLeft } from './budgets.server.ts';
import { currentProgrammes, DAEJEON, type Programme } from './policies.server.ts';
import { rateText } from './rate-text.ts';

/** The public budget of each running programme now, whole and left: of this month, or of the whole when it is not cut. */
export async function listBudgetsLeft(ctx: Ctx, currency = DAEJEON) {
  const running = await currentProgrammes(ctx, currency);
  return withBudgets(ctx, running);
}

async function withBudgets(ctx: Ctx, programmes: readonly Programme[]) {
  const month = kstMonthOf(ctx.now);
  const left = await budgetsLeft(ctx, programmes);
  const codes = programmes.map((p) => budgetAccount(p, month));
  const [funded, closed] = await Promise.all([
    bookedOn(ctx, 'budget', codes),
    bookedOn(ctx, 'budget-close', codes),
  ]);
  return programmes.map((p) => {
    const code = budgetAccount(p, month);
    return {
      id: p.id,
      name: p.name,
      funder: p.funder,
      rateText: rateText(p.tiers),
      period: budgetPeriod(p, month),
      budget: krw((funded.get(code)?.credited ?? 0) + (closed.get(code)?.credited ?? 0)),
      left: left.get(p.id) ?? krw(0),
    };
  });
}

export type PublicBudget = Awaited<ReturnType<typeof listBudgets>>[number];

/**
 * Everything the public may know of the running programmes: their terms, what of the budget is left, promised and not
 * yet paid, or paid, and the day it ends at the pace of the last seven days.
 */
export async function listBudgets(ctx: Ctx, currency = DAEJEON) {
  const running = await currentProgrammes(ctx, currency);
  const [budgets, rewards, notes] = await Promise.all([
    withBudgets(ctx, running),
    rewardSums(ctx, running),
    listNotes(ctx, running),
  ]);
  const monthEnds = startOfMonth(monthAfter(kstMonthOf(ctx.now)));
  return budgets.map((budget, i) => {
    const programme = running[i] as Programme;
    const until =
      budget.period === 'whole' || (programme.endsAt && programme.endsAt < monthEnds)
        ? programme.endsAt
        : monthEnds;
    const noted = notes.filter((n) => n.programmeId === budget.id && n.period === budget.period);
    return {
      ...budget,
      programme,
      promised: rewards.get(`${budget.id}:promised`) ?? krw(0),
      paid: rewards.get(`${budget.id}:paid`) ?? krw(0),
      endsOn: projectedEnd(noted, budget.left, ctx.now, until ?? FAR_OFF),
    };
  });
}

const FAR_OFF = new Date('9999-12-31T00:00:00Z');

async function rewardSums(ctx: Ctx, programmes: readonly Programme[]): Promise<Map<string, Krw>> {
  if (programmes.length === 0) return new Map();
  const month = kstMonthOf(ctx.now);
  const whole = programmes.filter((p) => p.monthlyBudget === null).map((p) => p.id);
  const paid = sql<boolean>`${cashbackRewards.state} = 'paid'`;
  const rows = await ctx.db
    .select({
      programmeId: cashbackRewards.programmeId,
      paid,
      total: sql<string>`sum(${cashbackRewards.amount} - ${cashbackRewards.reversed})`,
    })
    .from(cashbackRewards)
    .where(
      and(
        inArray(
          cashbackRewards.programmeId,
          programmes.map((p) => p.id),
        ),
        ne(cashbackRewards.state, 'cancelled'),
        whole.length > 0
          ? sql`(${cashbackRewards.month} = ${month} or ${inArray(cashbackRewards.programmeId, whole)})`
          : eq(cashbackRewards.month, month),
      ),
    )
    .groupBy(cashbackRewards.programmeId, paid);
  return new Map(rows.map((r) => [`${r.programmeId}:${r.paid ? 'paid' : 'promised'}`, won(r.total)]));
}

async function listNotes(
  ctx: Ctx,
  programmes: readonly Programme[],
): Promise<{ programmeId: string; period: string; day: KstDay; left: Krw }[]> {
  if (programmes.length === 0) return [];
  return ctx.db
    .select()
    .from(budgetDays)
    .where(
      inArray(
        budgetDays.programmeId,
        programmes.map((p) => p.id),
      ),
    );
}
