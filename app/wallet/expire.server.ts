import { and, asc, count, eq, gt, lt } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { account, move } from '#app/ledger/index.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { lotUses, walletLots } from '#db/schema/wallet.ts';
import { lotAccount } from './books.ts';
import { emptyLot, untilLotsStand } from './standing-lots.server.ts';

/** 소멸: what remains of lots whose last day is over leaves its bucket. What an open order holds stays held. A sweep. */
export const expireLots = (ctx: Ctx): Promise<number> => expire(ctx);

/** The same for one person, before they decide about their money. */
export const expireLotsOf = (ctx: Ctx, userId: string): Promise<number> => expire(ctx, userId);

const isOver = (ctx: Ctx) =>
  and(gt(walletLots.remaining, krw(0)), lt(walletLots.expiresOn, kstDayOf(ctx.now)));

async function expire(ctx: Ctx, userId?: string): Promise<number> {
  const rows = await ctx.db
    .select({ id: walletLots.id })
    .from(walletLots)
    .where(and(isOver(ctx), userId ? eq(walletLots.userId, userId) : undefined))
    .orderBy(asc(walletLots.expiresOn), asc(walletLots.id))
    .limit(200);
  await eachRow(
    'wallet.expire-lots',
    rows.map(({ id }) => id),
    (lotId) => untilLotsStand(() => expireLot(ctx, lotId)),
  );
  return rows.length;
}

const expireLot = (ctx: Ctx, lotId: string): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    const [lot] = await tx.db
      .select()
      .from(walletLots)
      .where(and(eq(walletLots.id, lotId), isOver(tx)));
    if (!lot) return;
    // A hold released after the day was over leaves a rest that ends once more.
    const [before] = await tx.db
      .select({ times: count() })
      .from(lotUses)
      .where(and(eq(lotUses.lotId, lotId), eq(lotUses.use, 'expire')));
    const again = before?.times ? `:${before.times}` : '';
    const issued = lot.currency === null ? account.pointsIssued : account.issued(lot.currency);
    await emptyLot(tx, lot, {
      use: 'expire',
      entry: {
        kind: 'expire',
        key: `expire:${lot.id}:${lot.expiresOn}${again}`,
        date: kstDayOf(tx.now),
        lines: move(lot.remaining, lotAccount(lot), issued),
      },
    });
  });
