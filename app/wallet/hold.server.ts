import { and, asc, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw, krw, least } from '#app/core/krw.ts';
import { type KstMonth, kstDayOf, kstMonthOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import type { Entry } from '#app/ledger/index.ts';
import { cashbackRewards, rewardMonths } from '#db/schema/cashback.ts';
import { lotUses, walletHolds, walletLots } from '#db/schema/wallet.ts';
import { captureLines, type HeldMoney, type HeldReward, holdLines, releaseLines } from './books.ts';
import { DAEJEON } from './policies.server.ts';
import type { WalletRefusal } from './refusals.ts';

export type HoldRequest = {
  orderId: string;
  userId: string;
  charged: Krw;
  cashback: Krw;
  rewards: { programmeId: string; amount: Krw; personalCap: Krw }[];
};

/** The entry that sets an order's wallet money and promised rewards aside. Posting it checks and locks the balances. */
export function holdEntry(request: HoldRequest, now: Date): Entry {
  const month = kstMonthOf(now);
  const rewards = request.rewards.map((r) => ({ programmeId: r.programmeId, month, amount: r.amount }));
  return {
    kind: 'hold',
    key: `hold:${request.orderId}`,
    date: kstDayOf(now),
    lines: holdLines({ ...request, currency: DAEJEON }, rewards),
  };
}

/**
 * Writes what stands behind the hold entry, which is posted already: which lots are used (first in first out), which
 * rewards are promised and counted against the person's monthly cap.
 */
export async function recordHold(tx: Ctx, request: HoldRequest): Promise<void> {
  const holdId = newId();
  await tx.db.insert(walletHolds).values({
    id: holdId,
    holderId: request.orderId,
    userId: request.userId,
    currency: DAEJEON,
    charged: request.charged,
    cashback: request.cashback,
    grants: {},
    heldAt: tx.now,
  });
  await takeFromLots(tx, holdId, request);
  const month = kstMonthOf(tx.now);
  for (const reward of [...request.rewards].sort((a, b) => (a.programmeId < b.programmeId ? -1 : 1)))
    await promise(tx, request, reward, month);
}

async function takeFromLots(tx: Ctx, holdId: string, request: HoldRequest): Promise<void> {
  if (request.charged === 0) return;
  const lots = await tx.db
    .select()
    .from(walletLots)
    .where(
      and(
        eq(walletLots.userId, request.userId),
        eq(walletLots.currency, DAEJEON),
        gt(walletLots.remaining, krw(0)),
      ),
    )
    .orderBy(asc(walletLots.chargedAt), asc(walletLots.id))
    .for('no key update');
  let wanted: Krw = request.charged;
  for (const lot of lots) {
    const taken = least(lot.remaining, wanted);
    if (taken === 0) break;
    await tx.db
      .update(walletLots)
      .set({ remaining: krw(lot.remaining - taken) })
      .where(eq(walletLots.id, lot.id));
    await tx.db
      .insert(lotUses)
      .values({ lotId: lot.id, holdId, use: 'hold', amount: taken, cause: 'hold', at: tx.now });
    wanted = krw(wanted - taken);
  }
  if (wanted !== 0)
    throw new Error(`lots of user ${request.userId} are ${wanted} short of the charged balance`);
}

async function promise(
  tx: Ctx,
  request: HoldRequest,
  reward: HoldRequest['rewards'][number],
  month: KstMonth,
): Promise<void> {
  await tx.db
    .insert(rewardMonths)
    .values({ userId: request.userId, programmeId: reward.programmeId, month, promised: krw(0) })
    .onConflictDoNothing();
  const counted = await tx.db
    .update(rewardMonths)
    .set({ promised: sql`${rewardMonths.promised} + ${reward.amount}` })
    .where(
      and(
        eq(rewardMonths.userId, request.userId),
        eq(rewardMonths.programmeId, reward.programmeId),
        eq(rewardMonths.month, month),
        lte(rewardMonths.promised, krw(reward.personalCap - reward.amount)),
      ),
    )
    .returning({ promised: rewardMonths.promised });
  if (counted.length === 0) refuse<WalletRefusal>({ code: 'wallet/reward-changed' });
  await tx.db.insert(cashbackRewards).values({
    holderId: request.orderId,
    userId: request.userId,
    programmeId: reward.programmeId,
    month,
    amount: reward.amount,
    state: 'reserved',
  });
}

type Held = { money: HeldMoney; rewards: HeldReward[]; holdId: string };

async function closeHold(tx: Ctx, orderId: string, state: 'captured' | 'released'): Promise<Held | null> {
  const [hold] = await tx.db
    .update(walletHolds)
    .set({ state })
    .where(and(eq(walletHolds.holderId, orderId), eq(walletHolds.state, 'open')))
    .returning();
  if (!hold) return null;
  const rewards = await tx.db
    .update(cashbackRewards)
    .set({ state: state === 'captured' ? 'pending' : 'cancelled' })
    .where(and(eq(cashbackRewards.holderId, orderId), eq(cashbackRewards.state, 'reserved')))
    .returning();
  const { userId, currency, charged, cashback } = hold;
  return { money: { userId, currency, orderId, charged, cashback }, rewards, holdId: hold.id };
}

/** The order is paid: lines for the capture entry. Empty when the order holds nothing or was settled before. */
export async function captureHold(tx: Ctx, orderId: string): Promise<Entry['lines']> {
  const held = await closeHold(tx, orderId, 'captured');
  return held ? captureLines(held.money, held.rewards) : [];
}

export type Release = { entry: Entry; held: Held };

/** The order came to nothing: closes its hold and gives the entry to post. Lots and caps follow after the balances. */
export async function beginRelease(tx: Ctx, orderId: string): Promise<Release | null> {
  const held = await closeHold(tx, orderId, 'released');
  if (!held) return null;
  const entry = {
    kind: 'release',
    key: `release:${orderId}`,
    date: kstDayOf(tx.now),
    lines: releaseLines(held.money, held.rewards),
  };
  return { entry, held };
}

/** Once the release is posted: money back in its lots, rewards off the person's caps (lock order L1). */
export async function finishRelease(tx: Ctx, { held }: Release): Promise<void> {
  const uses = await tx.db
    .select()
    .from(lotUses)
    .where(and(eq(lotUses.holdId, held.holdId), eq(lotUses.use, 'hold')))
    .orderBy(asc(lotUses.lotId));
  for (const use of uses) {
    await tx.db
      .update(walletLots)
      .set({ remaining: sql`${walletLots.remaining} + ${use.amount}` })
      .where(eq(walletLots.id, use.lotId));
    await tx.db.insert(lotUses).values({
      lotId: use.lotId,
      holdId: held.holdId,
      use: 'release',
      amount: use.amount,
      cause: 'release',
      at: tx.now,
    });
  }
  await uncount(tx, held.money.userId, held.rewards);
}

/** Rewards taken back no longer count against the cap of the month they were promised in. */
export async function uncount(tx: Ctx, userId: string, rewards: readonly HeldReward[]): Promise<void> {
  for (const reward of rewards) {
    if (reward.amount === 0) continue;
    await tx.db
      .update(rewardMonths)
      .set({ promised: sql`${rewardMonths.promised} - ${reward.amount}` })
      .where(
        and(
          eq(rewardMonths.userId, userId),
          eq(rewardMonths.programmeId, reward.programmeId),
          eq(rewardMonths.month, reward.month),
        ),
      );
  }
}

/**
 * Returned charged money goes back into the lots it was taken from, last used first, each never above what this
 * order took from it. The cause (a refund) does it once per lot.
 */
export async function returnToLots(tx: Ctx, orderId: string, amount: Krw, cause: string): Promise<void> {
  if (amount === 0) return;
  const [hold] = await tx.db.select().from(walletHolds).where(eq(walletHolds.holderId, orderId));
  if (!hold) throw new Error(`order ${orderId} holds no wallet money`);
  const uses = await tx.db.select().from(lotUses).where(eq(lotUses.holdId, hold.id));
  const open = new Map<string, Krw>();
  for (const use of uses) {
    const before = open.get(use.lotId) ?? krw(0);
    open.set(use.lotId, use.use === 'hold' ? add(before, use.amount) : krw(before - use.amount));
  }
  const lots = await tx.db
    .select()
    .from(walletLots)
    .where(inArray(walletLots.id, [...open.keys()]))
    .orderBy(desc(walletLots.chargedAt), desc(walletLots.id))
    .for('no key update');
  let left = amount;
  for (const lot of lots) {
    const back = least(open.get(lot.id) ?? krw(0), left);
    if (back === 0) continue;
    await tx.db
      .update(walletLots)
      .set({ remaining: krw(lot.remaining + back) })
      .where(eq(walletLots.id, lot.id));
    await tx.db
      .insert(lotUses)
      .values({ lotId: lot.id, holdId: hold.id, use: 'return', amount: back, cause, at: tx.now });
    left = krw(left - back);
  }
  if (left !== 0) throw new Error(`order ${orderId} took ${left} less from its lots than is returned`);
}
