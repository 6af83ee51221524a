import { and, desc, eq, gt, inArray, lt, or } from 'drizzle-orm';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import type { Krw } from '#app/core/krw.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { maskedNamesOf } from '#app/identity/index.server.ts';
import { walletGifts } from '#db/schema/wallet.ts';
import type { GiftState } from './words.ts';

export type GiftView = {
  id: string;
  direction: 'sent' | 'received';
  /** The other side, masked. */
  person: string;
  currency: string;
  amount: Krw;
  message: string;
  state: GiftState;
  sentAt: Date;
  acceptBy: Date;
  settledAt: Date | null;
};

type Row = typeof walletGifts.$inferSelect;

async function shown(ctx: Ctx<Shopper>, rows: readonly Row[]): Promise<GiftView[]> {
  const { userId } = ctx.actor;
  const other = (row: Row) => (row.senderId === userId ? row.receiverId : row.senderId);
  const names = await maskedNamesOf(ctx, rows.map(other));
  return rows.map((row) => ({
    id: row.id,
    direction: row.senderId === userId ? 'sent' : 'received',
    person: names.get(other(row)) ?? '회원',
    currency: row.currency,
    amount: row.amount,
    message: row.message,
    // Over is over, even before the sweep has come by.
    state: row.state === 'sent' && row.acceptBy <= ctx.now ? 'lapsed' : row.state,
    sentAt: row.sentAt,
    acceptBy: row.acceptBy,
    settledAt: row.settledAt,
  }));
}

/** 보낸 선물 or 받은 선물 of the person who asks, newest first. */
export async function listGifts(
  ctx: Ctx<Shopper>,
  which: { direction: 'sent' | 'received'; currency: string },
  page: { cursor: string | null; limit: number },
): Promise<Page<GiftView>> {
  const [ms, id] = decodeCursor(page.cursor, 2) ?? [];
  const at = instantOf(ms);
  const mine = which.direction === 'sent' ? walletGifts.senderId : walletGifts.receiverId;
  const rows = await ctx.db
    .select()
    .from(walletGifts)
    .where(
      and(
        eq(mine, ctx.actor.userId),
        eq(walletGifts.currency, which.currency),
        at && isId(id)
          ? or(lt(walletGifts.sentAt, at), and(eq(walletGifts.sentAt, at), gt(walletGifts.id, id)))
          : undefined,
      ),
    )
    .orderBy(desc(walletGifts.sentAt), walletGifts.id)
    .limit(page.limit + 1);
  const cut = toPage(rows, page.limit, (row) => [row.sentAt.getTime(), row.id]);
  return { rows: await shown(ctx, cut.rows), next: cut.next };
}

/** Gifts that wait for this person's answer, what ends first first. */
export async function giftsToAnswer(ctx: Ctx<Shopper>, currency: string): Promise<GiftView[]> {
  const rows = await ctx.db
    .select()
    .from(walletGifts)
    .where(
      and(
        eq(walletGifts.receiverId, ctx.actor.userId),
        eq(walletGifts.currency, currency),
        eq(walletGifts.state, 'sent'),
        gt(walletGifts.acceptBy, ctx.now),
      ),
    )
    .orderBy(walletGifts.acceptBy, walletGifts.id)
    .limit(20);
  return shown(ctx, rows);
}

/** One's own gift, sent or received, or null. */
export async function findGift(ctx: Ctx<Shopper>, giftId: string): Promise<GiftView | null> {
  const [gift] = await giftsById(ctx, [giftId]);
  return gift ?? null;
}

/** Own gifts by id; a stranger's are not among them. */
export async function giftsById(ctx: Ctx<Shopper>, giftIds: readonly string[]): Promise<GiftView[]> {
  if (giftIds.length === 0) return [];
  const { userId } = ctx.actor;
  const rows = await ctx.db
    .select()
    .from(walletGifts)
    .where(
      and(
        inArray(walletGifts.id, [...new Set(giftIds)]),
        or(eq(walletGifts.senderId, userId), eq(walletGifts.receiverId, userId)),
      ),
    );
  return shown(ctx, rows);
}

/** A gift for the mails about it. */
export async function readGift(ctx: Ctx<System>, giftId: string) {
  const [gift] = await ctx.db.select().from(walletGifts).where(eq(walletGifts.id, giftId));
  return gift ?? null;
}
