import { recountSales } from '#app/catalog/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';

/** So many more units of each product were sold, as if orders had told it. */
export const soldMore = (ctx: Ctx, sold: ReadonlyMap<string, number>): Promise<void> =>
  recountSales(ctx, [...sold.keys()], async (_tx, productId) => ({
    newlySold: sold.get(productId) ?? 0,
    companions: [],
  }));
