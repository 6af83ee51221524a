import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { stockOfVariant } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { isAdult } from '#app/identity/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { cartLines, carts } from '#db/schema/cart.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { stores } from '#db/schema/stores.ts';
import { type CartOwner, findCartId, lockCart } from './cart-row.server.ts';
import { MAX_LINES, MAX_QUANTITY } from './inputs.ts';
import type { CartRefusal } from './refusals.ts';

const lineOf = (cartId: string, variantId: string) =>
  and(eq(cartLines.cartId, cartId), eq(cartLines.variantId, variantId));

/** What can be bought of a variant now, by this person: adult-only goods (주류) need a member verified as adult. */
async function stockForSale(tx: Ctx<CartOwner>, variantId: string): Promise<number> {
  const [variant] = await tx.db
    .select({ stock: stockOfVariant('variants'), adultOnly: products.adultOnly })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(stores, eq(stores.id, products.storeId))
    .where(
      and(
        eq(variants.id, variantId),
        eq(variants.active, true),
        eq(products.state, 'on_sale'),
        eq(stores.state, 'open'),
      ),
    );
  if (!variant) refuse<CartRefusal>({ code: 'cart/not-for-sale' });
  if (variant.adultOnly && !(await isAdult(tx))) refuse<CartRefusal>({ code: 'cart/needs-adult' });
  return variant.stock;
}

/**
 * Puts units of a variant in the cart; with `alone` (바로 구매) only this line stays selected. A form sent twice carries
 * the same `addKey` and adds once; one without a key sets the quantity.
 */
export async function addToCart(
  ctx: Ctx<CartOwner>,
  input: { variantId: string; quantity: number; alone: boolean; addKey?: string | undefined },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const left = await stockForSale(tx, input.variantId);
    const cartId = await lockCart(tx);
    const [there] = await tx.db.select().from(cartLines).where(lineOf(cartId, input.variantId));
    if (there && input.addKey && there.lastAddKey === input.addKey) return;
    const adds = !input.alone && input.addKey !== undefined;
    const quantity = (adds ? (there?.quantity ?? 0) : 0) + input.quantity;
    if (quantity > left) refuse<CartRefusal>({ code: 'cart/stock', left });
    if (quantity > MAX_QUANTITY) refuse<CartRefusal>({ code: 'cart/stock', left: MAX_QUANTITY });
    const lastAddKey = input.addKey ?? null;
    const [lines] = await tx.db.select({ n: count() }).from(cartLines).where(eq(cartLines.cartId, cartId));
    if (!there && (lines?.n ?? 0) >= MAX_LINES) refuse<CartRefusal>({ code: 'cart/full', most: MAX_LINES });
    if (input.alone)
      await tx.db.update(cartLines).set({ selected: false }).where(eq(cartLines.cartId, cartId));
    await tx.db
      .insert(cartLines)
      .values({ cartId, variantId: input.variantId, quantity, addedAt: tx.now, lastAddKey })
      .onConflictDoUpdate({
        target: [cartLines.cartId, cartLines.variantId],
        set: { quantity, selected: true, lastAddKey },
      });
  });
}

export async function setQuantity(
  ctx: Ctx<CartOwner>,
  input: { variantId: string; quantity: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const left = await stockForSale(tx, input.variantId);
    if (input.quantity > left) refuse<CartRefusal>({ code: 'cart/stock', left });
    const cartId = await lockCart(tx);
    await tx.db.update(cartLines).set({ quantity: input.quantity }).where(lineOf(cartId, input.variantId));
  });
}

export async function selectLine(
  ctx: Ctx<CartOwner>,
  input: { variantId: string; selected: boolean },
): Promise<void> {
  const cartId = await findCartId(ctx);
  if (cartId)
    await ctx.db.update(cartLines).set({ selected: input.selected }).where(lineOf(cartId, input.variantId));
}

export async function removeLine(ctx: Ctx<CartOwner>, variantId: string): Promise<void> {
  const cartId = await findCartId(ctx);
  if (cartId) await ctx.db.delete(cartLines).where(lineOf(cartId, variantId));
}

export async function clearCart(ctx: Ctx<CartOwner>): Promise<void> {
  const cartId = await findCartId(ctx);
  if (cartId) await ctx.db.delete(cartLines).where(eq(cartLines.cartId, cartId));
}

/** What was ordered leaves the cart; the rest stays. In the transaction that makes the order paid. */
export async function takeOrdered(
  tx: Ctx,
  owner: { userId: string | null; cartKey: string | null },
  variantIds: readonly string[],
): Promise<void> {
  if ((!owner.userId && !owner.cartKey) || variantIds.length === 0) return;
  const mine = tx.db
    .select({ id: carts.id })
    .from(carts)
    .where(owner.userId ? eq(carts.userId, owner.userId) : eq(carts.cartKey, owner.cartKey ?? ''));
  await tx.db
    .delete(cartLines)
    .where(and(inArray(cartLines.cartId, mine), inArray(cartLines.variantId, [...variantIds])));
}

/** The browser's cart joins the member's after signing in: quantities add up to the ceiling; the old cart is gone. */
export async function mergeCart(ctx: Ctx<Shopper>, cartKey: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [guest] = await tx.db
      .select({ id: carts.id })
      .from(carts)
      .where(eq(carts.cartKey, cartKey))
      .for('update');
    if (!guest) return;
    const mine = await lockCart(tx);
    await tx.db.execute(sql`
      insert into cart_lines (cart_id, variant_id, quantity, selected, added_at)
      select ${mine}::uuid, variant_id, quantity, selected, added_at from cart_lines where cart_id = ${guest.id}
      order by variant_id
      on conflict (cart_id, variant_id) do update
      set quantity = least(${MAX_QUANTITY}, cart_lines.quantity + excluded.quantity), selected = true`);
    await tx.db.delete(carts).where(eq(carts.id, guest.id));
  });
}
