import { and, eq, lte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { rewardMonths } from '#db/schema/cashback.ts';
import type { WalletRefusal } from './refusals.ts';

type CountedReward = { userId: string; programmeId: string; month: KstMonth; amount: Krw; base: Krw };

const rowOf = ({ userId, programmeId, month }: CountedReward) =>
  and(
    eq(rewardMonths.userId, userId),
    eq(rewardMonths.programmeId, programmeId),
    eq(rewardMonths.month, month),
  );

/**
 * Counts a promised reward and the spend that earned it against one person's month. Refuses when the cap would be
 * passed, or when the spend counted so far is not the one the reward was computed on: tiers stay exact.
 */
export async function countReward(
  tx: Ctx,
  reward: CountedReward & { baseBefore: Krw; personalCap: Krw },
): Promise<void> {
  const { userId, programmeId, month, amount, base, baseBefore, personalCap } = reward;
  await tx.db
    .insert(rewardMonths)
    .values({ userId, programmeId, month, promised: krw(0) })
    .onConflictDoNothing();
  const counted = await tx.db
    .update(rewardMonths)
    .set({
      promised: sql`${rewardMonths.promised} + ${amount}`,
      base: sql`${rewardMonths.base} + ${base}`,
    })
    .where(
      and(
        rowOf(reward),
        eq(rewardMonths.base, baseBefore),
        lte(rewardMonths.promised, krw(personalCap - amount)),
      ),
    )
    .returning({ base: rewardMonths.base });
  if (counted.length === 0) refuse<WalletRefusal>({ code: 'wallet/reward-changed' });
}

/** A reward taken back, and its spend, no longer count for the month they were promised in. */
export async function uncountReward(tx: Ctx, reward: CountedReward): Promise<void> {
  const counted = await tx.db
    .update(rewardMonths)
    .set({
      promised: sql`${rewardMonths.promised} - ${reward.amount}`,
      base: sql`${rewardMonths.base} - ${reward.base}`,
    })
    .where(rowOf(reward))
    .returning({ base: rewardMonths.base });
  if (counted.length === 0)
    throw new Error(
      `programme ${reward.programmeId} promised user ${reward.userId} nothing in ${reward.month}`,
    );
}
