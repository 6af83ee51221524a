import type { Ctx } from '#app/core/ctx.ts';
import { add } from '#app/core/krw.ts';
import { type Attempt, requestCashReceipt } from '#app/payments/index.server.ts';
import { isPaymentMethod, METHOD_FACTS } from '#app/payments/index.ts';
import type { Quote } from '#app/pricing/index.ts';
import type { PlaceInput } from './inputs.ts';

/** 현금영수증 for what of an order is paid like cash: a transfer or deposit, and the wallet's charged money. */
export async function requestReceipts(
  tx: Ctx,
  {
    orderId,
    attempt,
    quote,
    input,
  }: { orderId: string; attempt: Attempt | null; quote: Quote; input: PlaceInput },
): Promise<void> {
  const { receiptKind: kind, receiptNumber } = input;
  const common = { orderId, kind, identityNumber: receiptNumber.replace(/\D/g, '') || null };
  if (attempt && isPaymentMethod(attempt.method) && METHOD_FACTS[attempt.method].cashLike)
    await requestCashReceipt(tx, {
      ...common,
      attemptId: attempt.id,
      amount: attempt.amount,
      taxFree: attempt.taxFree,
    });
  const taxFreeLines = quote.lines.filter((line) => line.taxType === 'tax_free');
  await requestCashReceipt(tx, {
    ...common,
    attemptId: null,
    amount: quote.tenders.charged,
    taxFree: add(...taxFreeLines.map((line) => line.charged)),
  });
}
