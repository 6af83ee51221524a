import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { sharedRead } from '#app/platform/shared-reads.server.ts';
import { searchMarkets } from '#db/schema/search.ts';
import { markets } from '#db/schema/stores.ts';

export type SearchMarket = { code: number; slug: string; name: string };

/** The markets that products can be narrowed down to, with their numbers in the bits. */
export const listSearchMarkets = sharedRead(
  (ctx: Ctx): Promise<SearchMarket[]> =>
    ctx.db
      .select({ code: searchMarkets.code, slug: markets.slug, name: markets.name })
      .from(searchMarkets)
      .innerJoin(markets, eq(markets.id, searchMarkets.marketId))
      .orderBy(asc(searchMarkets.code)),
);
