import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { subtract } from '#app/core/krw.ts';
import { post } from '#app/ledger/index.server.ts';
import type { Entry } from '#app/ledger/index.ts';
import { eachKey } from '#app/platform/each-row.server.ts';
import {
  addRewardLot,
  currentPolicy,
  type DueReward,
  lockMonth,
  programmesById,
  readStanding,
  rewardEntry,
  settleRewards,
} from '#app/wallet/index.server.ts';
import { holdingRoom } from '#app/wallet/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLineRewards, orderLines } from '#db/schema/orders.ts';
import { lockOrder } from './write-order.server.ts';

type Order = { id: string; userId: string | null; currency: string };

/** An order's rewards that wait to be paid, what refunds took already off. */
async function dueRewards(tx: Ctx, order: Order, states: readonly ('promised' | 'due')[]) {
  const { userId } = order;
  if (!userId) return [];
  const rows = await tx.db
    .select({ reward: orderLineRewards })
    .from(orderLineRewards)
    .innerJoin(orderLines, eq(orderLines.id, orderLineRewards.lineId))
    .where(and(eq(orderLines.orderId, order.id), inArray(orderLineRewards.state, [...states])))
    .orderBy(asc(orderLines.position), asc(orderLineRewards.programmeId));
  return rows.map(
    ({ reward }): DueReward => ({
      lineId: reward.lineId,
      programmeId: reward.programmeId,
      userId,
      currency: order.currency,
      amount: subtract(reward.amount, reward.reversed),
      validDays: reward.validDays,
    }),
  );
}

async function markPaid(tx: Ctx, order: Order, rewards: readonly DueReward[]): Promise<void> {
  if (rewards.length === 0) return;
  for (const reward of rewards) {
    if (reward.amount > 0) await addRewardLot(tx, reward);
    await tx.db
      .update(orderLineRewards)
      .set({ state: 'paid' })
      .where(
        and(eq(orderLineRewards.lineId, reward.lineId), eq(orderLineRewards.programmeId, reward.programmeId)),
      );
  }
  const open = (await dueRewards(tx, order, ['promised', 'due'])).map((reward) => reward.programmeId);
  const settled = rewards.map((reward) => reward.programmeId).filter((id) => !open.includes(id));
  await settleRewards(tx, order.id, settled);
}

/** Those that fit into the wallet; the rest waits as pending, for the holding limit is kept. */
async function fitting(tx: Ctx, order: Order, rewards: readonly DueReward[]): Promise<DueReward[]> {
  if (!order.userId || rewards.length === 0) return [];
  await lockMonth(tx, order.userId, order.currency);
  const policy = await currentPolicy(tx, order.currency);
  let room = holdingRoom(policy, await readStanding(tx, order.userId, order.currency));
  return rewards.filter((reward) => {
    if (reward.amount > room) return false;
    room = subtract(room, reward.amount);
    return true;
  });
}

type PlannedRewards = { entries: Entry[]; apply: (tx: Ctx) => Promise<void> };

/**
 * 캐시백 지급: an order's due rewards as far as the wallet has room: entries for the caller to post with its own, and what
 * follows them. The caller holds the order's lock.
 */
export async function planDueRewards(tx: Ctx, order: Order): Promise<PlannedRewards> {
  const paying = await fitting(tx, order, await dueRewards(tx, order, ['due']));
  return {
    entries: paying.map((reward) => rewardEntry(reward, tx.now)),
    apply: (inside) => markPaid(inside, order, paying),
  };
}

/**
 * Rewards of programmes that pay at the payment: entries for the caller to post with the capture, and what follows them.
 * What does not fit is due and paid by the sweep.
 */
export async function rewardsPaidAtOnce(tx: Ctx, order: Order): Promise<PlannedRewards> {
  const promised = await dueRewards(tx, order, ['promised']);
  const programmes = await programmesById(
    tx,
    promised.map((reward) => reward.programmeId),
  );
  const atOnce = promised.filter((reward) => programmes.get(reward.programmeId)?.payout === 'paid');
  const paying = await fitting(tx, order, atOnce);
  return {
    entries: paying.map((reward) => rewardEntry(reward, tx.now)),
    apply: async (inside) => {
      for (const reward of atOnce)
        await inside.db
          .update(orderLineRewards)
          .set({ state: 'due' })
          .where(
            and(
              eq(orderLineRewards.lineId, reward.lineId),
              eq(orderLineRewards.programmeId, reward.programmeId),
            ),
          );
      await markPaid(inside, order, paying);
    },
  };
}

/** Rewards that found the wallet full are tried again, order by order. A sweep. */
export async function payWaitingRewards(ctx: Ctx): Promise<number> {
  let paid = 0;
  await eachKey(
    'orders.pay-rewards',
    async (after, limit) => {
      const rows = await ctx.db
        .selectDistinct({ orderId: orderLines.orderId })
        .from(orderLineRewards)
        .innerJoin(orderLines, eq(orderLines.id, orderLineRewards.lineId))
        .where(
          and(eq(orderLineRewards.state, 'due'), after === null ? undefined : gt(orderLines.orderId, after)),
        )
        .orderBy(asc(orderLines.orderId))
        .limit(limit);
      return rows.map(({ orderId }) => orderId);
    },
    async (orderId) => {
      paid += await inTransaction(ctx, async (tx) => {
        const due = await planDueRewards(tx, await lockOrder(tx, orderId));
        await post(tx, due.entries);
        await due.apply(tx);
        return due.entries.length;
      });
    },
  );
  return paid;
}
