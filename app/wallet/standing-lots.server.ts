import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { Refusal } from '#app/core/refusal.ts';
import { post } from '#app/ledger/index.server.ts';
import type { Entry } from '#app/ledger/index.ts';
import { sqlState } from '#db/client.server.ts';
import { walletLots } from '#db/schema/wallet.ts';
import { type Lot, moveLot } from './lots.server.ts';

/** Somebody spent from the lot, or gave back to it, between reading and posting. */
class LotMoved extends Error {}
const TRIES = 5;

/**
 * Takes all that remains of one lot. Whoever moves a lot posts on its balance first, so once our entry is posted the lot
 * stands still: had it moved since it was read, everything is undone. False when this very entry was posted before.
 */
export async function emptyLot(
  tx: Ctx,
  lot: Lot,
  out: { entry: Entry; use: 'expire' | 'pay_out' },
): Promise<boolean> {
  const [posted] = await post(tx, [out.entry]);
  if (!posted || posted.replayed) return false;
  const [now] = await tx.db.select().from(walletLots).where(eq(walletLots.id, lot.id)).for('no key update');
  if (now?.remaining !== lot.remaining || now.expiresOn !== lot.expiresOn) throw new LotMoved(lot.id);
  await moveLot(tx, { lotId: lot.id, amount: lot.remaining }, { use: out.use, cause: out.entry.key });
  return true;
}

const someoneWasFaster = (error: unknown): boolean =>
  error instanceof LotMoved ||
  (error instanceof Refusal && error.reason.code === 'ledger/overdrawn') ||
  sqlState(error) === '23505';

/** Runs a transaction that empties lots again, from its reading on, when a lot moved under it. */
export async function untilLotsStand<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried >= TRIES || !someoneWasFaster(error)) throw error;
    }
  }
}
