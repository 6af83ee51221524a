import { and, asc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type Krw, krw, least } from '#app/core/krw.ts';
import { addDays, type KstDay, kstDayOf } from '#app/core/kst.ts';
import { lotUses, walletLots } from '#db/schema/wallet.ts';
import { LOT_TAKES, type LotBucket } from './words.ts';

export type Lot = typeof walletLots.$inferSelect;
export type LotOwner = {
  userId: string;
  bucket: LotBucket;
  /** Null for points. */
  currency: string | null;
  grantProgrammeId?: string | null;
};
export type LotPart = { lotId: string; amount: Krw };

const ofOwner = (owner: LotOwner) =>
  and(
    eq(walletLots.userId, owner.userId),
    eq(walletLots.bucket, owner.bucket),
    owner.currency === null ? isNull(walletLots.currency) : eq(walletLots.currency, owner.currency),
    owner.grantProgrammeId ? eq(walletLots.grantProgrammeId, owner.grantProgrammeId) : undefined,
  );

/** Charged money is spent first in first out; what ends by itself is spent by what ends first. */
const inOrder = (bucket: LotBucket) =>
  bucket === 'charged'
    ? [asc(walletLots.chargedAt), asc(walletLots.id)]
    : [asc(walletLots.expiresOn), asc(walletLots.chargedAt), asc(walletLots.id)];

type Cause = { use: (typeof lotUses.$inferInsert)['use']; cause: string; holdId?: string | null };

/**
 * Takes an amount out of a balance's lots, which are locked in the order they are spent. The balance itself was
 * checked by posting before; lots that do not suffice are a bug, never a business answer.
 */
export async function takeFromLots(tx: Ctx, owner: LotOwner, amount: Krw, cause: Cause): Promise<LotPart[]> {
  if (amount === 0) return [];
  const lots = await tx.db
    .select()
    .from(walletLots)
    .where(and(ofOwner(owner), gt(walletLots.remaining, krw(0))))
    .orderBy(...inOrder(owner.bucket))
    .for('no key update');
  const parts: LotPart[] = [];
  let wanted = amount;
  for (const lot of lots) {
    const taken = least(lot.remaining, wanted);
    if (taken === 0) break;
    parts.push({ lotId: lot.id, amount: taken });
    wanted = krw(wanted - taken);
  }
  if (wanted !== 0)
    throw new Error(`${owner.bucket} lots of user ${owner.userId} are ${wanted} short of the balance`);
  for (const part of parts) await moveLot(tx, part, cause);
  return parts;
}

/** The lots behind some parts. */
export const lotsOf = (ctx: Ctx, parts: readonly LotPart[]): Promise<Lot[]> =>
  ctx.db
    .select()
    .from(walletLots)
    .where(
      inArray(
        walletLots.id,
        parts.map(({ lotId }) => lotId),
      ),
    );

/** Changes one lot by one cause; what a cause gave or took before is never moved again. */
export async function moveLot(tx: Ctx, part: LotPart, cause: Cause): Promise<void> {
  const takes = (LOT_TAKES as readonly string[]).includes(cause.use);
  await tx.db
    .insert(lotUses)
    .values({ lotId: part.lotId, holdId: cause.holdId ?? null, ...cause, amount: part.amount, at: tx.now });
  const rows = await tx.db
    .update(walletLots)
    .set({
      remaining: takes
        ? sql`${walletLots.remaining} - ${part.amount}`
        : sql`${walletLots.remaining} + ${part.amount}`,
    })
    .where(and(eq(walletLots.id, part.lotId), takes ? gte(walletLots.remaining, part.amount) : undefined))
    .returning({ id: walletLots.id });
  if (rows.length === 0) throw new Error(`lot ${part.lotId} has less than ${part.amount}`);
}

/** A new lot: what came in, from what, usable to the end of its day. */
export async function addLot(
  tx: Ctx,
  lot: LotOwner & { sourceId: string; part?: number; amount: Krw; expiresOn: KstDay; chargedAt?: Date },
): Promise<string> {
  const lotId = newId();
  await tx.db.insert(walletLots).values({
    id: lotId,
    userId: lot.userId,
    bucket: lot.bucket,
    currency: lot.currency,
    grantProgrammeId: lot.grantProgrammeId ?? null,
    sourceId: lot.sourceId,
    part: lot.part ?? 0,
    amount: lot.amount,
    remaining: lot.amount,
    chargedAt: lot.chargedAt ?? tx.now,
    expiresOn: lot.expiresOn,
  });
  return lotId;
}

/**
 * Money that comes back into a lot that ended meanwhile, or ends today, stays usable for some more days; once, so that
 * buying and cancelling makes no money last for ever. Without days, for the rest of the day.
 */
export async function keepUsable(tx: Ctx, lotId: string, graceDays: number): Promise<void> {
  const today = kstDayOf(tx.now);
  await tx.db
    .update(walletLots)
    .set({ expiresOn: addDays(today, graceDays), endedOn: sql`${walletLots.expiresOn}` })
    .where(
      and(
        eq(walletLots.id, lotId),
        isNull(walletLots.endedOn),
        lt(walletLots.expiresOn, graceDays > 0 ? addDays(today, 1) : today),
      ),
    );
}
