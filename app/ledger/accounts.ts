import type { KstMonth } from '#app/core/kst.ts';

/**
 * The chart of accounts. Who reads a code knows the asset: currency accounts name their currency second, everything
 * else is real won. Debit is positive, credit negative; what we owe is at most 0.
 */
export const account = {
  charged: (currency: string, userId: string) => `charged:${currency}:${userId}`,
  cashback: (currency: string, userId: string) => `cashback:${currency}:${userId}`,
  heldCharged: (currency: string, userId: string) => `held:charged:${currency}:${userId}`,
  heldCashback: (currency: string, userId: string) => `held:cashback:${currency}:${userId}`,
  cashbackPending: (currency: string, userId: string) => `cashback_pending:${currency}:${userId}`,
  pendingReturn: (currency: string, userId: string) => `pending_return:${currency}:${userId}`,
  cashbackReserved: (currency: string, orderId: string, programmeId: string) =>
    `cashback_reserved:${currency}:${orderId}:${programmeId}`,
  budget: (currency: string, programmeId: string, month: KstMonth) =>
    `budget:${currency}:${programmeId}:${month}`,
  issued: (currency: string) => `lc_issued:${currency}`,
  redeemed: (currency: string) => `lc_redeemed:${currency}`,
  issuerReceivable: (currency: string) => `issuer_receivable:${currency}`,
  issuerPayable: (currency: string) => `issuer_payable:${currency}`,
  pgReceivable: 'pg_receivable:toss',
  depositWithdrawn: 'deposit_withdrawn:toss',
  refundPayable: (orderId: string) => `refund_payable:${orderId}`,
  sellerPending: (storeId: string) => `seller_pending:${storeId}`,
  platformFee: 'platform_fee',
  vatPayable: 'vat_payable',
} as const;
