import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import type { Krw } from '#app/core/krw.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { account, type Entry, move } from '#app/ledger/index.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { addLot } from './lots.server.ts';

/** Rewards without an end of their own keep as long as charged money does. */
const REWARD_DAYS = 5 * 365;

export type DueReward = {
  lineId: string;
  programmeId: string;
  userId: string;
  currency: string;
  amount: Krw;
  validDays: number | null;
};

/** 캐시백 지급: promised money becomes spendable, once per line and programme. */
export const rewardEntry = (reward: DueReward, now: Date): Entry => ({
  kind: 'reward',
  key: `reward:${reward.lineId}:${reward.programmeId}`,
  date: kstDayOf(now),
  lines: move(
    reward.amount,
    account.cashbackPending(reward.currency, reward.userId),
    account.cashback(reward.currency, reward.userId),
  ),
});

/** Once posted: the lot the reward is spent and expires from. */
export async function addRewardLot(tx: Ctx, reward: DueReward): Promise<void> {
  await addLot(tx, {
    userId: reward.userId,
    bucket: 'cashback',
    currency: reward.currency,
    sourceId: newId(),
    amount: reward.amount,
    expiresOn: addDays(kstDayOf(tx.now), reward.validDays ?? REWARD_DAYS),
  });
}

/** Nothing of an order's reward is left to pay. */
export async function settleRewards(
  tx: Ctx,
  orderId: string,
  programmeIds: readonly string[],
): Promise<void> {
  if (programmeIds.length === 0) return;
  await tx.db
    .update(cashbackRewards)
    .set({ state: 'paid' })
    .where(
      and(
        eq(cashbackRewards.holderId, orderId),
        inArray(cashbackRewards.programmeId, [...programmeIds]),
        eq(cashbackRewards.state, 'pending'),
      ),
    );
}

/** Points earned with a purchase become spendable with its confirmation. */
export const pointsEarnedEntry = (
  earned: { lineId: string; userId: string; amount: Krw },
  now: Date,
): Entry => ({
  kind: 'points-earned',
  key: `points-earned:${earned.lineId}`,
  date: kstDayOf(now),
  lines: move(earned.amount, account.pointsPending(earned.userId), account.points(earned.userId)),
});

export async function addPointLot(
  tx: Ctx,
  earned: { lineId: string; userId: string; amount: Krw; validDays: number },
): Promise<void> {
  await addLot(tx, {
    userId: earned.userId,
    bucket: 'points',
    currency: null,
    sourceId: earned.lineId,
    amount: earned.amount,
    expiresOn: addDays(kstDayOf(tx.now), earned.validDays),
  });
}
