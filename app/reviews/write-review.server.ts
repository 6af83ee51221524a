import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { LineSnapshot } from '#app/orders/index.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { reviews } from '#db/schema/reviews.ts';
import type { ReviewInput } from './inputs.ts';
import type { ReviewsRefusal } from './refusals.ts';
import { REVIEWABLE } from './words.ts';

const MOST_LINES = 30;

/** Bought by this person, handed over, not wholly refunded. */
const boughtBy = (userId: string) =>
  and(
    eq(orders.userId, userId),
    eq(orders.state, 'paid'),
    eq(orderLines.lineType, 'item'),
    inArray(orderLines.state, [...REVIEWABLE]),
    sql`${orderLines.refundedQuantity} < ${orderLines.quantity}`,
  );

/**
 * One review for each bought line, by its buyer alone; written again it replaces the first. The stars of the product
 * are counted anew by a job.
 */
export function saveReview(ctx: Ctx<Shopper>, input: ReviewInput): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const [line] = await tx.db
      .select({
        productId: orderLines.productId,
        storeId: orderLines.storeId,
        snapshot: orderLines.snapshot,
      })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .where(and(eq(orderLines.id, input.lineId), boughtBy(tx.actor.userId)));
    if (!line?.productId) refuse<ReviewsRefusal>({ code: 'reviews/not-a-buyer' });
    const { productId, storeId } = line;
    const said = { stars: input.stars, text: input.text };
    await tx.db
      .insert(reviews)
      .values({
        ...said,
        lineId: input.lineId,
        productId,
        storeId,
        userId: tx.actor.userId,
        optionName: LineSnapshot.parse(line.snapshot).optionName,
        writtenAt: tx.now,
      })
      .onConflictDoUpdate({
        target: reviews.lineId,
        set: { ...said, changedAt: tx.now },
        setWhere: sql`(${reviews.stars}, ${reviews.text}) <> (excluded.stars, excluded.text)`,
      });
    await enqueue(tx, 'catalog.count-ratings', { productId });
  });
}

/** The writer takes it back; it can be written again. */
export function removeReview(ctx: Ctx<Shopper>, reviewId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const [gone] = await tx.db
      .delete(reviews)
      .where(and(eq(reviews.id, reviewId), eq(reviews.userId, tx.actor.userId)))
      .returning({ productId: reviews.productId });
    if (!gone) refuse<ReviewsRefusal>({ code: 'reviews/not-found' });
    await enqueue(tx, 'catalog.count-ratings', { productId: gone.productId });
  });
}

/** Bought lines this person has not spoken of yet, of one order or of all, the latest first. */
export async function linesToReview(ctx: Ctx<Shopper>, orderId?: string) {
  const rows = await ctx.db
    .select({
      lineId: orderLines.id,
      productId: orderLines.productId,
      snapshot: orderLines.snapshot,
      boughtAt: orders.placedAt,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .leftJoin(reviews, eq(reviews.lineId, orderLines.id))
    .where(
      and(
        boughtBy(ctx.actor.userId),
        isNull(reviews.id),
        orderId ? eq(orderLines.orderId, orderId) : undefined,
      ),
    )
    .orderBy(desc(orders.placedAt), orderLines.id)
    .limit(MOST_LINES);
  return rows.map(({ snapshot, ...line }) => {
    const { name, optionName, imageId } = LineSnapshot.parse(snapshot);
    return { ...line, name, optionName, imageId };
  });
}
