import { and, asc, eq, gt, gte, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';
import { addDays, after, hours, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { expiryNotices, walletLots } from '#db/schema/wallet.ts';
import type { LotBucket } from './words.ts';

/** 소멸 예정 안내: so many days before the last one. */
const NOTICE_DAYS = [30, 7, 1] as const;
/** Nobody is woken by a mail about money. */
const FROM_HOUR = 9;
const WARN_DAYS = 30;

export type Expiring = { bucket: LotBucket; currency: string | null; expiresOn: KstDay; amount: Krw };

const endingOn = (day: KstDay) => NOTICE_DAYS.map((before) => addDays(day, before));

async function sums(ctx: Ctx, userId: string, which: ReturnType<typeof and>): Promise<Expiring[]> {
  const rows = await ctx.db
    .select({
      bucket: walletLots.bucket,
      currency: walletLots.currency,
      expiresOn: walletLots.expiresOn,
      amount: sql<string>`sum(${walletLots.remaining})`,
    })
    .from(walletLots)
    .where(and(eq(walletLots.userId, userId), gt(walletLots.remaining, krw(0)), which))
    .groupBy(walletLots.bucket, walletLots.currency, walletLots.expiresOn)
    .orderBy(asc(walletLots.expiresOn), asc(walletLots.bucket));
  return rows.map((row) => ({ ...row, amount: won(row.amount) }));
}

/** What of one person's money ends within the next month, by day. */
export const readExpiring = (ctx: Ctx, userId: string, currency: string): Promise<Expiring[]> => {
  const today = kstDayOf(ctx.now);
  return sums(
    ctx,
    userId,
    and(
      gte(walletLots.expiresOn, today),
      lte(walletLots.expiresOn, addDays(today, WARN_DAYS)),
      or(eq(walletLots.currency, currency), isNull(walletLots.currency)),
    ),
  );
};

/** What a notice written on a day tells: everything that ends 30, 7 or 1 days after it. */
export const readNoticed = (ctx: Ctx<System>, userId: string, day: KstDay): Promise<Expiring[]> =>
  sums(ctx, userId, inArray(walletLots.expiresOn, endingOn(day)));

/** Queues one mail per person and day for whom something ends in 30, 7 or 1 days. A sweep. */
export async function noteExpiring(ctx: Ctx): Promise<number> {
  const day = kstDayOf(ctx.now);
  if (ctx.now < after(startOfDay(day), hours(FROM_HOUR))) return 0;
  const noted = ctx.db
    .select({ one: sql`1` })
    .from(expiryNotices)
    .where(and(eq(expiryNotices.userId, walletLots.userId), eq(expiryNotices.day, day)));
  const rows = await ctx.db
    .selectDistinct({ userId: walletLots.userId })
    .from(walletLots)
    .where(
      and(gt(walletLots.remaining, krw(0)), inArray(walletLots.expiresOn, endingOn(day)), notExists(noted)),
    )
    .limit(200);
  await eachRow(
    'wallet.note-expiring',
    rows.map(({ userId }) => userId),
    (userId) =>
      inTransaction(ctx, async (tx) => {
        const fresh = await tx.db
          .insert(expiryNotices)
          .values({ userId, day, at: tx.now })
          .onConflictDoNothing()
          .returning({ userId: expiryNotices.userId });
        if (fresh.length > 0) await enqueue(tx, 'notifications.expiry', { userId, day });
      }),
  );
  return rows.length;
}
