import type { Ctx } from '#app/core/ctx.ts';
import type { Kind } from './words.ts';

/** What a kind needs to know of a sold line. */
export type SoldLine = {
  lineId: string;
  storeId: string;
  productName: string;
  quantity: number;
  refundedQuantity: number;
  state: string;
  /** The product's terms of its kind as sold. */
  terms: Record<string, unknown>;
};

/** The interface of the kinds (상품 유형): a new one is a domain of its own and a line in the registry. */
export type KindRules = {
  kind: Kind;
  label: string;
  /** Something is shipped: address, shipping fee, dispatch deadline. */
  needsDelivery: boolean;
  /** State of a line once its order is paid. */
  paidState: 'paid' | 'issued';
  /** Sentence of the refund terms, shown before buying and frozen with the order. */
  refundTerms: (terms: Record<string, unknown>) => string;
  /** How many units may be cancelled now, by the shopper, without the seller. */
  cancellableQuantity: (tx: Ctx, line: SoldLine) => Promise<number>;
  /** In the transaction that makes the order paid. */
  onPaid: (tx: Ctx, line: SoldLine) => Promise<void>;
  /** In the transaction that decides the refund. */
  onRefunded: (tx: Ctx, line: SoldLine, quantity: number) => Promise<void>;
};
