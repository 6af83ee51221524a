import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { owedOn, post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { pointPolicies } from '#db/schema/points.ts';
import { walletLots } from '#db/schema/wallet.ts';
import { addLot, takeFromLots } from './lots.server.ts';

/** 적립금 정책: the newest that has begun; nothing is earned before the first. */
export async function currentPointPolicy(ctx: Ctx) {
  const [policy] = await ctx.db
    .select()
    .from(pointPolicies)
    .where(lte(pointPolicies.effectiveFrom, ctx.now))
    .orderBy(desc(pointPolicies.effectiveFrom))
    .limit(1);
  return policy ?? { effectiveFrom: ctx.now, earnBps: 0, minimumUse: krw(0), validDays: 365 };
}

/** A policy by its effective date. What is there stays: orders were priced by it. */
export async function savePointPolicy(
  ctx: Ctx<System>,
  policy: typeof pointPolicies.$inferInsert,
): Promise<void> {
  await ctx.db.insert(pointPolicies).values(policy).onConflictDoNothing();
}

/** Points a person may spend now, and those that wait for purchase confirmations. */
export async function readPointBalances(ctx: Ctx, userId: string): Promise<{ available: Krw; pending: Krw }> {
  const codes = { available: account.points(userId), pending: account.pointsPending(userId) };
  const owed = await owedOn(ctx, Object.values(codes));
  return { available: owed.get(codes.available) ?? krw(0), pending: owed.get(codes.pending) ?? krw(0) };
}

/** 적립금: balances and the lots behind them, first to end first. */
export async function readPoints(ctx: Ctx<Shopper>) {
  const { userId } = ctx.actor;
  const [balances, policy, lots] = await Promise.all([
    readPointBalances(ctx, userId),
    currentPointPolicy(ctx),
    ctx.db
      .select({ id: walletLots.id, remaining: walletLots.remaining, expiresOn: walletLots.expiresOn })
      .from(walletLots)
      .where(
        and(eq(walletLots.userId, userId), eq(walletLots.bucket, 'points'), gt(walletLots.remaining, krw(0))),
      )
      .orderBy(asc(walletLots.expiresOn), asc(walletLots.id))
      .limit(20),
  ]);
  return { ...balances, minimumUse: policy.minimumUse, earnBps: policy.earnBps, lots };
}

/** Gives points once per grant id. The caller answers for who may. */
export async function grantPoints(
  ctx: Ctx,
  grant: { grantId: string; userId: string; amount: Krw; validDays: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const today = kstDayOf(tx.now);
    const [posted] = await post(tx, [
      {
        kind: 'points',
        key: `points:${grant.grantId}`,
        date: today,
        lines: move(grant.amount, account.pointsIssued, account.points(grant.userId)),
      },
    ]);
    if (!posted || posted.replayed) return;
    await addLot(tx, {
      userId: grant.userId,
      bucket: 'points',
      currency: null,
      sourceId: grant.grantId,
      amount: grant.amount,
      expiresOn: addDays(today, grant.validDays),
    });
  });
}

/** Points earned with what was returned leave the lots; the refund's entry took them off the balance. */
export async function clawPointLots(tx: Ctx, userId: string, amount: Krw, refundId: string): Promise<void> {
  await takeFromLots(tx, { userId, bucket: 'points', currency: null }, amount, {
    use: 'claw_back',
    cause: `claw:${refundId}`,
  });
}
