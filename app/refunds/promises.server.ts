import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refundPromises } from '#db/schema/refunds.ts';
import type { PromiseStep } from './promise.ts';

/** Keeps the refund promise an order was placed with; a refund may be equal or better. */
export async function writePromises(
  tx: Ctx,
  orderId: string,
  steps: readonly PromiseStep[],
  storeOrderIdOf: (storeId: string) => string,
): Promise<void> {
  if (steps.length === 0) return;
  await tx.db.insert(refundPromises).values(
    steps.map(({ storeId, ...step }) => ({
      ...step,
      orderId,
      storeOrderId: storeId === null ? null : storeOrderIdOf(storeId),
    })),
  );
}

/** The promise of an order, as its page repeats it. The caller has checked whose order it is. */
export async function listPromises(ctx: Ctx, orderId: string) {
  return ctx.db
    .select()
    .from(refundPromises)
    .where(eq(refundPromises.orderId, orderId))
    .orderBy(asc(refundPromises.storeOrderId), asc(refundPromises.step));
}
