import type { Ctx } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { refuse } from '#app/core/refusal.ts';
import { findOwnOrder, linesOf, lockOrder, type OrderReader } from '#app/orders/index.server.ts';
import type { OrderRefusal } from '#app/orders/index.ts';
import { decideRefund, findRefund, previewRefund, rulesOf, soldLine } from '#app/refunds/index.server.ts';
import type { RefundPlan } from '#app/refunds/index.ts';
import { inTransaction } from '#db/client.server.ts';
import type { ClaimRefusal } from './refusals.ts';

type OrderLineRow = Awaited<ReturnType<typeof linesOf>>[number];

export type CancelAsked = {
  storeOrderId: string | null;
  /** Units by line; null for everything that can be cancelled. */
  quantities: ReadonlyMap<string, number> | null;
};

/**
 * What the buyer may cancel now, of one store or of the whole order: what each kind allows, and a store's shipping once
 * nothing of it is left to ship.
 */
async function cancellable(
  ctx: Ctx,
  lines: readonly OrderLineRow[],
  asked: CancelAsked,
): Promise<Map<string, number>> {
  const { storeOrderId, quantities } = asked;
  const own = lines.filter((line) => storeOrderId === null || line.storeOrderId === storeOrderId);
  const units = new Map<string, number>();
  for (const line of own) {
    if (line.lineType !== 'item') continue;
    const most = await rulesOf(line).cancellableQuantity(ctx, soldLine(line));
    const quantity = quantities ? Math.min(quantities.get(line.id) ?? 0, most) : most;
    if (quantity > 0) units.set(line.id, quantity);
  }
  for (const shipping of own.filter((line) => line.lineType === 'shipping' && line.state === 'paid')) {
    const shipped = own.filter(
      (l) => l.storeOrderId === shipping.storeOrderId && l.lineType === 'item' && rulesOf(l).needsDelivery,
    );
    if (shipped.every((line) => line.refundedQuantity + (units.get(line.id) ?? 0) === line.quantity))
      units.set(shipping.id, 1);
  }
  return units;
}

/** Everything of an order that can be cancelled now, in units by line. */
export async function cancellableUnits(
  ctx: Ctx<OrderReader>,
  number: string,
): Promise<ReadonlyMap<string, number>> {
  const order = await findOwnOrder(ctx, number);
  if (order?.state !== 'paid') return new Map();
  return inTransaction(ctx, async (tx) =>
    cancellable(tx, await linesOf(tx, order.id), { storeOrderId: null, quantities: null }),
  );
}

/** 취소 미리 보기: what returns to which tender if this is cancelled now; null when nothing can be. */
export async function previewCancel(
  ctx: Ctx<OrderReader>,
  input: { number: string; storeOrderId: string | null; quantities?: ReadonlyMap<string, number> | null },
): Promise<RefundPlan | null> {
  const order = await findOwnOrder(ctx, input.number);
  if (order?.state !== 'paid') return null;
  const units = await inTransaction(ctx, async (tx) =>
    cancellable(tx, await linesOf(tx, order.id), { quantities: null, ...input }),
  );
  return units.size > 0 ? previewRefund(ctx, order, units) : null;
}

/**
 * 취소 before shipping: of some units, one store's part, or all. The refund is exactly the one previewed, or nothing
 * happens.
 */
export async function cancelOrder(
  ctx: Ctx<OrderReader>,
  input: {
    number: string;
    storeOrderId: string | null;
    quantities?: ReadonlyMap<string, number> | null;
    reason: string;
    requestKey: string;
    expectedTotal: Krw;
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await findOwnOrder(tx, input.number);
    if (!own) refuse<OrderRefusal>({ code: 'order/not-found' });
    const order = await lockOrder(tx, own.id);
    const quantities =
      order.state === 'paid'
        ? await cancellable(tx, await linesOf(tx, order.id), { quantities: null, ...input })
        : new Map<string, number>();
    if (quantities.size === 0 && !(await findRefund(tx, order.id, input.requestKey)))
      refuse<ClaimRefusal>({ code: 'claim/not-cancellable' });
    await decideRefund(tx, {
      orderId: order.id,
      storeOrderId: input.storeOrderId,
      requestKey: input.requestKey,
      reason: input.reason,
      cause: 'buyer',
      quantities,
      expectedTotal: input.expectedTotal,
    });
  });
}
