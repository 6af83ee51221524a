import type { Kind, TaxType } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import type { CouponTerms } from '#app/promotions/index.ts';
import type { Region } from '#app/stores/index.ts';
import type { GrantStanding, ProgrammeStanding, ProgrammeStore } from '#app/wallet/index.ts';

export type QuoteLineInput = {
  variantId: string;
  productId: string;
  storeId: string;
  kind: Kind;
  categoryPath: readonly string[];
  needsDelivery: boolean;
  quantity: number;
  unitPrice: Krw;
  unitListPrice: Krw;
  taxType: TaxType;
};

export type QuoteStoreInput = ProgrammeStore & {
  walletPayable: boolean;
  /** Why not, for the shopper. */
  walletRefusal: string | null;
  cashbackRefusal: string | null;
  feeBps: number;
  shippingFee: Krw;
  shippingFreeFrom: Krw | null;
  jejuSurcharge: Krw;
  islandSurcharge: Krw;
};

/** 합배송: a market that delivers to this address, and the stores of the cart that join. */
export type QuoteMarketInput = {
  marketId: string;
  name: string;
  fee: Krw;
  freeFrom: Krw | null;
  storeIds: readonly string[];
};

/** Everything a price follows from, and nothing else: stored with the order, so that anyone can compute it again. */
export type QuoteInput = {
  lines: readonly QuoteLineInput[];
  /** Every store of a line, in the order shown. */
  stores: readonly QuoteStoreInput[];
  /** Absent in orders of the rules before market delivery. No store is in two of them. */
  markets?: readonly QuoteMarketInput[];
  /** Null while no address is known: surcharges are then left out and said to be. */
  region: Region | null;
  currency: string;
  /** Null for guests, who hold no wallet. */
  wallet: { charged: Krw; cashback: Krw; grants: readonly GrantStanding[] } | null;
  /** How much wallet money the shopper wants to use; more than allowed is lowered, with the reason. */
  walletWish: Krw;
  /** Null for guests. */
  points: { available: Krw; minimumUse: Krw; earnBps: number } | null;
  pointsWish: Krw;
  coupons: readonly CouponTerms[];
  /** Null: the best legal combination. */
  chosenCoupons: readonly string[] | null;
  programmes: readonly ProgrammeStanding[];
  /** Smallest amount the chosen external method takes. */
  externalMinimum: Krw;
};
