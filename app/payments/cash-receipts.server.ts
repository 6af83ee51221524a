import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { add, type Krw, least, subtract } from '#app/core/krw.ts';
import { env } from '#app/platform/env.server.ts';
import { seal } from '#app/platform/sealing.server.ts';
import { cashReceiptCancels, cashReceipts } from '#db/schema/payments.ts';
import { capturedAttempt } from './attempts.server.ts';
import { isPaymentMethod, METHOD_FACTS } from './methods.ts';
import type { ReceiptKind, ReceiptPart } from './words.ts';

export const RECEIPT_SEAL = 'cash-receipt';

export type ReceiptRequest = {
  orderId: string;
  part: ReceiptPart;
  kind: ReceiptKind;
  /** Phone number for 소득공제, business number for 지출증빙; null for 자진발급. */
  identityNumber: string | null;
  amount: Krw;
  taxFree: Krw;
};

/**
 * 현금영수증: writes down the receipt wanted for a part of an order that may be paid like cash (Income Tax Act art. 162-3).
 * It is issued once the order is paid like that; an order never paid gets none.
 */
export async function requestCashReceipt(tx: Ctx, request: ReceiptRequest): Promise<void> {
  const { orderId, part, kind, identityNumber, amount, taxFree } = request;
  if (amount === 0 || (part === 'wallet' && !env().WALLET_CASH_RECEIPTS)) return;
  await tx.db.insert(cashReceipts).values({
    orderId,
    part,
    kind,
    identitySealed: kind === 'voluntary' ? null : seal(RECEIPT_SEAL, identityNumber),
    amount,
    taxFree,
    requestedAt: tx.now,
  });
}

/**
 * The order is paid: its receipts are due. The external part has one only when the payment that was captured is like
 * cash, whatever method was chosen before it.
 */
export async function startCashReceipts(tx: Ctx, orderId: string): Promise<void> {
  const method = (await capturedAttempt(tx, orderId))?.method;
  if (!isPaymentMethod(method) || !METHOD_FACTS[method].cashLike)
    await tx.db
      .delete(cashReceipts)
      .where(and(eq(cashReceipts.orderId, orderId), eq(cashReceipts.part, 'external')));
  await tx.db
    .update(cashReceipts)
    .set({ nextSendAt: tx.now })
    .where(
      and(
        eq(cashReceipts.orderId, orderId),
        eq(cashReceipts.state, 'requested'),
        isNull(cashReceipts.nextSendAt),
      ),
    );
}

/** A refund takes its part off the receipt, once per refund and never below nothing. No receipt: nothing to do. */
export async function reduceCashReceipt(
  tx: Ctx,
  input: { orderId: string; part: ReceiptPart; amount: Krw; taxFree: Krw; refundId: string },
): Promise<void> {
  const [receipt] = await tx.db
    .select()
    .from(cashReceipts)
    .where(and(eq(cashReceipts.orderId, input.orderId), eq(cashReceipts.part, input.part)))
    .for('no key update');
  if (!receipt) return;
  const amount = least(input.amount, subtract(receipt.amount, receipt.reduced));
  const taxFree = least(input.taxFree, subtract(receipt.taxFree, receipt.reducedTaxFree), amount);
  if (amount === 0) return;
  const fresh = await tx.db
    .insert(cashReceiptCancels)
    .values({
      receiptId: receipt.id,
      refundId: input.refundId,
      amount,
      taxFree,
      requestedAt: tx.now,
      nextSendAt: tx.now,
    })
    .onConflictDoNothing()
    .returning({ id: cashReceiptCancels.id });
  if (fresh.length === 0) return;
  await tx.db
    .update(cashReceipts)
    .set({
      reduced: add(receipt.reduced, amount),
      reducedTaxFree: add(receipt.reducedTaxFree, taxFree),
    })
    .where(eq(cashReceipts.id, receipt.id));
}

/** The receipts of an order as its buyer sees them. */
export async function receiptsOf(ctx: Ctx, orderId: string) {
  return ctx.db
    .select({
      part: cashReceipts.part,
      kind: cashReceipts.kind,
      amount: cashReceipts.amount,
      reduced: cashReceipts.reduced,
      state: cashReceipts.state,
      receiptUrl: cashReceipts.receiptUrl,
    })
    .from(cashReceipts)
    .where(
      and(
        eq(cashReceipts.orderId, orderId),
        or(isNotNull(cashReceipts.nextSendAt), ne(cashReceipts.state, 'requested')),
      ),
    )
    .orderBy(cashReceipts.part);
}
