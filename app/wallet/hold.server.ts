import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw, krw } from '#app/core/krw.ts';
import { type KstMonth, kstDayOf, kstMonthOf } from '#app/core/kst.ts';
import type { Entry } from '#app/ledger/index.ts';
import { cashbackRewards } from '#db/schema/cashback.ts';
import { lotUses, pendingReturns, walletHolds } from '#db/schema/wallet.ts';
import {
  captureLines,
  type GrantPart,
  type HeldMoney,
  type HeldReward,
  holdLines,
  releaseLines,
} from './books.ts';
import { keepUsable, moveLot, takeFromLots } from './lots.server.ts';
import { countReward, uncountReward } from './reward-months.server.ts';

export type RewardRequest = {
  programmeId: string;
  period: KstMonth | 'whole';
  amount: Krw;
  /** The spend it is for, and what was counted before it when it was quoted. */
  base: Krw;
  baseBefore: Krw;
  personalCap: Krw;
};
export type HoldRequest = {
  orderId: string;
  userId: string;
  currency: string;
  charged: Krw;
  cashback: Krw;
  grants: readonly GrantPart[];
  points: Krw;
  rewards: readonly RewardRequest[];
};

/** The entry that sets an order's wallet money, points and promised rewards aside. Posting it checks and locks the balances. */
export const holdEntry = (request: HoldRequest, now: Date): Entry => ({
  kind: 'hold',
  key: `hold:${request.orderId}`,
  date: kstDayOf(now),
  lines: holdLines(request, request.rewards),
});

/**
 * Writes what stands behind the hold entry, which is posted already: which lots are used, which rewards are promised
 * and counted against the person's month.
 */
export async function recordHold(tx: Ctx, request: HoldRequest): Promise<void> {
  const { orderId, userId, currency } = request;
  const month = kstMonthOf(tx.now);
  const rewards = [...request.rewards].sort((a, b) => (a.programmeId < b.programmeId ? -1 : 1));
  const holdId = newId();
  await tx.db.insert(walletHolds).values({
    id: holdId,
    holderId: orderId,
    userId,
    currency,
    charged: request.charged,
    cashback: request.cashback,
    grants: Object.fromEntries(request.grants.map((part) => [part.programmeId, part.amount])),
    points: request.points,
    heldAt: tx.now,
  });
  const cause = { use: 'hold', cause: 'hold', holdId } as const;
  await takeFromLots(tx, { userId, currency, bucket: 'charged' }, request.charged, cause);
  await takeFromLots(tx, { userId, currency, bucket: 'cashback' }, request.cashback, cause);
  for (const part of request.grants)
    await takeFromLots(
      tx,
      { userId, currency, bucket: 'grant', grantProgrammeId: part.programmeId },
      part.amount,
      cause,
    );
  await takeFromLots(tx, { userId, currency: null, bucket: 'points' }, request.points, cause);
  for (const reward of rewards) {
    await countReward(tx, { ...reward, userId, month });
    const { programmeId, period, amount, base } = reward;
    await tx.db
      .insert(cashbackRewards)
      .values({ holderId: orderId, userId, programmeId, month, period, amount, base, state: 'reserved' });
  }
}

type Reward = typeof cashbackRewards.$inferSelect;
type Held = { money: HeldMoney; rewards: Reward[]; holdId: string };

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
  const { userId, currency, charged, cashback, points } = hold;
  const grants = Object.entries(hold.grants).map(([programmeId, amount]) => ({
    programmeId,
    amount: krw(amount),
  }));
  return {
    money: { userId, currency, orderId, charged, cashback, grants, points },
    rewards,
    holdId: hold.id,
  };
}

const heldReward = ({ programmeId, period, amount }: Reward): HeldReward => ({ programmeId, period, amount });

/** The order is paid: lines for the capture entry. Empty when the order holds nothing or was settled before. */
export async function captureHold(tx: Ctx, orderId: string): Promise<Entry['lines']> {
  const held = await closeHold(tx, orderId, 'captured');
  return held ? captureLines(held.money, held.rewards.map(heldReward)) : [];
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
    lines: releaseLines(held.money, held.rewards.map(heldReward)),
  };
  return { entry, held };
}

/** Once the release is posted: money back in its lots, rewards off the person's months (lock order L1). */
export async function finishRelease(tx: Ctx, { held }: Release): Promise<void> {
  const uses = await tx.db
    .select()
    .from(lotUses)
    .where(and(eq(lotUses.holdId, held.holdId), eq(lotUses.use, 'hold')))
    .orderBy(asc(lotUses.lotId));
  for (const use of uses) {
    await moveLot(tx, use, { use: 'release', cause: 'release', holdId: held.holdId });
    // Usable for the rest of the day: the hold was not the person's use of it.
    await keepUsable(tx, use.lotId, 0);
  }
  for (const reward of held.rewards) await uncountReward(tx, { ...reward, userId: held.money.userId });
}

/** What an order's hold still has out of one kind of lot, newest taken first: where returned money goes. */
export async function openUses(tx: Ctx, orderId: string) {
  const [hold] = await tx.db.select().from(walletHolds).where(eq(walletHolds.holderId, orderId));
  if (!hold) return null;
  const uses = await tx.db.select().from(lotUses).where(eq(lotUses.holdId, hold.id));
  const open = new Map<string, Krw>();
  for (const use of uses) {
    const before = open.get(use.lotId) ?? krw(0);
    open.set(use.lotId, use.use === 'hold' ? add(before, use.amount) : krw(before - use.amount));
  }
  // What waits for room is on its way back already.
  const waiting = await tx.db
    .select({ lotId: pendingReturns.lotId, amount: pendingReturns.amount, moved: pendingReturns.moved })
    .from(pendingReturns)
    .where(eq(pendingReturns.holdId, hold.id));
  for (const row of waiting) open.set(row.lotId, krw((open.get(row.lotId) ?? 0) - row.amount + row.moved));
  return { hold, open };
}
