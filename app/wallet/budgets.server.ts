import { and, asc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw, least } from '#app/core/krw.ts';
import { type KstMonth, kstDayOf, kstMonthOf, monthAfter, startOfMonth } from '#app/core/kst.ts';
import { bookedOn, owedOn, post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { budgetDays, cashbackProgrammes } from '#db/schema/cashback.ts';
import {
  type BudgetedProgramme,
  budgetAccount,
  budgetPeriod,
  fundLines,
  runsIn,
  unfundLines,
  wholeAccount,
} from './budget-accounts.ts';

type Programme = typeof cashbackProgrammes.$inferSelect;
type Funding = { key: string; account: string; amount: Krw; from: 'funder' | 'whole' };

/** What is left of each programme's budget this KST month, by programme. */
export async function budgetsLeft(
  ctx: Ctx,
  programmes: readonly { id: string; currency: string; monthlyBudget: Krw | null }[],
): Promise<Map<string, Krw>> {
  const codes = new Map(programmes.map((p) => [p.id, budgetAccount(p, kstMonthOf(ctx.now))]));
  const owed = await owedOn(ctx, [...codes.values()]);
  return new Map([...codes].map(([id, code]) => [id, owed.get(code) ?? krw(0)]));
}

/**
 * Puts each programme's money in place for this KST month and the next: the first order of a month must not find its
 * budget missing. A whole budget is opened once and pays for the months, each topped up while the whole has something
 * left. A sweep; safe at any time.
 */
export async function openBudgets(ctx: Ctx): Promise<void> {
  const next = monthAfter(kstMonthOf(ctx.now));
  const programmes = await ctx.db
    .select()
    .from(cashbackProgrammes)
    .where(
      and(
        lt(cashbackProgrammes.beginsAt, startOfMonth(monthAfter(next))),
        or(isNull(cashbackProgrammes.endsAt), gt(cashbackProgrammes.endsAt, ctx.now)),
      ),
    )
    .orderBy(asc(cashbackProgrammes.id));
  for (const programme of programmes) {
    if ((await missingFunds(ctx, programme)).length === 0) continue;
    await inTransaction(ctx, async (tx) => {
      await lockProgramme(tx, programme.id);
      const missing = await missingFunds(tx, programme);
      // The whole first: its months are paid from it.
      for (const from of ['funder', 'whole'] as const)
        await post(
          tx,
          missing
            .filter((funding) => funding.from === from)
            .map(({ key, account: to, amount }) => ({
              kind: 'budget',
              key,
              date: kstDayOf(tx.now),
              lines:
                from === 'whole'
                  ? move(amount, wholeAccount(programme), to)
                  : fundLines(programme, to, amount),
            })),
        );
    });
  }
}

/** Opening and closing of one programme queue here: how much is computed from what is there. Orders do not wait. */
const lockProgramme = (tx: Ctx, id: string) =>
  tx.db
    .select({ id: cashbackProgrammes.id })
    .from(cashbackProgrammes)
    .where(eq(cashbackProgrammes.id, id))
    .for('no key update');

async function missingFunds(ctx: Ctx, programme: Programme): Promise<Funding[]> {
  const { id, currency, monthlyBudget, totalBudget } = programme;
  const month = kstMonthOf(ctx.now);
  const months = [month, monthAfter(month)].filter((of) => runsIn(programme, of));
  const whole = wholeAccount(programme);
  const codes = months.map((of) => account.budget(currency, id, of));
  const booked = await bookedOn(ctx, 'budget', [whole, ...codes]);
  const fundings: Funding[] = [];
  let wholeLeft = (await owedOn(ctx, [whole])).get(whole) ?? krw(0);
  if (totalBudget && booked.get(whole)?.entries === 0) {
    fundings.push({ key: `budget:${id}:whole`, account: whole, amount: totalBudget, from: 'funder' });
    wholeLeft = totalBudget;
  }
  for (const [i, of] of months.entries()) {
    const code = codes[i] ?? '';
    const { entries = 0, credited = krw(0) } = booked.get(code) ?? {};
    const missing = krw((monthlyBudget ?? 0) - credited);
    const amount = totalBudget === null ? missing : least(missing, wholeLeft);
    if (amount <= 0) continue;
    const key = entries === 0 ? `budget:${id}:${of}` : `budget:${id}:${of}:${entries}`;
    fundings.push({ key, account: code, amount, from: totalBudget === null ? 'funder' : 'whole' });
    if (totalBudget !== null) wholeLeft = krw(wholeLeft - amount);
  }
  return fundings;
}

/**
 * Gives back what is left of budgets whose time is over: a month's to the whole budget when there is one, else to the
 * funder; again after late give-backs. A sweep; says how many it closed.
 */
export async function closeBudgets(ctx: Ctx): Promise<number> {
  const programmes = await ctx.db
    .select()
    .from(cashbackProgrammes)
    .where(lte(cashbackProgrammes.beginsAt, ctx.now))
    .orderBy(asc(cashbackProgrammes.id));
  const over = new Map(programmes.flatMap((p) => accountsOver(p, ctx.now).map((code) => [code, p] as const)));
  const left = await owedOn(ctx, [...over.keys()]);
  const due = [...over.keys()].filter((code) => (left.get(code) ?? 0) > 0);
  await eachRow('wallet.close-budgets', due, async (code) => {
    const programme = over.get(code);
    if (programme) await closeBudget(ctx, programme, code);
  });
  return due.length;
}

function accountsOver(programme: BudgetedProgramme, now: Date): string[] {
  const ended = programme.endsAt !== null && programme.endsAt <= now;
  const codes = programme.totalBudget !== null && ended ? [wholeAccount(programme)] : [];
  if (programme.monthlyBudget === null) return codes;
  const last = ended && programme.endsAt ? monthAfter(kstMonthOf(programme.endsAt)) : kstMonthOf(now);
  for (let of: KstMonth = kstMonthOf(programme.beginsAt); of < last; of = monthAfter(of))
    codes.push(account.budget(programme.currency, programme.id, of));
  return codes;
}

async function closeBudget(ctx: Ctx, programme: BudgetedProgramme, code: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockProgramme(tx, programme.id);
    const left = (await owedOn(tx, [code])).get(code) ?? krw(0);
    if (left === 0) return;
    const before = (await bookedOn(tx, 'budget-close', [code])).get(code)?.entries ?? 0;
    const whole = wholeAccount(programme);
    const period = code.split(':').at(-1);
    await post(tx, [
      {
        kind: 'budget-close',
        key: `budget-close:${programme.id}:${period}:${before + 1}`,
        date: kstDayOf(tx.now),
        lines:
          programme.totalBudget !== null && code !== whole
            ? move(left, code, whole)
            : unfundLines(programme, code, left),
      },
    ]);
  });
}

/** Notes once each KST day what is left of each running budget. A sweep. */
export async function noteBudgets(ctx: Ctx): Promise<void> {
  const day = kstDayOf(ctx.now);
  const running = await ctx.db
    .select()
    .from(cashbackProgrammes)
    .where(
      and(
        lte(cashbackProgrammes.beginsAt, ctx.now),
        or(isNull(cashbackProgrammes.endsAt), gt(cashbackProgrammes.endsAt, ctx.now)),
      ),
    );
  const noted = await ctx.db
    .select({ id: budgetDays.programmeId })
    .from(budgetDays)
    .where(eq(budgetDays.day, day));
  const missing = running.filter(({ id }) => !noted.some((note) => note.id === id));
  if (missing.length === 0) return;
  const left = await budgetsLeft(ctx, missing);
  const period = kstMonthOf(ctx.now);
  await ctx.db
    .insert(budgetDays)
    .values(
      missing.map((p) => ({
        programmeId: p.id,
        period: budgetPeriod(p, period),
        day,
        left: left.get(p.id) ?? krw(0),
      })),
    )
    .onConflictDoNothing();
}
