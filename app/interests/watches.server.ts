import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { stockOfVariant } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { priceWatches, restockWatches } from '#db/schema/interests.ts';
import { stores } from '#db/schema/stores.ts';
import { knownProduct } from './known-product.server.ts';
import type { InterestRefusal } from './refusals.ts';

const PAGE = 500;

/** 재입고 알림 받기 for one sold-out option. Asked twice it is asked once. */
export async function watchRestock(ctx: Ctx<Shopper>, variantId: string): Promise<void> {
  const [variant] = await ctx.db
    .select({ stock: stockOfVariant('variants') })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(variants.id, variantId), eq(variants.active, true), eq(products.state, 'on_sale')));
  if (!variant) refuse<InterestRefusal>({ code: 'interests/product-not-found' });
  if (variant.stock > 0) refuse<InterestRefusal>({ code: 'interests/in-stock' });
  await ctx.db
    .insert(restockWatches)
    .values({ userId: ctx.actor.userId, variantId, askedAt: ctx.now })
    .onConflictDoNothing();
}

export async function unwatchRestock(ctx: Ctx<Shopper>, variantId: string): Promise<void> {
  await ctx.db
    .delete(restockWatches)
    .where(
      and(
        eq(restockWatches.userId, ctx.actor.userId),
        eq(restockWatches.variantId, variantId),
        isNull(restockWatches.toldAt),
      ),
    );
}

/** 가격 인하 알림 받기: from the price of now on. Asked twice it is asked once. */
export async function watchPrice(ctx: Ctx<Shopper>, productId: string): Promise<void> {
  const { id, price } = await knownProduct(ctx, productId);
  await ctx.db
    .insert(priceWatches)
    .values({ userId: ctx.actor.userId, productId: id, knownPrice: price, askedAt: ctx.now })
    .onConflictDoNothing();
}

export async function unwatchPrice(ctx: Ctx<Shopper>, productId: string): Promise<void> {
  await ctx.db
    .delete(priceWatches)
    .where(and(eq(priceWatches.userId, ctx.actor.userId), eq(priceWatches.productId, productId)));
}

/** What the asker waits for on one product's page. */
export async function watchesOn(
  ctx: Ctx,
  productId: string,
  variantIds: readonly string[],
): Promise<{ price: boolean; restock: string[] }> {
  if (ctx.actor.kind !== 'shopper') return { price: false, restock: [] };
  const { userId } = ctx.actor;
  const [price, restock] = await Promise.all([
    ctx.db
      .select({ productId: priceWatches.productId })
      .from(priceWatches)
      .where(and(eq(priceWatches.userId, userId), eq(priceWatches.productId, productId))),
    ctx.db
      .select({ variantId: restockWatches.variantId })
      .from(restockWatches)
      .where(
        and(
          eq(restockWatches.userId, userId),
          inArray(restockWatches.variantId, [...variantIds]),
          isNull(restockWatches.toldAt),
        ),
      ),
  ]);
  return { price: price.length > 0, restock: restock.map(({ variantId }) => variantId) };
}

/** Whoever waits for an option that is back gets one mail: the watch is closed and the mail queued as one. */
export async function tellRestocks(ctx: Ctx<System>): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db
      .select({ id: restockWatches.id })
      .from(restockWatches)
      .innerJoin(variants, eq(variants.id, restockWatches.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .innerJoin(stores, eq(stores.id, products.storeId))
      .where(
        and(
          isNull(restockWatches.toldAt),
          eq(variants.active, true),
          eq(products.state, 'on_sale'),
          eq(stores.state, 'open'),
          sql`${stockOfVariant('variants')} > 0`,
        ),
      )
      .orderBy(asc(restockWatches.id))
      .limit(PAGE)
      .for('update', { of: restockWatches, skipLocked: true });
    for (const { id } of due) {
      await tx.db.update(restockWatches).set({ toldAt: tx.now }).where(eq(restockWatches.id, id));
      await enqueue(tx, 'notifications.restock', { watchId: id }, `restock:${id}`);
    }
    return due.length;
  });
}

/** Whoever waits for a lower price gets one mail for each new low; a price told of becomes the known one. */
export async function tellPriceDrops(ctx: Ctx<System>): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db
      .select({
        userId: priceWatches.userId,
        productId: priceWatches.productId,
        from: priceWatches.knownPrice,
        to: products.price,
      })
      .from(priceWatches)
      .innerJoin(products, eq(products.id, priceWatches.productId))
      .innerJoin(stores, eq(stores.id, products.storeId))
      .where(
        and(
          eq(products.state, 'on_sale'),
          eq(stores.state, 'open'),
          eq(products.soldOut, false),
          sql`${products.price} < ${priceWatches.knownPrice}`,
        ),
      )
      .orderBy(asc(priceWatches.userId), asc(priceWatches.productId))
      .limit(PAGE)
      .for('update', { of: priceWatches, skipLocked: true });
    for (const { userId, productId, from, to } of due) {
      await tx.db
        .update(priceWatches)
        .set({ knownPrice: to })
        .where(and(eq(priceWatches.userId, userId), eq(priceWatches.productId, productId)));
      await enqueue(tx, 'notifications.price-drop', { userId, productId, from, to });
    }
    return due.length;
  });
}

/** For the mail: who waited for which option of what. */
export async function readRestockWatch(ctx: Ctx<System>, watchId: string) {
  const [row] = await ctx.db
    .select({
      userId: restockWatches.userId,
      productId: products.id,
      name: products.name,
      optionName: variants.optionName,
      price: variants.price,
    })
    .from(restockWatches)
    .innerJoin(variants, eq(variants.id, restockWatches.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(restockWatches.id, watchId));
  return row ?? null;
}
