import type { Ctx } from '#app/core/ctx.ts';
import { add } from '#app/core/krw.ts';
import { type Attempt, requestCashReceipt } from '#app/payments/index.server.ts';
import type { Quote } from '#app/pricing/index.ts';
import type { PlaceInput } from './inputs.ts';

/**
 * 현금영수증 as the buyer chose it, for what of an order may be paid like cash: the external part, whose method may still
 * change until it is paid, and the wallet's charged money.
 */
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
  if (attempt)
    await requestCashReceipt(tx, {
      ...common,
      part: 'external',
      amount: attempt.amount,
      taxFree: attempt.taxFree,
    });
  const taxFreeLines = quote.lines.filter((line) => line.taxType === 'tax_free');
  await requestCashReceipt(tx, {
    ...common,
    part: 'wallet',
    amount: quote.tenders.charged,
    taxFree: add(...taxFreeLines.map((line) => line.charged)),
  });
}
