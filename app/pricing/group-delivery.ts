import { add, allocate, type Krw, krw, least, subtract, times } from '#app/core/krw.ts';
import type { QuoteInput, QuoteMarketInput } from './quote-input.ts';

/** 합배송: what one market's stalls cost to deliver together. */
export type GroupQuote = {
  marketId: string;
  name: string;
  /** Those with something to deliver. */
  storeIds: string[];
  goodsTotal: Krw;
  /** What is charged for all of them; it stands on their shipping lines in parts. */
  fee: Krw;
  /** What the same parcels would have cost one by one. */
  separately: Krw;
  /** Won still missing for free delivery; null when it is free or never is. */
  missingForFree: Krw | null;
};

type Separate = { storeId: string; shipping: Krw };

/**
 * One fee per market and order in place of one per stall, free from the market's own threshold, and never more than the
 * separate fees together. It is split over the stalls by their separate fees (largest remainder), so no stall's line
 * is dearer than alone and a refund of one stall gives back its own line. The caller names only markets that
 * deliver to the address.
 */
export function groupShipping(
  input: QuoteInput,
  separate: readonly Separate[],
): { groups: GroupQuote[]; shippingOf: Map<string, Krw> } {
  const shippingOf = new Map(separate.map(({ storeId, shipping }) => [storeId, shipping]));
  const groups: GroupQuote[] = [];
  for (const market of input.markets ?? []) {
    const own = separate.filter(({ storeId }) => isShipped(input, market, storeId));
    if (own.length === 0) continue;
    const group = quoteGroup(input, market, own);
    const shares = allocate(
      group.fee,
      own.map(({ shipping }) => shipping),
    );
    own.forEach(({ storeId }, i) => {
      shippingOf.set(storeId, shares[i] ?? krw(0));
    });
    groups.push(group);
  }
  return { groups, shippingOf };
}

const isShipped = (input: QuoteInput, market: QuoteMarketInput, storeId: string): boolean =>
  market.storeIds.includes(storeId) &&
  input.lines.some((line) => line.storeId === storeId && line.needsDelivery);

function quoteGroup(input: QuoteInput, market: QuoteMarketInput, own: readonly Separate[]): GroupQuote {
  const storeIds = own.map(({ storeId }) => storeId);
  const goodsTotal = add(
    ...input.lines
      .filter((line) => line.needsDelivery && storeIds.includes(line.storeId))
      .map((line) => times(line.unitPrice, line.quantity)),
  );
  const free = market.freeFrom !== null && goodsTotal >= market.freeFrom;
  const separately = add(...own.map(({ shipping }) => shipping));
  const fee = free ? krw(0) : least(market.fee, separately);
  return {
    marketId: market.marketId,
    name: market.name,
    storeIds,
    goodsTotal,
    fee,
    separately,
    missingForFree: fee > 0 && market.freeFrom !== null ? subtract(market.freeFrom, goodsTotal) : null,
  };
}
