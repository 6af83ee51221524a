import { and, desc, eq, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { refuse } from '#app/core/refusal.ts';
import { isAnyOf } from '#db/any-of.ts';
import { inTransaction } from '#db/client.server.ts';
import { wishes } from '#db/schema/interests.ts';
import { oneAtATime } from './ceilings.server.ts';
import { knownProduct } from './known-product.server.ts';
import type { InterestRefusal } from './refusals.ts';

const MOST = 1000;
const PAGE = 24;

/** 찜: once, however often it is sent. */
export async function wish(ctx: Ctx<Shopper>, productId: string): Promise<void> {
  const { userId } = ctx.actor;
  const { id } = await knownProduct(ctx, productId);
  await inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const added = await tx.db
      .insert(wishes)
      .values({ userId, productId: id, wishedAt: tx.now })
      .onConflictDoNothing()
      .returning({ productId: wishes.productId });
    if (added.length > 0 && (await tx.db.$count(wishes, eq(wishes.userId, userId))) > MOST)
      refuse<InterestRefusal>({ code: 'interests/full', most: MOST });
  });
}

export async function unwish(ctx: Ctx<Shopper>, productId: string): Promise<void> {
  await ctx.db
    .delete(wishes)
    .where(and(eq(wishes.userId, ctx.actor.userId), eq(wishes.productId, productId)));
}

/** Which of these products the asker wished for, in one query; nobody's for guests. */
export async function wishedAmong(ctx: Ctx, productIds: readonly string[]): Promise<Set<string>> {
  if (ctx.actor.kind !== 'shopper' || productIds.length === 0) return new Set();
  const rows = await ctx.db
    .select({ productId: wishes.productId })
    .from(wishes)
    .where(and(eq(wishes.userId, ctx.actor.userId), isAnyOf(wishes.productId, productIds)));
  return new Set(rows.map(({ productId }) => productId));
}

/** Ids of what a member wished for, the latest first, a page at a time. */
export async function listWishes(ctx: Ctx<Shopper>, cursor: string | null): Promise<Page<string>> {
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const rows = await ctx.db
    .select({ productId: wishes.productId, wishedAt: wishes.wishedAt })
    .from(wishes)
    .where(
      and(
        eq(wishes.userId, ctx.actor.userId),
        at && isId(id)
          ? sql`(${wishes.wishedAt}, ${wishes.productId}) < (${at}::timestamptz, ${id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(wishes.wishedAt), desc(wishes.productId))
    .limit(PAGE + 1);
  const page = toPage(rows, PAGE, (row) => [row.wishedAt.getTime(), row.productId]);
  return { rows: page.rows.map(({ productId }) => productId), next: page.next };
}
