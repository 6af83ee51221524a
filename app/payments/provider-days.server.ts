import { and, desc, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { after, type KstDay, minutes } from '#app/core/kst.ts';
import { providerDays } from '#db/schema/payments.ts';
import type { Difference } from './compare-transactions.ts';

const TRY_AGAIN_AFTER = minutes(10);

/** Takes a day for one comparison; false when it is done, or was tried a moment ago. */
export async function claimProviderDay(ctx: Ctx, day: KstDay): Promise<boolean> {
  const fresh = await ctx.db
    .insert(providerDays)
    .values({ day, triedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ day: providerDays.day });
  if (fresh.length > 0) return true;
  const again = await ctx.db
    .update(providerDays)
    .set({ triedAt: ctx.now })
    .where(
      and(
        eq(providerDays.day, day),
        isNull(providerDays.comparedAt),
        lte(providerDays.triedAt, after(ctx.now, -TRY_AGAIN_AFTER)),
      ),
    )
    .returning({ day: providerDays.day });
  return again.length > 0;
}

export async function recordProviderDay(
  ctx: Ctx,
  day: KstDay,
  found: { transactions: number; differences: Difference[] },
): Promise<void> {
  const row = { ...found, comparedAt: ctx.now, triedAt: ctx.now };
  await ctx.db
    .insert(providerDays)
    .values({ day, ...row })
    .onConflictDoUpdate({ target: providerDays.day, set: row });
}

/** The last days' comparisons, the latest first. */
export const listProviderDays = (ctx: Ctx, limit: number) =>
  ctx.db.select().from(providerDays).orderBy(desc(providerDays.day)).limit(limit);
