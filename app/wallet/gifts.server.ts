import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, type Krw, krw } from '#app/core/krw.ts';
import { kstDayOf, kstMonthOf, startOfDay, startOfMonth } from '#app/core/kst.ts';
import { Refusal, refuse } from '#app/core/refusal.ts';
import { findByContact, verificationOf } from '#app/identity/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { allow } from '#app/limits/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { walletGifts, walletMonths } from '#db/schema/wallet.ts';
import { expireLotsOf } from './expire.server.ts';
import { acceptUntil, decideGift, type GiftStanding, restoredBy } from './gift-rules.ts';
import { lotsOf, takeFromLots } from './lots.server.ts';
import { currentPolicy } from './policies.server.ts';
import { lockMonth, readBalances } from './read-wallet.server.ts';
import type { WalletRefusal } from './refusals.ts';

export type GiftRequest = {
  intentKey: string;
  currency: string;
  name: string;
  phone: string;
  amount: Krw;
  message: string;
};

/** What the sender has and sent; gifts that came back leave the limits free again. */
export async function readGiftStanding(ctx: Ctx, userId: string, currency: string): Promise<GiftStanding> {
  const rows = await ctx.db
    .select({ amount: walletGifts.amount, sentAt: walletGifts.sentAt })
    .from(walletGifts)
    .where(
      and(
        eq(walletGifts.senderId, userId),
        eq(walletGifts.currency, currency),
        gte(walletGifts.sentAt, startOfMonth(kstMonthOf(ctx.now))),
        inArray(walletGifts.state, ['sent', 'accepted']),
      ),
    );
  const today = startOfDay(kstDayOf(ctx.now));
  const { charged } = await readBalances(ctx, userId, currency);
  return {
    charged,
    sentToday: add(...rows.filter((row) => row.sentAt >= today).map((row) => row.amount)),
    sentThisMonth: add(...rows.map((row) => row.amount)),
  };
}

/**
 * Looks a receiver up by name and phone. Every look-up counts against a limit, and whoever cannot receive is refused in
 * the same words: nobody learns here who is a member.
 */
async function findReceiver(
  ctx: Ctx<Shopper>,
  contact: { name: string; phone: string },
  network: string,
): Promise<string> {
  const { userId } = ctx.actor;
  await allow(ctx, 'find-receiver', { person: userId, network });
  const receiverId = await findByContact(ctx, contact);
  if (!receiverId) refuse<WalletRefusal>({ code: 'wallet/gift-no-receiver' });
  if (receiverId === userId) refuse<WalletRefusal>({ code: 'wallet/gift-to-self' });
  return receiverId;
}

async function mayHold(ctx: Ctx<Shopper>): Promise<void> {
  const verified = await verificationOf(ctx, ctx.actor.userId);
  if (!verified?.mayHoldWallet) refuse<WalletRefusal>({ code: 'wallet/not-verified' });
}

/** Whether a gift could be sent now, before the sender confirms it. Writes nothing. */
export async function checkGift(
  ctx: Ctx<Shopper>,
  request: Omit<GiftRequest, 'intentKey' | 'message'>,
  network: string,
): Promise<void> {
  await mayHold(ctx);
  const [policy, standing] = await Promise.all([
    currentPolicy(ctx, request.currency),
    readGiftStanding(ctx, ctx.actor.userId, request.currency),
  ]);
  const refusal = decideGift(request.amount, policy, standing);
  if (refusal) throw new Refusal(refusal);
  await findReceiver(ctx, request, network);
}

/**
 * 선물: charged money leaves the sender's lots, first in first out, and waits for the receiver. Both are verified wallet
 * holders. The same key is the same gift. Sending gives the sender's month its charge room back (domain rule 2.4).
 */
export async function sendGift(
  ctx: Ctx<Shopper>,
  request: GiftRequest,
  network: string,
): Promise<{ giftId: string }> {
  const { userId } = ctx.actor;
  const before = await sentBefore(ctx, request);
  if (before) return before;
  await mayHold(ctx);
  const receiverId = await findReceiver(ctx, request, network);
  await expireLotsOf(ctx, userId);
  return inTransaction(ctx, async (tx) => {
    const { currency, amount, message, intentKey } = request;
    // The lock queues one sender's gifts, so a key is looked for once more behind it.
    const month = await lockMonth(tx, userId, currency);
    const twin = await sentBefore(tx, request);
    if (twin) return twin;
    const policy = await currentPolicy(tx, currency);
    const refusal = decideGift(amount, policy, await readGiftStanding(tx, userId, currency));
    if (refusal) throw new Refusal(refusal);
    const giftId = newId();
    const restored = restoredBy(amount, month);
    await post(tx, [
      {
        kind: 'gift',
        key: `gift:${giftId}`,
        date: kstDayOf(tx.now),
        lines: move(amount, account.charged(currency, userId), account.giftHeld(currency, giftId)),
      },
    ]);
    const owner = { userId, currency, bucket: 'charged' } as const;
    const lots = await takeFromLots(tx, owner, amount, { use: 'gift', cause: `gift:${giftId}` });
    const ends = (await lotsOf(tx, lots)).map((lot) => lot.expiresOn).sort();
    await tx.db.insert(walletGifts).values({
      id: giftId,
      senderId: userId,
      receiverId,
      currency,
      amount,
      message,
      intentKey,
      month: month.month,
      restored,
      sentAt: tx.now,
      acceptBy: acceptUntil(tx.now, policy.giftAcceptDays, ends[0] ?? kstDayOf(tx.now)),
    });
    await tx.db
      .update(walletMonths)
      .set({ restored: sql`${walletMonths.restored} + ${restored}` })
      .where(month.mine);
    await enqueue(tx, 'notifications.gift', { giftId, event: 'sent' });
    return { giftId };
  });
}

async function sentBefore(ctx: Ctx<Shopper>, request: GiftRequest): Promise<{ giftId: string } | null> {
  const [gift] = await ctx.db
    .select()
    .from(walletGifts)
    .where(and(eq(walletGifts.senderId, ctx.actor.userId), eq(walletGifts.intentKey, request.intentKey)));
  if (!gift) return null;
  if (gift.amount !== krw(request.amount) || gift.currency !== request.currency)
    refuse<WalletRefusal>({ code: 'wallet/gift-key-reused' });
  return { giftId: gift.id };
}
