import { add, type Krw, krw } from '#app/core/krw.ts';
import type { OrderView } from '#app/orders/index.server.ts';
import type { RefundPlan } from '#app/refunds/index.ts';

/** A refund before it is agreed to, as the page shows it. */
export function refundPreview(plan: RefundPlan, order: OrderView) {
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
    pointsLapsing: add(
      plan.clawedPoints.fromPending,
      plan.clawedPoints.fromBalance,
      plan.clawedPoints.fromReturn,
    ),
    items: plan.lines.map((line) => ({
      lineId: line.lineId,
      name: lines.find(({ id }) => id === line.lineId)?.snapshot.name ?? '',
      quantity: line.quantity,
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
export type RefundPreviewView = ReturnType<typeof refundPreview>;
