import { sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';

/** What one person adds to their lists is added one after another, so that sent at once it stays below each ceiling too. */
export const oneAtATime = (tx: Ctx<Shopper>) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`interests:${tx.actor.userId}`}, 0))`);
