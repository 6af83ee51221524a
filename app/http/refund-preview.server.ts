import type { Ctx } from '#app/core/ctx.ts';
import { add, type Krw, krw } from '#app/core/krw.ts';
import { after, kstDayOf } from '#app/core/kst.ts';
import type { OrderView } from '#app/orders/index.server.ts';
import { previewRestore } from '#app/promotions/index.server.ts';
import { type RefundPlan, returnedCoupons, StoredQuote } from '#app/refunds/index.ts';

/** A refund before it is agreed to, as the page shows it. */
export async function refundPreview(ctx: Ctx, plan: RefundPlan, order: OrderView) {
  const lines = order.stores.flatMap((store) => store.lines);
  const sum = (part: (claw: RefundPlan['clawBacks'][number]) => Krw) =>
    add(krw(0), ...plan.clawBacks.map(part));
  return {
    total: plan.total,
    back: plan.back,
    waiting: plan.waiting,
    coupon: plan.coupon,
    lapsing: sum((claw) => claw.fromPending),
    takenBack: sum((claw) => claw.fromCashback),
    keptBack: sum((claw) => claw.fromReturn),
    pointsLapsing: add(plan.clawedPoints.fromPending, plan.clawedPoints.fromBalance),
    pointsKeptBack: plan.clawedPoints.fromReturn,
    coupons: await couponsBack(ctx, plan, order),
    items: plan.lines.map((line) => ({
      lineId: line.lineId,
      name: lines.find(({ id }) => id === line.lineId)?.snapshot.name ?? '',
      /** Null for shipping. */
      quantity: lines.find(({ id }) => id === line.lineId)?.lineType === 'item' ? line.quantity : null,
      amount: add(
        line.shares.charged,
        line.shares.cashback,
        line.shares.grant,
        line.shares.points,
        line.shares.external,
      ),
    })),
  };
}
export type RefundPreviewView = Awaited<ReturnType<typeof refundPreview>>;

/** The coupons of which nothing is left with this refund, and whether they come back. */
async function couponsBack(ctx: Ctx, plan: RefundPlan, order: OrderView) {
  const lines = order.stores.flatMap((store) => store.lines);
  const now = new Map(plan.lines.map((line) => [line.lineId, line.quantity]));
  const gone = lines.filter((line) => line.refundedQuantity + (now.get(line.id) ?? 0) === line.quantity);
  const couponIds = returnedCoupons(
    StoredQuote.parse(order.quote),
    new Set(gone.map((line) => line.position)),
  );
  const restored = await previewRestore(ctx, { orderId: order.id, couponIds, cause: 'buyer' });
  return restored.map(({ couponId, name, outcome, expiresAt }) => ({
    couponId,
    name,
    outcome,
    lastDay: kstDayOf(after(expiresAt, -1)),
  }));
}
