import { and, count, desc, eq, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { refuse } from '#app/core/refusal.ts';
import { inTransaction } from '#db/client.server.ts';
import { storeFollows } from '#db/schema/interests.ts';
import { stores } from '#db/schema/stores.ts';
import { oneAtATime } from './ceilings.server.ts';
import type { InterestRefusal } from './refusals.ts';

const MOST = 500;

/** 단골 맺기: once, however often it is sent. */
export async function followStore(ctx: Ctx<Shopper>, storeId: string): Promise<void> {
  const [store] = await ctx.db.select({ id: stores.id }).from(stores).where(eq(stores.id, storeId));
  if (!store) refuse<InterestRefusal>({ code: 'interests/store-not-found' });
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const added = await tx.db
      .insert(storeFollows)
      .values({ userId, storeId, followedAt: tx.now })
      .onConflictDoNothing()
      .returning({ storeId: storeFollows.storeId });
    if (added.length > 0 && (await tx.db.$count(storeFollows, eq(storeFollows.userId, userId))) > MOST)
      refuse<InterestRefusal>({ code: 'interests/follows-full', most: MOST });
  });
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

const PER_PAGE = 24;

/** The stores somebody follows, the one followed last on top. */
export async function listFollows(ctx: Ctx<Shopper>, cursor: string | null): Promise<Page<string>> {
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const rows = await ctx.db
    .select({ storeId: storeFollows.storeId, followedAt: storeFollows.followedAt })
    .from(storeFollows)
    .where(
      and(
        eq(storeFollows.userId, ctx.actor.userId),
        at && isId(id)
          ? sql`(${storeFollows.followedAt}, ${storeFollows.storeId}) < (${at}::timestamptz, ${id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(storeFollows.followedAt), desc(storeFollows.storeId))
    .limit(PER_PAGE + 1);
  const page = toPage(rows, PER_PAGE, (row) => [row.followedAt.getTime(), row.storeId]);
  return { rows: page.rows.map(({ storeId }) => storeId), next: page.next };
}

export async function countFollowers(ctx: Ctx, storeId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(storeFollows)
    .where(eq(storeFollows.storeId, storeId));
  return row?.n ?? 0;
}
