import { and, isNotNull, lt } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, days } from '#app/core/kst.ts';
import { carts } from '#db/schema/cart.ts';

/** As long as the cookie that opens it. */
const GUEST_CART_LIFE = days(180);

/** Carts of browsers that never came back. */
export async function forgetGuestCarts(ctx: Ctx<System>): Promise<void> {
  await ctx.db
    .delete(carts)
    .where(and(isNotNull(carts.cartKey), lt(carts.touchedAt, after(ctx.now, -GUEST_CART_LIFE))));
}
