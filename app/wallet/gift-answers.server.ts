import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { add, krw, least, subtract } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { verificationOf } from '#app/identity/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { lotUses, pendingReturns, walletGifts, walletLots, walletMonths } from '#db/schema/wallet.ts';
import { holdingRoom } from './charge-rules.ts';
import { addLot, moveLot } from './lots.server.ts';
import { currentPolicy } from './policies.server.ts';
import { lockMonth, readStanding } from './read-wallet.server.ts';
import type { WalletRefusal } from './refusals.ts';
import type { GiftState } from './words.ts';

type Gift = typeof walletGifts.$inferSelect;

/** Locks a gift of the person who asks; a stranger's is not found. */
async function lockGift(tx: Ctx<Shopper>, giftId: string, as: 'sender' | 'receiver'): Promise<Gift> {
  const mine = as === 'sender' ? walletGifts.senderId : walletGifts.receiverId;
  const [gift] = await tx.db
    .select()
    .from(walletGifts)
    .where(and(eq(walletGifts.id, giftId), eq(mine, tx.actor.userId)))
    .for('no key update');
  return gift ?? refuse<WalletRefusal>({ code: 'wallet/gift-not-found' });
}

/** The parts of the sender's lots a gift is made of, what ends first first. */
const partsOf = (tx: Ctx, giftId: string) =>
  tx.db
    .select({ lot: walletLots, amount: lotUses.amount })
    .from(lotUses)
    .innerJoin(walletLots, eq(walletLots.id, lotUses.lotId))
    .where(and(eq(lotUses.cause, `gift:${giftId}`), eq(lotUses.use, 'gift')))
    .orderBy(asc(walletLots.expiresOn), asc(walletLots.id));

async function settle(tx: Ctx, gift: Gift, state: Exclude<GiftState, 'sent'>): Promise<void> {
  await tx.db.update(walletGifts).set({ state, settledAt: tx.now }).where(eq(walletGifts.id, gift.id));
  await enqueue(tx, 'notifications.gift', { giftId: gift.id, event: state });
}

/**
 * The receiver takes a gift: new lots that began and end as the sender's did. Refused when the receiver's holding would
 * pass the limit; the gift then waits on.
 */
export async function acceptGift(ctx: Ctx<Shopper>, giftId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const gift = await lockGift(tx, giftId, 'receiver');
    if (gift.state === 'accepted') return;
    if (gift.state !== 'sent') refuse<WalletRefusal>({ code: 'wallet/gift-over', state: gift.state });
    if (gift.acceptBy <= tx.now) refuse<WalletRefusal>({ code: 'wallet/gift-over', state: 'lapsed' });
    const { receiverId: userId, currency, amount } = gift;
    const verified = await verificationOf(tx, userId);
    if (!verified?.mayHoldWallet) refuse<WalletRefusal>({ code: 'wallet/not-verified' });
    await lockMonth(tx, userId, currency);
    const room = holdingRoom(await currentPolicy(tx, currency), await readStanding(tx, userId, currency));
    if (amount > room) refuse<WalletRefusal>({ code: 'wallet/gift-no-room', left: room });
    await post(tx, [
      {
        kind: 'gift-in',
        key: `gift-in:${gift.id}`,
        date: kstDayOf(tx.now),
        lines: move(amount, account.giftHeld(currency, gift.id), account.charged(currency, userId)),
      },
    ]);
    const parts = await partsOf(tx, gift.id);
    for (const [part, { lot, amount: partAmount }] of parts.entries())
      await addLot(tx, {
        userId,
        bucket: 'charged',
        currency,
        sourceId: gift.id,
        part,
        amount: partAmount,
        expiresOn: lot.expiresOn,
        chargedAt: lot.chargedAt,
      });
    await settle(tx, gift, 'accepted');
  });
}

/** The receiver does not want it: all of it goes back. */
export const declineGift = (ctx: Ctx<Shopper>, giftId: string): Promise<void> =>
  answer(ctx, giftId, 'receiver', 'declined');

/** The sender takes it back, as long as it is not accepted. */
export const cancelGift = (ctx: Ctx<Shopper>, giftId: string): Promise<void> =>
  answer(ctx, giftId, 'sender', 'cancelled');

async function answer(
  ctx: Ctx<Shopper>,
  giftId: string,
  as: 'sender' | 'receiver',
  state: 'declined' | 'cancelled',
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const gift = await lockGift(tx, giftId, as);
    if (gift.state === state) return;
    if (gift.state !== 'sent') refuse<WalletRefusal>({ code: 'wallet/gift-over', state: gift.state });
    await giveBack(tx, gift, state);
  });
}

/** Gifts nobody accepted in time go back. A sweep. */
export async function lapseGifts(ctx: Ctx): Promise<number> {
  const over = and(eq(walletGifts.state, 'sent'), lte(walletGifts.acceptBy, ctx.now));
  const rows = await ctx.db
    .select({ id: walletGifts.id })
    .from(walletGifts)
    .where(over)
    .orderBy(asc(walletGifts.acceptBy))
    .limit(100);
  await eachRow(
    'wallet.lapse-gifts',
    rows.map(({ id }) => id),
    (giftId) =>
      inTransaction(ctx, async (tx) => {
        const [gift] = await tx.db
          .select()
          .from(walletGifts)
          .where(and(eq(walletGifts.id, giftId), over))
          .for('no key update');
        if (gift) await giveBack(tx, gift, 'lapsed');
      }),
  );
  return rows.length;
}

/**
 * Everything back where it came from: the same lots with the end they had, as far as the sender's wallet has room; the
 * rest waits. The charge room the gift gave back counts again in the month it was sent: had it never been sent, the month
 * would stand just there. A sender who charged on meanwhile may stand above the limit then; that closes the month for
 * charging and takes nothing away.
 */
async function giveBack(tx: Ctx, gift: Gift, state: 'declined' | 'cancelled' | 'lapsed'): Promise<void> {
  const { senderId: userId, currency, month } = gift;
  await lockMonth(tx, userId, currency);
  let room = holdingRoom(await currentPolicy(tx, currency), await readStanding(tx, userId, currency));
  const parts = (await partsOf(tx, gift.id)).map(({ lot, amount }) => {
    const now = least(room, amount);
    room = subtract(room, now);
    return { lotId: lot.id, now, waiting: subtract(amount, now) };
  });
  const held = account.giftHeld(currency, gift.id);
  await post(tx, [
    {
      kind: 'gift-back',
      key: `gift-back:${gift.id}`,
      date: kstDayOf(tx.now),
      lines: [
        ...move(add(krw(0), ...parts.map((part) => part.now)), held, account.charged(currency, userId)),
        ...move(
          add(krw(0), ...parts.map((part) => part.waiting)),
          held,
          account.pendingReturn(currency, userId),
        ),
      ],
    },
  ]);
  for (const { lotId, now, waiting } of parts.toSorted((a, b) => (a.lotId < b.lotId ? -1 : 1))) {
    if (now > 0)
      await moveLot(tx, { lotId, amount: now }, { use: 'gift_back', cause: `gift-back:${gift.id}` });
    if (waiting > 0)
      await tx.db
        .insert(pendingReturns)
        .values({ userId, currency, lotId, causeId: gift.id, amount: waiting, since: tx.now });
  }
  await tx.db
    .update(walletMonths)
    .set({ restored: sql`${walletMonths.restored} - ${gift.restored}` })
    .where(
      and(
        eq(walletMonths.userId, userId),
        eq(walletMonths.currency, currency),
        eq(walletMonths.month, month),
      ),
    );
  await settle(tx, gift, state);
}
