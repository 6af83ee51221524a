import type { KstMonth } from '#app/core/kst.ts';

/**
 * The chart of accounts. Who reads a code knows the asset: currency accounts name their currency second, everything
 * else is real won. Debit is positive, credit negative; what we owe is at most 0.
 */
export const account = {
  charged: (currency: string, userId: string) => `charged:${currency}:${userId}`,
  cashback: (currency: string, userId: string) => `cashback:${currency}:${userId}`,
  grant: (currency: string, userId: string, programmeId: string) =>
    `grant:${currency}:${userId}:${programmeId}`,
  heldCharged: (currency: string, userId: string) => `held:charged:${currency}:${userId}`,
  heldCashback: (currency: string, userId: string) => `held:cashback:${currency}:${userId}`,
  heldGrant: (currency: string, userId: string, programmeId: string) =>
    `held:grant:${currency}:${userId}:${programmeId}`,
  giftHeld: (currency: string, giftId: string) => `gift_held:${currency}:${giftId}`,
  cashbackPending: (currency: string, userId: string) => `cashback_pending:${currency}:${userId}`,
  pendingReturn: (currency: string, userId: string) => `pending_return:${currency}:${userId}`,
  cashbackReserved: (currency: string, orderId: string, programmeId: string) =>
    `cashback_reserved:${currency}:${orderId}:${programmeId}`,
  /** A programme's money of one KST month, or of its whole period. */
  budget: (currency: string, programmeId: string, period: KstMonth | 'whole') =>
    `budget:${currency}:${programmeId}:${period}`,
  funderReceivable: (funderKind: string) => `funder_receivable:${funderKind}`,
  issued: (currency: string) => `lc_issued:${currency}`,
  redeemed: (currency: string) => `lc_redeemed:${currency}`,
  issuerReceivable: (currency: string) => `issuer_receivable:${currency}`,
  issuerPayable: (currency: string) => `issuer_payable:${currency}`,
  points: (userId: string) => `points:${userId}`,
  pointsPending: (userId: string) => `points_pending:${userId}`,
  pointsHeld: (userId: string) => `points_held:${userId}`,
  pointsIssued: 'points_issued',
  pointsBurned: 'points_burned',
  /** What the city or the mall pays of discounts and points. */
  promoFunding: (funder: 'city' | 'mall') => `promo_funding:${funder}`,
  pgReceivable: 'pg_receivable:toss',
  depositWithdrawn: 'deposit_withdrawn:toss',
  refundPayable: (orderId: string) => `refund_payable:${orderId}`,
  sellerPending: (storeId: string) => `seller_pending:${storeId}`,
  sellerPayable: (storeId: string) => `seller_payable:${storeId}`,
  platformFee: 'platform_fee',
  vatPayable: 'vat_payable',
} as const;
