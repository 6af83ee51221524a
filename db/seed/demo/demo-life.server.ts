import type { Ctx, Shopper, System } from '#app/core/ctx.ts';
import { after, days, hours } from '#app/core/kst.ts';
import { RANKED, setRanking } from '#app/displays/index.server.ts';
import { followStore, recordViewed, wish } from '#app/interests/index.server.ts';
import { bestSellersSince, countSales } from '#app/orders/index.server.ts';
import { countRatings } from '#app/reviews/index.server.ts';
import { countPopular, noteAsked, reindex } from '#app/search/index.server.ts';
import { orderLines } from '#db/schema/orders.ts';
import { reviews } from '#db/schema/reviews.ts';
import { SEARCHED } from './content/shoppers.ts';
import { seedReviews } from './demo-reviews.server.ts';
import { carryOut, demoGoods, hasOrdered, seedShoppers } from './demo-shoppers.server.ts';
import type { DemoGoods, PlannedOrder } from './shopping-plan.ts';

/** A mall people have shopped in for months: orders, reviews, wishes, searches, and what follows from them. */
export async function seedLife(
  ctx: Ctx<System>,
  { shopperId, people, say }: { shopperId: string; people: readonly string[]; say: (line: string) => void },
): Promise<void> {
  const goods = await demoGoods(ctx);
  const shoppers = await seedShoppers(ctx, people, goods);
  say('이웃들의 주문');
  await seedReviews(shoppers, goods);
  await giveAPast({ ...ctx, actor: { kind: 'shopper', userId: shopperId } }, ctx, goods);
  say('리뷰');
  await countAll(ctx);
  await seedSearches(ctx);
  say('판매량, 순위, 검색 색인');
}

const PAST: readonly { daysAgo: number; take: readonly number[] }[] = [
  { daysAgo: 24.3, take: [1, 7] },
  { daysAgo: 9.1, take: [4, 12, 30] },
  { daysAgo: 1.8, take: [2] },
];

/** The demo's shopper bought before, too, and has things to review; the wallet stays as it is. */
async function giveAPast(
  shopper: Ctx<Shopper>,
  ctx: Ctx<System>,
  goods: readonly DemoGoods[],
): Promise<void> {
  if (await hasOrdered(shopper)) return;
  const parcels = goods.filter(({ kind }) => kind === 'goods');
  for (const { daysAgo, take } of PAST) {
    const lines = parcels.filter((_, at) => take.includes(at)).map((one) => ({ ...one, quantity: 1 }));
    const plan: PlannedOrder = { name: `the shopper ${daysAgo}`, daysAgo, lines, end: 'kept' };
    await carryOut(ctx, shopper, plan, '김온통');
  }
  for (const [at, { productId, storeId }] of parcels.filter((_, place) => place % 11 === 5).entries()) {
    const then = { ...shopper, now: after(ctx.now, -hours(5 * at + 2)) };
    if (at < 14) await recordViewed(then, productId);
    if (at < 6) await wish(then, productId);
    if (at < 3) await followStore(then, storeId);
  }
}

/** What jobs and sweeps would count one after another, at once. */
async function countAll(ctx: Ctx<System>): Promise<void> {
  const placed = await ctx.db.selectDistinct({ orderId: orderLines.orderId }).from(orderLines);
  await countSales(
    ctx,
    placed.map(({ orderId }) => orderId),
  );
  for (const { productId } of await ctx.db.selectDistinct({ productId: reviews.productId }).from(reviews))
    await countRatings(ctx, productId);
  await setRanking(ctx, await bestSellersSince(ctx, after(ctx.now, -days(7)), RANKED));
  await reindex(ctx);
}

/** What was looked for in the last days, by more people the more it is sought. */
async function seedSearches(ctx: Ctx<System>): Promise<void> {
  for (const [at, term] of SEARCHED.entries())
    for (let visitor = 0; visitor < 17 - at; visitor++)
      await noteAsked(
        { ...ctx, now: after(ctx.now, -hours(9 * (visitor % 16))) },
        term,
        `neighbour ${visitor}`,
      );
  await countPopular(ctx);
}
