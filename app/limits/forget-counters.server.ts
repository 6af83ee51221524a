import { lt } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, hours } from '#app/core/kst.ts';
import { rateLimits } from '#db/schema/limits.ts';

/** Counters whose window closed. They run on real time, which `now` never trails by an hour outside of tests. */
export async function forgetCounters(ctx: Ctx<System>): Promise<void> {
  await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, after(ctx.now, -hours(1))));
}
