import type { Ctx, System } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { productRankings } from '#db/schema/displays.ts';

export const RANKED = 100;

/** Replaces the ranking by what whoever knows the orders counted, most sold first. */
export function setRanking(
  ctx: Ctx<System>,
  sold: readonly { productId: string; units: number }[],
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await tx.db.delete(productRankings);
    const ranked = sold.filter(({ units }) => units > 0).slice(0, RANKED);
    if (ranked.length > 0)
      await tx.db
        .insert(productRankings)
        .values(ranked.map((row, position) => ({ ...row, position, countedAt: tx.now })));
  });
}
