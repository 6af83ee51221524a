import type { Kind, TaxType } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import type { Region } from '#app/stores/index.ts';
import type { ProgrammeStanding } from '#app/wallet/index.ts';

export type QuoteLineInput = {
  variantId: string;
  storeId: string;
  kind: Kind;
  needsDelivery: boolean;
  quantity: number;
  unitPrice: Krw;
  unitListPrice: Krw;
  taxType: TaxType;
};

export type QuoteStoreInput = {
  storeId: string;
  market: boolean;
  walletPayable: boolean;
  cashbackEligible: boolean;
  feeBps: number;
  shippingFee: Krw;
  shippingFreeFrom: Krw | null;
  jejuSurcharge: Krw;
  islandSurcharge: Krw;
};

export type QuoteInput = {
  lines: readonly QuoteLineInput[];
  /** Every store of a line, in the order shown. */
  stores: readonly QuoteStoreInput[];
  /** Null while no address is known: surcharges are then left out and said to be. */
  region: Region | null;
  /** Null for guests, who hold no wallet. */
  wallet: { charged: Krw; cashback: Krw } | null;
  /** How much wallet money the shopper wants to use; more than allowed is lowered, with the reason. */
  walletWish: Krw;
  programmes: readonly ProgrammeStanding[];
  /** Smallest amount the chosen external method takes. */
  externalMinimum: Krw;
};
