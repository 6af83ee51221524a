import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { storeMembers, stores } from '#db/schema/stores.ts';

/** The stores a person works for, the oldest first. */
export async function membershipsOf(ctx: Ctx, userId: string) {
  return ctx.db
    .select({ storeId: stores.id, storeName: stores.name, slug: stores.slug, rank: storeMembers.rank })
    .from(storeMembers)
    .innerJoin(stores, eq(stores.id, storeMembers.storeId))
    .where(eq(storeMembers.userId, userId))
    .orderBy(asc(stores.openedAt), asc(stores.id))
    .limit(50);
}
