import { and, eq, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import type { Krw } from '#app/core/krw.ts';
import { addYears, kstDayOf } from '#app/core/kst.ts';
import { Refusal } from '#app/core/refusal.ts';
import type { Entry } from '#app/ledger/index.ts';
import { walletCharges, walletLots, walletMonths } from '#db/schema/wallet.ts';
import { chargeLines } from './books.ts';
import { decideCharge } from './charge-rules.ts';
import { currentPolicy, DAEJEON } from './policies.server.ts';
import { lockMonth, readStanding } from './read-wallet.server.ts';

/**
 * Makes room for a charge inside the monthly and the holding limit. The month's row is locked first, so parallel
 * requests of one person queue and cannot pass a limit together. Wallet holders must be verified persons aged 14 or
 * over; the caller has checked that.
 */
export async function beginCharge(tx: Ctx<Shopper>, amount: Krw): Promise<{ chargeId: string }> {
  const { userId } = tx.actor;
  const { month, mine } = await lockMonth(tx, userId, DAEJEON);
  const refusal = decideCharge(amount, await currentPolicy(tx), await readStanding(tx, userId));
  if (refusal) throw new Refusal(refusal);
  await tx.db
    .update(walletMonths)
    .set({ charging: sql`${walletMonths.charging} + ${amount}` })
    .where(mine);
  const chargeId = newId();
  await tx.db
    .insert(walletCharges)
    .values({ id: chargeId, userId, currency: DAEJEON, amount, month, createdAt: tx.now });
  return { chargeId };
}

/** The provider captured the charge: it becomes a lot of charged money. Returns the entry to post, null if done before. */
export async function completeCharge(tx: Ctx, chargeId: string, attemptId: string): Promise<Entry | null> {
  const [charge] = await tx.db
    .update(walletCharges)
    .set({ state: 'charged', settledAt: tx.now })
    .where(and(eq(walletCharges.id, chargeId), eq(walletCharges.state, 'awaiting_payment')))
    .returning();
  if (!charge) return null;
  await tx.db
    .update(walletMonths)
    .set({
      charged: sql`${walletMonths.charged} + ${charge.amount}`,
      charging: sql`${walletMonths.charging} - ${charge.amount}`,
    })
    .where(
      and(
        eq(walletMonths.userId, charge.userId),
        eq(walletMonths.currency, charge.currency),
        eq(walletMonths.month, charge.month),
      ),
    );
  const policy = await currentPolicy(tx, charge.currency);
  const today = kstDayOf(tx.now);
  await tx.db.insert(walletLots).values({
    userId: charge.userId,
    currency: charge.currency,
    sourceId: charge.id,
    amount: charge.amount,
    remaining: charge.amount,
    chargedAt: tx.now,
    expiresOn: addYears(today, policy.lotYears),
  });
  return { kind: 'charge', key: `charge:${attemptId}`, date: today, lines: chargeLines(charge) };
}

/** The charge came to nothing: the room it took is free again. */
export async function failCharge(tx: Ctx, chargeId: string): Promise<void> {
  const [charge] = await tx.db
    .update(walletCharges)
    .set({ state: 'failed', settledAt: tx.now })
    .where(and(eq(walletCharges.id, chargeId), eq(walletCharges.state, 'awaiting_payment')))
    .returning();
  if (!charge) return;
  await tx.db
    .update(walletMonths)
    .set({ charging: sql`${walletMonths.charging} - ${charge.amount}` })
    .where(
      and(
        eq(walletMonths.userId, charge.userId),
        eq(walletMonths.currency, charge.currency),
        eq(walletMonths.month, charge.month),
      ),
    );
}

/** One charge of the person who asks, or null. */
export async function findCharge(ctx: Ctx<Shopper>, chargeId: string) {
  const [charge] = await ctx.db
    .select()
    .from(walletCharges)
    .where(and(eq(walletCharges.id, chargeId), eq(walletCharges.userId, ctx.actor.userId)));
  return charge ?? null;
}

/** Whose a charge is, for the mail about it. */
export async function ownerOfCharge(ctx: Ctx, chargeId: string): Promise<string | null> {
  const [charge] = await ctx.db
    .select({ userId: walletCharges.userId })
    .from(walletCharges)
    .where(eq(walletCharges.id, chargeId));
  return charge?.userId ?? null;
}
