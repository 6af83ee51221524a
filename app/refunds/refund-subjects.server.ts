import { inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refunds } from '#db/schema/refunds.ts';

/** What refunds were of: an order or a charge, and why. */
export async function refundSubjects(ctx: Ctx, refundIds: readonly string[]) {
  if (refundIds.length === 0) return [];
  return ctx.db
    .select({
      id: refunds.id,
      orderId: refunds.orderId,
      chargeId: refunds.chargeId,
      reason: refunds.reason,
      pendingReturn: refunds.pendingReturn,
    })
    .from(refunds)
    .where(inArray(refunds.id, [...new Set(refundIds)]));
}
