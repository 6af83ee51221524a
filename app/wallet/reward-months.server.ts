import { and, eq, lte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { rewardMonths } from '#db/schema/cashback.ts';
import type { WalletRefusal } from './refusals.ts';

type Counted = { userId: string; programmeId: string; month: KstMonth; amount: Krw; base: Krw };

const ofMonth = (of: Pick<Counted, 'userId' | 'programmeId' | 'month'>) =>
  and(
    eq(rewardMonths.userId, of.userId),
    eq(rewardMonths.programmeId, of.programmeId),
    eq(rewardMonths.month, of.month),
  );

/** Counts a reward and its spend against the person's month; refuses when another order was counted meanwhile. */
export async function countReward(
  tx: Ctx,
  reward: Counted & { personalCap: Krw; baseBefore: Krw },
): Promise<void> {
  const { userId, programmeId, month } = reward;
  await tx.db
    .insert(rewardMonths)
    .values({ userId, programmeId, month, promised: krw(0), base: krw(0) })
    .onConflictDoNothing();
  const counted = await tx.db
    .update(rewardMonths)
    .set({
      promised: sql`${rewardMonths.promised} + ${reward.amount}`,
      base: sql`${rewardMonths.base} + ${reward.base}`,
    })
    .where(
      and(
        ofMonth(reward),
        eq(rewardMonths.base, reward.baseBefore),
        lte(rewardMonths.promised, krw(reward.personalCap - reward.amount)),
      ),
    )
    .returning({ promised: rewardMonths.promised });
  if (counted.length === 0) refuse<WalletRefusal>({ code: 'wallet/reward-changed' });
}

/** Rewards taken back no longer count against the month they were promised in. */
export async function uncountReward(tx: Ctx, reward: Counted): Promise<void> {
  if (reward.amount === 0 && reward.base === 0) return;
  await tx.db
    .update(rewardMonths)
    .set({
      promised: sql`${rewardMonths.promised} - ${reward.amount}`,
      base: sql`${rewardMonths.base} - ${reward.base}`,
    })
    .where(ofMonth(reward));
}
