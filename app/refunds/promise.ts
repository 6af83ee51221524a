import type { RefundStep } from '#app/catalog/index.ts';
import { add, type Krw, krw, times } from '#app/core/krw.ts';
import type { KstDay } from '#app/core/kst.ts';
import type { Quote, QuoteInput } from '#app/pricing/index.ts';
import { planRefund, type RefundableLine, SHARES, type Shares, type TenderAmounts } from './refund-plan.ts';
import type { PromiseCondition } from './words.ts';

/** What comes back under one condition or up to one day, of a store's part or of the whole order (null). */
export type PromiseStep = TenderAmounts & {
  storeId: string | null;
  step: number;
  condition: PromiseCondition;
  until: KstDay | null;
  /** Return fee taken off. */
  fee: Krw;
  /** Cashback received for this order and spent meanwhile is kept back up to so much (rule R5). */
  keptBack: Krw;
};

type Steps = (line: Quote['lines'][number]) => readonly RefundStep[];
const NOTHING = Object.fromEntries(SHARES.map((share) => [share, krw(0)])) as Shares;

/**
 * 환불 약속: "if you cancel like this, that comes back", from the very shares the order will be stored with. Before
 * dispatch everything returns, shipping too; after delivery the goods less the return fee, both ways when the way out
 * was free (practice), while shipping that was done is kept.
 */
export function promiseOf(input: QuoteInput, quote: Quote, stepsOf: Steps): PromiseStep[] {
  const stores = quote.stores.map(({ storeId }) => storeId);
  const perStore = stores.flatMap((storeId) => {
    const own = quote.lines.flatMap((line, i) => (line.storeId === storeId ? [{ line, i }] : []));
    return stepsFor(quote, storeId, own, returnFeeOf(input, quote, storeId), stepsOf);
  });
  if (stores.length < 2) return perStore;
  const all = quote.lines.map((line, i) => ({ line, i }));
  const fees = stores.reduce((sum, storeId) => krw(sum + returnFeeOf(input, quote, storeId)), krw(0));
  return [...perStore, ...stepsFor(quote, null, all, fees, stepsOf)];
}

type Indexed = { line: Quote['lines'][number]; i: number };

function stepsFor(
  quote: Quote,
  storeId: string | null,
  own: readonly Indexed[],
  returnFee: Krw,
  stepsOf: Steps,
): PromiseStep[] {
  const items = own.filter(({ line }) => line.lineType === 'item');
  const conditions = [...new Set(items.flatMap(({ line }) => stepsOf(line).map((step) => step.condition)))];
  return conditions.map((condition, step) => {
    const covered = items.filter(({ line }) => stepsOf(line).some((s) => s.condition === condition));
    const found = covered.flatMap(({ line }) => stepsOf(line).filter((s) => s.condition === condition));
    const shipping =
      condition === 'before-dispatch' ? own.filter(({ line }) => line.lineType === 'shipping') : [];
    const fee = found.some((s) => s.returnFee) ? returnFee : krw(0);
    const lines = [...covered, ...shipping].map(refundable);
    const plan = planRefund(lines, new Map(lines.map((line) => [line.lineId, line.quantity])), ROOM, fee);
    const days = found.flatMap((s) => (s.until ? [s.until] : [])).sort();
    const keptBack = rewardsOf(quote, covered, condition === 'after-delivery');
    return { storeId, step, condition, until: days[0] ?? null, ...plan.back, fee, keptBack };
  });
}

/** Rewards of these lines that may be paid by then: at once with the payment, later all of them. */
const rewardsOf = (quote: Quote, lines: readonly Indexed[], later: boolean): Krw =>
  add(
    krw(0),
    ...quote.rewards
      .filter((reward) => later || reward.payout === 'paid')
      .flatMap((reward) => lines.map(({ i }) => reward.byLine[i] ?? krw(0))),
  );

/** Nothing is clawed back and nothing waits: the promise speaks of the shares. */
const ROOM = { cashback: krw(0), points: krw(0), holdingRoom: krw(Number.MAX_SAFE_INTEGER) };

const refundable = ({ line, i }: Indexed): RefundableLine => ({
  lineId: String(i),
  taxFree: line.taxType === 'tax_free',
  confirmed: false,
  quantity: line.quantity,
  refundedQuantity: 0,
  shares: line,
  refunded: NOTHING,
  rewards: [],
});

/** What returning a store's goods costs the buyer who changed their mind. */
export function returnFeeOf(input: QuoteInput, quote: Quote, storeId: string): Krw {
  const store = input.stores.find((own) => own.storeId === storeId);
  const shipped = input.lines.some((line) => line.storeId === storeId && line.needsDelivery);
  if (!store || !shipped) return krw(0);
  // A market's delivery made its round for the other stalls too: only the way back is the buyer's.
  const inGroup = quote.groups?.some((group) => group.storeIds.includes(storeId)) ?? false;
  const paidOutbound = inGroup || quote.stores.some((own) => own.storeId === storeId && own.shipping > 0);
  return times(store.shippingFee, paidOutbound ? 1 : 2);
}
