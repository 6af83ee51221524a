import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { add, type Krw, krw, most, won } from '#app/core/krw.ts';
import { kstMonthOf } from '#app/core/kst.ts';
import { owedOn, owedUnder } from '#app/ledger/index.server.ts';
import { account } from '#app/ledger/index.ts';
import { cashbackProgrammes, cashbackRewards } from '#db/schema/cashback.ts';
import { walletMonths } from '#db/schema/wallet.ts';
import { type ChargeStanding, chargeRoom } from './charge-rules.ts';
import { currentPolicy, DAEJEON } from './policies.server.ts';

export type Balances = {
  charged: Krw;
  cashback: Krw;
  grant: Krw;
  held: Krw;
  pending: Krw;
  /** Returned money waiting for room. */
  waiting: Krw;
};

/** What one person has, per bucket; `held` is set aside by unpaid orders, `pending` cannot be spent yet. */
export async function readBalances(ctx: Ctx, userId: string, currency = DAEJEON): Promise<Balances> {
  const codes = {
    charged: account.charged(currency, userId),
    cashback: account.cashback(currency, userId),
    heldCharged: account.heldCharged(currency, userId),
    heldCashback: account.heldCashback(currency, userId),
    pending: account.cashbackPending(currency, userId),
    waiting: account.pendingReturn(currency, userId),
  };
  const [owed, grant, heldGrant] = await Promise.all([
    owedOn(ctx, Object.values(codes)),
    owedUnder(ctx, account.grant(currency, userId, '')),
    owedUnder(ctx, account.heldGrant(currency, userId, '')),
  ]);
  const on = (code: string): Krw => owed.get(code) ?? krw(0);
  return {
    charged: on(codes.charged),
    cashback: on(codes.cashback),
    grant,
    held: add(on(codes.heldCharged), on(codes.heldCashback), heldGrant),
    pending: on(codes.pending),
    waiting: on(codes.waiting),
  };
}

/**
 * Locks what is decided by limits for one person: charging, accepting a gift and moving returned money in queue, so that
 * none passes a limit together with another.
 */
export async function lockMonth(tx: Ctx, userId: string, currency: string) {
  const month = kstMonthOf(tx.now);
  await tx.db.insert(walletMonths).values({ userId, currency, month }).onConflictDoNothing();
  const mine = and(
    eq(walletMonths.userId, userId),
    eq(walletMonths.currency, currency),
    eq(walletMonths.month, month),
  );
  // Every month's row: two requests on the two sides of midnight queue, too.
  const rows = await tx.db
    .select()
    .from(walletMonths)
    .where(and(eq(walletMonths.userId, userId), eq(walletMonths.currency, currency)))
    .orderBy(asc(walletMonths.month))
    .for('no key update');
  const counted = rows.find((row) => row.month === month);
  return { month, mine, charged: counted?.charged ?? krw(0), restored: counted?.restored ?? krw(0) };
}

/** What counts against the charge limits: this month's charges, and everything held or being charged. */
export async function readStanding(ctx: Ctx, userId: string, currency = DAEJEON): Promise<ChargeStanding> {
  const balances = await readBalances(ctx, userId, currency);
  const months = await ctx.db
    .select()
    .from(walletMonths)
    .where(and(eq(walletMonths.userId, userId), eq(walletMonths.currency, currency)));
  const current = months.find((row) => row.month === kstMonthOf(ctx.now));
  return {
    monthCharged: current ? most(krw(0), krw(current.charged - current.restored)) : krw(0),
    monthCharging: current?.charging ?? krw(0),
    holding: add(balances.charged, balances.cashback, balances.grant, balances.held),
    charging: add(...months.map((row) => row.charging)),
  };
}

/** The wallet page: balances, limits, rewards on the way. */
export async function readWallet(ctx: Ctx<Shopper>, currency = DAEJEON) {
  const { userId } = ctx.actor;
  const [policy, balances, standing, rewards] = await Promise.all([
    currentPolicy(ctx, currency),
    readBalances(ctx, userId, currency),
    readStanding(ctx, userId, currency),
    ctx.db
      .select({
        amount: sql<string>`coalesce(sum(${cashbackRewards.amount} - ${cashbackRewards.reversed}), 0)`,
      })
      .from(cashbackRewards)
      .innerJoin(cashbackProgrammes, eq(cashbackProgrammes.id, cashbackRewards.programmeId))
      .where(
        and(
          eq(cashbackRewards.userId, userId),
          eq(cashbackProgrammes.currency, currency),
          eq(cashbackRewards.month, kstMonthOf(ctx.now)),
          inArray(cashbackRewards.state, ['pending', 'paid']),
        ),
      ),
  ]);
  return {
    balances,
    monthlyChargeLimit: policy.monthlyChargeLimit,
    holdingLimit: policy.holdingLimit,
    holding: standing.holding,
    chargeMinimum: policy.chargeMinimum,
    chargeStep: policy.chargeStep,
    monthCharged: standing.monthCharged,
    room: chargeRoom(policy, standing),
    monthRewards: won(rewards[0]?.amount ?? 0),
  };
}
