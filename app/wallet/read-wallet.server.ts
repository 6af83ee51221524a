import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { add, type Krw, krw, won } from '#app/core/krw.ts';
import { kstMonthOf } from '#app/core/kst.ts';
import { type Page, toPage } from '#app/core/paging.ts';
import { type AccountLine, listEntries, owedOn, owedUnder } from '#app/ledger/index.server.ts';
import { account } from '#app/ledger/index.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { walletLots, walletMonths } from '#db/schema/wallet.ts';
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
  await tx.db.select().from(walletMonths).where(mine).for('no key update');
  return { month, mine };
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
    monthCharged: current?.charged ?? krw(0),
    monthCharging: current?.charging ?? krw(0),
    holding: add(balances.charged, balances.cashback, balances.grant, balances.held),
    charging: add(...months.map((row) => row.charging)),
  };
}

/** The wallet page: balances, limits, lots that are not spent, rewards on the way. */
export async function readWallet(ctx: Ctx<Shopper>) {
  const { userId } = ctx.actor;
  const [policy, balances, standing, lots, rewards] = await Promise.all([
    currentPolicy(ctx),
    readBalances(ctx, userId),
    readStanding(ctx, userId),
    ctx.db
      .select({
        id: walletLots.id,
        amount: walletLots.amount,
        remaining: walletLots.remaining,
        chargedAt: walletLots.chargedAt,
        expiresOn: walletLots.expiresOn,
      })
      .from(walletLots)
      .where(and(eq(walletLots.userId, userId), gt(walletLots.remaining, krw(0))))
      .orderBy(asc(walletLots.chargedAt), asc(walletLots.id))
      .limit(20),
    ctx.db
      .select({
        amount: sql<string>`coalesce(sum(${cashbackRewards.amount} - ${cashbackRewards.reversed}), 0)`,
      })
      .from(cashbackRewards)
      .where(
        and(
          eq(cashbackRewards.userId, userId),
          eq(cashbackRewards.month, kstMonthOf(ctx.now)),
          inArray(cashbackRewards.state, ['pending', 'paid']),
        ),
      ),
  ]);
  return {
    balances,
    lots,
    monthlyChargeLimit: policy.monthlyChargeLimit,
    holdingLimit: policy.holdingLimit,
    chargeMinimum: policy.chargeMinimum,
    chargeStep: policy.chargeStep,
    monthCharged: standing.monthCharged,
    room: chargeRoom(policy, standing),
    monthRewards: won(rewards[0]?.amount ?? 0),
  };
}

/** 이용 내역: each entry that changed the spendable balance (charged and cashback), newest first. */
export async function listWalletHistory(
  ctx: Ctx<Shopper>,
  page: { before: string | null; limit: number },
): Promise<Page<AccountLine>> {
  const { userId } = ctx.actor;
  const codes = [account.charged(DAEJEON, userId), account.cashback(DAEJEON, userId)];
  const rows = await listEntries(ctx, codes, { before: page.before, limit: page.limit + 1 });
  return toPage(rows, page.limit, (row) => [row.seq]);
}
