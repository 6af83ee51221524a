import { takeOrdered } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { add, subtract } from '#app/core/krw.ts';
import { type KstDay, kstDayOf } from '#app/core/kst.ts';
import { commitReservations, releaseReservations } from '#app/inventory/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, credit, debit, type Line, move } from '#app/ledger/index.ts';
import {
  linesOf,
  lockOrder,
  moveLines,
  rewardsPaidAtOnce,
  setConfirmDays,
  settleOrder,
} from '#app/orders/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { startCashReceipts } from '#app/payments/index.server.ts';
import { finalizeCoupons, releaseCoupons } from '#app/promotions/index.server.ts';
import { rulesOf, soldLine } from '#app/refunds/index.server.ts';
import { beginRelease, captureHold, finishRelease } from '#app/wallet/index.server.ts';

type OrderLineRow = Awaited<ReturnType<typeof linesOf>>[number];

/**
 * The order is paid: holds captured, stock sold, books posted, every kind told, jobs queued; in the caller's
 * transaction. False when the order had left `awaiting_payment` before: the money then has to go back.
 */
export async function completeOrder(tx: Ctx, orderId: string): Promise<boolean> {
  const order = await lockOrder(tx, orderId);
  if (!(await settleOrder(tx, orderId, 'paid'))) return false;
  const lines = await linesOf(tx, orderId);
  const walletLines = await captureHold(tx, orderId);
  const paid = await rewardsPaidAtOnce(tx, order);
  await post(tx, [
    {
      kind: 'capture',
      key: `capture:${orderId}`,
      date: kstDayOf(tx.now),
      lines: [...walletLines, ...saleLines(lines, order), ...earnedLines(lines, order.userId)],
    },
    ...paid.entries,
  ]);
  await paid.apply(tx);
  await finalizeCoupons(tx, orderId);
  for (const line of lines) {
    const rules = rulesOf(line);
    await moveLines(tx, [line.id], line.lineType === 'shipping' ? 'paid' : rules.paidState);
    if (line.lineType === 'item') await rules.onPaid(tx, soldLine(line));
  }
  await setConfirmDays(tx, confirmDays(lines, kstDayOf(tx.now)));
  await takeOrdered(
    tx,
    { userId: order.userId, cartKey: order.cartKey },
    lines.flatMap((line) => line.variantId ?? []),
  );
  await startCashReceipts(tx, orderId);
  await enqueue(tx, 'notifications.order-paid', { orderId });
  await enqueue(tx, 'catalog.count-sales', { orderId });
  // Everybody wants these rows: last, so that they are held for the shortest time (rule L1).
  await commitReservations(tx, orderId);
  return true;
}

/** The won side of a sale: what issuer, provider and funders owe us, what store, fee and VAT get of it. */
function saleLines(lines: readonly OrderLineRow[], order: { currency: string }): Line[] {
  return lines.flatMap((line) => [
    debit(add(line.charged, line.cashback, line.grant), account.issuerReceivable(order.currency)),
    debit(line.external, account.pgReceivable),
    debit(line.couponCity, account.promoFunding('city')),
    debit(add(line.couponMall, line.points), account.promoFunding('mall')),
    credit(
      subtract(line.amount, line.couponSeller, line.fee, line.feeVat),
      account.sellerPending(line.storeId),
    ),
    credit(line.fee, account.platformFee),
    credit(line.feeVat, account.vatPayable),
  ]);
}

/** Lines whose end is known with the payment, like a ticket's last day. */
const confirmDays = (lines: readonly OrderLineRow[], paidOn: KstDay) =>
  lines.flatMap((line) => {
    const from = line.lineType === 'item' ? rulesOf(line).confirmsFrom(soldLine(line).terms, paidOn) : null;
    return from ? [{ lineId: line.id, from }] : [];
  });

/** Points the purchase earns wait for its confirmation. */
const earnedLines = (lines: readonly OrderLineRow[], userId: string | null): Line[] =>
  userId
    ? move(
        add(...lines.map((line) => line.pointsEarned)),
        account.pointsIssued,
        account.pointsPending(userId),
      )
    : [];

/** The order came to nothing: wallet money, promised rewards and stock go back where they came from. */
export async function abandonOrder(tx: Ctx, orderId: string, state: 'expired' | 'cancelled'): Promise<void> {
  await lockOrder(tx, orderId);
  if (!(await settleOrder(tx, orderId, state))) return;
  const release = await beginRelease(tx, orderId);
  if (release) {
    await post(tx, [release.entry]);
    await finishRelease(tx, release);
  }
  await releaseCoupons(tx, orderId);
  const lines = await linesOf(tx, orderId);
  await moveLines(
    tx,
    lines.map(({ id }) => id),
    'cancelled',
  );
  await enqueue(tx, 'catalog.count-sales', { orderId });
  await releaseReservations(tx, orderId);
}
