import { sql } from 'drizzle-orm';
import { setRating } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { summariseRatings } from './read-reviews.server.ts';

/** Counts a product's stars anew and copies them onto it; safe to ask twice and at once. */
export function countRatings(ctx: Ctx, productId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    // One counter of a product at a time: the later one counted no less.
    await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`ratings:${productId}`}, 0))`);
    await setRating(tx, productId, await summariseRatings(tx, productId));
  });
}
