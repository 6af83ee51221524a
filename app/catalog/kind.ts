import type { Ctx } from '#app/core/ctx.ts';
import type { KstDay } from '#app/core/kst.ts';
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

/** One step of a refund promise: under this condition, up to this day, all comes back but the return fee. */
export type RefundStep = {
  condition: 'before-dispatch' | 'after-delivery' | 'unused';
  until: KstDay | null;
  returnFee: boolean;
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
  /** What comes back when, in the order of time: the promise made before buying. */
  refundSteps: (terms: Record<string, unknown>, paidOn: KstDay) => RefundStep[];
  /** The day from which the purchase is confirmed by itself, when the payment already tells. */
  confirmsFrom: (terms: Record<string, unknown>, paidOn: KstDay) => KstDay | null;
  /** Whether the shopper may confirm the purchase now. */
  mayConfirm: (ctx: Ctx, line: Pick<SoldLine, 'lineId' | 'state'>) => Promise<boolean>;
  /** How many units may be cancelled now, by the shopper, without the seller. */
  cancellableQuantity: (tx: Ctx, line: SoldLine) => Promise<number>;
  /** In the transaction that makes the order paid. */
  onPaid: (tx: Ctx, line: SoldLine) => Promise<void>;
  /** In the transaction that decides the refund. */
  onRefunded: (tx: Ctx, line: SoldLine, quantity: number) => Promise<void>;
};
