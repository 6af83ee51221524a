import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { add, krw, least, subtract } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, type Entry, move } from '#app/ledger/index.ts';
import { eachKey } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { pendingReturns, walletLots } from '#db/schema/wallet.ts';
import { lotAccount } from './books.ts';
import { holdingRoom } from './charge-rules.ts';
import { keepUsable, moveLot } from './lots.server.ts';
import { currentPolicy } from './policies.server.ts';
import { lockMonth, readStanding } from './read-wallet.server.ts';

const waits = lt(pendingReturns.moved, pendingReturns.amount);

/** Returned money that did not fit moves into its lot as far as the holding limit allows now. A sweep. */
export async function movePendingReturns(ctx: Ctx): Promise<number> {
  let moved = 0;
  await eachKey(
    'wallet.pending-returns',
    async (after, limit) => {
      const rows = await ctx.db
        .selectDistinct({ userId: pendingReturns.userId })
        .from(pendingReturns)
        .where(and(waits, after === null ? undefined : gt(pendingReturns.userId, after)))
        .orderBy(asc(pendingReturns.userId))
        .limit(limit);
      return rows.map(({ userId }) => userId);
    },
    async (userId) => {
      const rows = await ctx.db
        .selectDistinct({ currency: pendingReturns.currency })
        .from(pendingReturns)
        .where(and(eq(pendingReturns.userId, userId), waits));
      for (const { currency } of rows) moved += await moveFor(ctx, userId, currency);
    },
  );
  return moved;
}

async function moveFor(ctx: Ctx, userId: string, currency: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await lockMonth(tx, userId, currency);
    const rows = await tx.db
      .select({ pending: pendingReturns, lot: walletLots })
      .from(pendingReturns)
      .innerJoin(walletLots, eq(walletLots.id, pendingReturns.lotId))
      .where(and(eq(pendingReturns.userId, userId), eq(pendingReturns.currency, currency), waits))
      .orderBy(asc(pendingReturns.since), asc(pendingReturns.id))
      .for('no key update', { of: pendingReturns });
    const policy = await currentPolicy(tx, currency);
    let room = holdingRoom(policy, await readStanding(tx, userId, currency));
    const moves = rows.flatMap(({ pending, lot }) => {
      const amount = least(room, subtract(pending.amount, pending.moved));
      room = subtract(room, amount);
      return amount > 0 ? [{ pending, lot, amount, cause: `pending:${pending.id}:${pending.moved}` }] : [];
    });
    const entries: Entry[] = moves.map(({ pending, lot, amount }) => ({
      kind: 'pending-in',
      key: `pending-in:${pending.id}:${pending.moved}`,
      date: kstDayOf(tx.now),
      lines: move(amount, account.pendingReturn(currency, userId), lotAccount(lot)),
    }));
    await post(tx, entries);
    for (const { pending, lot, amount, cause } of moves) {
      await moveLot(tx, { lotId: lot.id, amount }, { use: 'return', cause, holdId: pending.holdId });
      await keepUsable(tx, lot.id, policy.returnGraceDays);
      await tx.db
        .update(pendingReturns)
        .set({ moved: sql`${pendingReturns.moved} + ${amount}` })
        .where(eq(pendingReturns.id, pending.id));
    }
    return add(...moves.map(({ amount }) => amount), krw(0)) > 0 ? moves.length : 0;
  });
}
