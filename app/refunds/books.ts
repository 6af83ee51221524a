import type { Krw } from '#app/core/krw.ts';
import { account, credit, debit, type Line } from '#app/ledger/index.ts';

export type RefundedShare = { storeId: string; wallet: Krw; external: Krw; fee: Krw; feeVat: Krw };

/** refund decided: the store's part, the mall's fee and its VAT turn into what we owe the buyer and the issuer gets back. */
export const refundLines = (orderId: string, currency: string, shares: readonly RefundedShare[]): Line[] =>
  shares.flatMap((share) => [
    debit(
      (share.wallet + share.external - share.fee - share.feeVat) as Krw,
      account.sellerPending(share.storeId),
    ),
    debit(share.fee, account.platformFee),
    debit(share.feeVat, account.vatPayable),
    credit(share.external, account.refundPayable(orderId)),
    credit(share.wallet, account.issuerReceivable(currency)),
  ]);
