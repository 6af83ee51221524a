import { and, desc, eq, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { viewedProducts, viewingChoices } from '#db/schema/interests.ts';
import { knownProduct } from './known-product.server.ts';

const MOST = 100;

/** Whether what this member looks at is remembered; it is until they say otherwise. */
export async function remembersViewed(ctx: Ctx<Shopper>): Promise<boolean> {
  const [row] = await ctx.db
    .select({ remember: viewingChoices.remember })
    .from(viewingChoices)
    .where(eq(viewingChoices.userId, ctx.actor.userId));
  return row?.remember ?? true;
}

/** 최근 본 상품: the latest hundred of a member, unless switched off. */
export async function recordViewed(ctx: Ctx<Shopper>, productId: string): Promise<void> {
  if (!(await remembersViewed(ctx))) return;
  const { userId } = ctx.actor;
  const { id } = await knownProduct(ctx, productId);
  await ctx.db
    .insert(viewedProducts)
    .values({ userId, productId: id, viewedAt: ctx.now })
    .onConflictDoUpdate({
      target: [viewedProducts.userId, viewedProducts.productId],
      set: { viewedAt: sql`greatest(${viewedProducts.viewedAt}, excluded.viewed_at)` },
    });
  await ctx.db.execute(sql`
    delete from viewed_products v using (
      select product_id from viewed_products where user_id = ${userId}::uuid
      order by viewed_at desc, product_id desc offset ${MOST}
    ) old
    where v.user_id = ${userId}::uuid and v.product_id = old.product_id`);
}

/** Ids of what a member looked at, the latest first. */
export async function listViewed(ctx: Ctx<Shopper>, limit = MOST): Promise<string[]> {
  const rows = await ctx.db
    .select({ productId: viewedProducts.productId })
    .from(viewedProducts)
    .where(eq(viewedProducts.userId, ctx.actor.userId))
    .orderBy(desc(viewedProducts.viewedAt), desc(viewedProducts.productId))
    .limit(limit);
  return rows.map(({ productId }) => productId);
}

/** Forgets one product, or all of them. */
export async function clearViewed(ctx: Ctx<Shopper>, productId?: string): Promise<void> {
  await ctx.db
    .delete(viewedProducts)
    .where(
      and(
        eq(viewedProducts.userId, ctx.actor.userId),
        productId ? eq(viewedProducts.productId, productId) : undefined,
      ),
    );
}

/** Switching it off forgets what was remembered. */
export async function chooseViewing(ctx: Ctx<Shopper>, remember: boolean): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .insert(viewingChoices)
      .values({ userId: tx.actor.userId, remember })
      .onConflictDoUpdate({ target: viewingChoices.userId, set: { remember } });
    if (!remember) await clearViewed(tx);
  });
}
