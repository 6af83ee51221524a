import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { checkPassword } from '#app/identity/index.server.ts';
import { allow, forgive } from '#app/limits/index.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { guestOrderKeys, orders } from '#db/schema/orders.ts';
import type { OrderRefusal } from './refusals.ts';

export const guestPhoneHash = (digits: string): string => keyedHash('guest-phone', digits);

/**
 * 비회원 주문 조회: number, phone and order password open the order in this browser. Five tries in fifteen minutes per
 * order number; a wrong number takes as long as a wrong password.
 */
export async function openGuestOrder(
  ctx: Ctx,
  input: { number: string; phone: string; password: string; orderKey: string; network: string },
): Promise<void> {
  await allow(ctx, 'find-guest-order', { person: input.number, network: input.network });
  const [order] = await ctx.db.select().from(orders).where(eq(orders.number, input.number));
  const known = order?.guestPhoneHash === guestPhoneHash(input.phone) ? order : null;
  const matches = await checkPassword(known?.guestPasswordHash ?? null, input.password);
  if (!known || !matches) refuse<OrderRefusal>({ code: 'order/guest-not-found' });
  await forgive('find-guest-order', input.number);
  await ctx.db
    .insert(guestOrderKeys)
    .values({ orderId: known.id, guestKey: input.orderKey })
    .onConflictDoNothing();
}
