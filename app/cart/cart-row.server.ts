import { eq } from 'drizzle-orm';
import type { Ctx, Guest, Shopper, Visitor } from '#app/core/ctx.ts';
import { carts } from '#db/schema/cart.ts';

export type CartOwner = Visitor | Guest | Shopper;

const ownerOf = (ctx: Ctx<CartOwner>) =>
  ctx.actor.kind === 'shopper'
    ? { userId: ctx.actor.userId, cartKey: null }
    : { userId: null, cartKey: ctx.actor.cartKey };

export const ownedBy = (owner: { userId: string | null; cartKey: string | null }) =>
  owner.userId ? eq(carts.userId, owner.userId) : eq(carts.cartKey, owner.cartKey ?? '');

/** The cart's id, or null when this browser has none. */
export async function findCartId(ctx: Ctx<CartOwner>): Promise<string | null> {
  const owner = ownerOf(ctx);
  if (!owner.userId && !owner.cartKey) return null;
  const [cart] = await ctx.db.select({ id: carts.id }).from(carts).where(ownedBy(owner));
  return cart?.id ?? null;
}

/** The cart, locked, made when there is none. */
export async function lockCart(tx: Ctx<CartOwner>): Promise<string> {
  const owner = ownerOf(tx);
  if (!owner.userId && !owner.cartKey) throw new Error('a cart needs an owner');
  await tx.db
    .insert(carts)
    .values({ ...owner, touchedAt: tx.now })
    .onConflictDoNothing();
  const [cart] = await tx.db
    .update(carts)
    .set({ touchedAt: tx.now })
    .where(ownedBy(owner))
    .returning({ id: carts.id });
  if (!cart) throw new Error('cart vanished');
  return cart.id;
}
