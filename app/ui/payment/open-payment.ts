import { loadTossPayments } from '@tosspayments/payment-sdk';
import type { Krw } from '#app/core/krw.ts';
import { DEPOSIT_HOURS, METHOD_FACTS, type PaymentMethod } from '#app/payments/index.ts';

export type PaymentParams = {
  amount: Krw;
  taxFreeAmount: Krw;
  /** The attempt's own id at the provider, never the shop's order number. */
  orderId: string;
  orderName: string;
  successUrl: string;
  failUrl: string;
  customerName?: string;
  customerEmail?: string;
};

export type OpenPayment = {
  clientKey: string;
  /** Null in production: the provider's script only runs from the provider's own address. */
  scriptUrl: string | null;
  method: PaymentMethod;
  /** 할부: fixed by the buyer in our form; null leaves it to the window. */
  instalmentMonths: number | null;
  escrow: boolean;
  params: PaymentParams;
};

/** Sends the buyer to the payment window; the way back is `successUrl` or `failUrl`. Rejects with the provider's `code`. */
export async function openPayment({
  clientKey,
  scriptUrl,
  method,
  instalmentMonths,
  escrow,
  params,
}: OpenPayment): Promise<void> {
  if (scriptUrl !== null && clientKey.startsWith('live_'))
    throw new Error('a live key goes with the provider script only');
  const toss = await loadTossPayments(clientKey, scriptUrl === null ? {} : { src: scriptUrl });
  // The window replaces the page: frames and promises do not work on phones.
  const request = { ...params, windowTarget: 'self' as const };
  const { request: kind, easyPay } = METHOD_FACTS[method];
  const { orderId: id, orderName: name, amount: unitPrice } = params;
  const cash = {
    // We issue the receipt ourselves, so the window must not issue a second one.
    cashReceipt: { type: '미발행' as const },
    useEscrow: escrow,
    ...(escrow && { escrowProducts: [{ id, code: id, name, unitPrice, quantity: 1 }] }),
  };
  if (kind === '계좌이체') return toss.requestPayment('계좌이체', { ...request, ...cash });
  if (kind === '가상계좌')
    return toss.requestPayment('가상계좌', { ...request, ...cash, validHours: DEPOSIT_HOURS });
  if (kind === '휴대폰') return toss.requestPayment('휴대폰', request);
  if (easyPay) return toss.requestPayment('카드', { ...request, flowMode: 'DIRECT', easyPay });
  return toss.requestPayment('카드', {
    ...request,
    ...(instalmentMonths !== null && { cardInstallmentPlan: instalmentMonths }),
  });
}
