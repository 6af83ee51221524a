import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { coupons } from '#db/schema/promotions.ts';

const AT_ONCE = 500;

/** Coupons whose time is over are put among the expired. Nothing depends on it: an expired coupon is refused anyway. */
export async function expireCoupons(ctx: Ctx<System>): Promise<number> {
  const due = ctx.db
    .select({ id: coupons.id })
    .from(coupons)
    .where(and(eq(coupons.state, 'usable'), lte(coupons.expiresAt, ctx.now)))
    .orderBy(asc(coupons.id))
    .limit(AT_ONCE)
    .for('no key update', { skipLocked: true });
  const expired = await ctx.db
    .update(coupons)
    .set({ state: 'expired' })
    .where(inArray(coupons.id, due))
    .returning({ id: coupons.id });
  return expired.length;
}
