import { asc, between } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { eachRow } from '#app/platform/each-row.server.ts';
import { stores } from '#db/schema/stores.ts';
import { indexStore } from './index-now.server.ts';

const DAYS_BACK = 3;

/** Stores whose certificate ended in the last days: from the day after, their products are of a general store. */
export async function indexLapsed(ctx: Ctx<System>): Promise<number> {
  const today = kstDayOf(ctx.now);
  const lapsed = await ctx.db
    .select({ id: stores.id })
    .from(stores)
    .where(between(stores.certificateUntil, addDays(today, -DAYS_BACK), addDays(today, -1)))
    .orderBy(asc(stores.id));
  let changed = 0;
  await eachRow(
    'search.index-lapsed',
    lapsed.map(({ id }) => id),
    async (id) => {
      changed += await indexStore(ctx, id);
    },
  );
  return changed;
}
