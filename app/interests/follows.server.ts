import { and, count, eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { storeFollows } from '#db/schema/interests.ts';
import { stores } from '#db/schema/stores.ts';
import type { InterestRefusal } from './refusals.ts';

/** 단골 맺기: once, however often it is sent. */
export async function followStore(ctx: Ctx<Shopper>, storeId: string): Promise<void> {
  const [store] = await ctx.db.select({ id: stores.id }).from(stores).where(eq(stores.id, storeId));
  if (!store) refuse<InterestRefusal>({ code: 'interests/store-not-found' });
  await ctx.db
    .insert(storeFollows)
    .values({ userId: ctx.actor.userId, storeId, followedAt: ctx.now })
    .onConflictDoNothing();
}

export async function unfollowStore(ctx: Ctx<Shopper>, storeId: string): Promise<void> {
  await ctx.db
    .delete(storeFollows)
    .where(and(eq(storeFollows.userId, ctx.actor.userId), eq(storeFollows.storeId, storeId)));
}

/** Whether the asker follows a store; guests follow none. */
export async function isFollowing(ctx: Ctx, storeId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'shopper') return false;
  const rows = await ctx.db
    .select({ storeId: storeFollows.storeId })
    .from(storeFollows)
    .where(and(eq(storeFollows.userId, ctx.actor.userId), eq(storeFollows.storeId, storeId)));
  return rows.length > 0;
}

export async function countFollowers(ctx: Ctx, storeId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(storeFollows)
    .where(eq(storeFollows.storeId, storeId));
  return row?.n ?? 0;
}
