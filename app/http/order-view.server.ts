import { previewCancel } from '#app/claims/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import type { OrderReader, OrderView } from '#app/orders/index.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import {
  type Attempt,
  capturedAttempt,
  depositOf,
  latestAttempt,
  receiptsOf,
} from '#app/payments/index.server.ts';
import { bankName } from '#app/payments/index.ts';
import { accountAsked, listRefunds } from '#app/refunds/index.server.ts';
import { ticketsOf } from '#app/tickets/index.server.ts';

/** Everything the order page shows: tenders, tickets, refunds, and what can still be cancelled. */
export async function orderView(ctx: Ctx<OrderReader>, number: string) {
  const order = await findOrder(ctx, number);
  if (!order) return null;
  const ticketLines = order.stores
    .flatMap((store) => store.lines)
    .filter((line) => line.kind === 'ticket' && line.lineType === 'item');
  const [attempt, refunds, tickets, receipts, refundAccount] = await Promise.all([
    order.state === 'paid' ? capturedAttempt(ctx, order.id) : latestAttempt(ctx, order.id),
    listRefunds(ctx, order.id),
    ticketsOf(
      ctx,
      ticketLines.map(({ id }) => id),
    ),
    receiptsOf(ctx, order.id),
    accountAsked(ctx, order.id),
  ]);
  const cancellable = await cancellableStores(ctx, order);
  return {
    ...order,
    external: attempt && {
      label: attempt.methodLabel ?? null,
      receiptUrl: attempt.receiptUrl,
      state: attempt.state,
      tossOrderId: attempt.tossOrderId,
      amount: attempt.amount,
      expiresAt: attempt.expiresAt,
      deposit: attempt.state === 'awaiting_deposit' ? depositView(attempt) : null,
    },
    now: ctx.now,
    receipts,
    refundAccount,
    refunds: refunds.map((refund) => ({
      id: refund.id,
      storeOrderId: refund.storeOrderId,
      state: refund.state,
      reason: refund.reason,
      charged: refund.charged,
      cashback: refund.cashback,
      external: refund.external,
      clawedCharged: refund.clawedCharged,
      clawedCashback: refund.clawedCashback,
      clawedPending: refund.clawedPending,
      decidedAt: refund.decidedAt,
      doneAt: refund.doneAt,
    })),
    tickets,
    cancellable,
  };
}

function depositView(attempt: Attempt) {
  const facts = depositOf(attempt);
  return (
    facts && {
      bank: bankName(facts.bankCode),
      accountNumber: facts.accountNumber,
      holder: facts.holder,
      dueAt: attempt.dueAt ?? attempt.expiresAt,
      withdrawn: attempt.withdrawals > 0,
      closing: attempt.failureCode !== null,
    }
  );
}

export type OrderPageView = NonNullable<Awaited<ReturnType<typeof orderView>>>;

async function cancellableStores(ctx: Ctx<OrderReader>, order: OrderView): Promise<string[]> {
  if (order.state !== 'paid') return [];
  const found: string[] = [];
  for (const store of order.stores)
    if (await previewCancel(ctx, { number: order.number, storeOrderId: store.id })) found.push(store.id);
  return found;
}
