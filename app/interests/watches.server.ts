import { and, eq, inArray, isNull } from 'drizzle-orm';
import { stockOfVariant } from '#app/catalog/index.server.ts';
import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { inTransaction } from '#db/client.server.ts';
import { products, variants } from '#db/schema/catalog.ts';
import { priceWatches, restockWatches } from '#db/schema/interests.ts';
import { oneAtATime } from './ceilings.server.ts';
import { knownProduct } from './known-product.server.ts';
import type { InterestRefusal } from './refusals.ts';

const MOST_RESTOCKS = 100;
const MOST_PRICES = 300;

/** 재입고 알림 받기 for one sold-out option. Asked twice it is asked once. */
export async function watchRestock(ctx: Ctx<Shopper>, variantId: string): Promise<void> {
  const [variant] = await ctx.db
    .select({ stock: stockOfVariant('variants') })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(variants.id, variantId), eq(variants.active, true), eq(products.state, 'on_sale')));
  if (!variant) refuse<InterestRefusal>({ code: 'interests/product-not-found' });
  if (variant.stock > 0) refuse<InterestRefusal>({ code: 'interests/in-stock' });
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const added = await tx.db
      .insert(restockWatches)
      .values({ userId, variantId, askedAt: tx.now })
      .onConflictDoNothing()
      .returning({ id: restockWatches.id });
    const waiting = and(eq(restockWatches.userId, userId), isNull(restockWatches.toldAt));
    if (added.length > 0 && (await tx.db.$count(restockWatches, waiting)) > MOST_RESTOCKS)
      refuse<InterestRefusal>({ code: 'interests/restocks-full', most: MOST_RESTOCKS });
  });
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
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const added = await tx.db
      .insert(priceWatches)
      .values({ userId, productId: id, knownPrice: price, askedAt: tx.now })
      .onConflictDoNothing()
      .returning({ productId: priceWatches.productId });
    if (added.length > 0 && (await tx.db.$count(priceWatches, eq(priceWatches.userId, userId))) > MOST_PRICES)
      refuse<InterestRefusal>({ code: 'interests/prices-full', most: MOST_PRICES });
  });
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
