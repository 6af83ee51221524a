import { add, type Krw, krw, subtract, times } from '#app/core/krw.ts';
import { type GroupQuote, groupShipping } from './group-delivery.ts';
import type { QuoteInput, QuoteLineInput, QuoteStoreInput } from './quote-input.ts';

export type StoreQuote = {
  storeId: string;
  goodsTotal: Krw;
  shipping: Krw;
  surcharge: Krw;
  /** Won still missing for free shipping; null when shipping is free, shared in a market's delivery, or nothing is shipped. */
  missingForFree: Krw | null;
};

/** A line before discounts and tenders. */
export type PricedLine = {
  store: QuoteStoreInput;
  item: QuoteLineInput | null;
  line: {
    /** `item` lines carry their variant, `shipping` lines their store's fee. */
    lineType: 'item' | 'shipping';
    variantId: string | null;
    storeId: string;
    kind: QuoteLineInput['kind'];
    taxType: QuoteLineInput['taxType'];
    quantity: number;
    unitPrice: Krw;
    unitListPrice: Krw;
    amount: Krw;
  };
};

type PricedStore = { quote: StoreQuote; lines: PricedLine[] };

/** Each store's part: its items, and its shipping as a line of its own; stalls of one market share its delivery. */
export function priceStores(input: QuoteInput): { stores: PricedStore[]; groups: GroupQuote[] } {
  const alone = input.stores.map((store) => ({
    storeId: store.storeId,
    shipping: shippingAlone(store, shippedOf(store, input)),
  }));
  const { groups, shippingOf } = groupShipping(input, alone);
  const grouped = new Set(groups.flatMap(({ storeIds }) => storeIds));
  const stores = input.stores.map((store) =>
    priceStore(store, input, shippingOf.get(store.storeId) ?? krw(0), grouped.has(store.storeId)),
  );
  return { stores, groups };
}

const shippedOf = (store: QuoteStoreInput, input: QuoteInput): QuoteLineInput[] =>
  input.lines.filter((line) => line.storeId === store.storeId && line.needsDelivery);

const totalOf = (lines: readonly QuoteLineInput[]): Krw =>
  add(...lines.map((line) => times(line.unitPrice, line.quantity)));

function shippingAlone(store: QuoteStoreInput, shipped: readonly QuoteLineInput[]): Krw {
  const free = store.shippingFreeFrom !== null && totalOf(shipped) >= store.shippingFreeFrom;
  return shipped.length === 0 || free ? krw(0) : store.shippingFee;
}

function priceStore(store: QuoteStoreInput, input: QuoteInput, shipping: Krw, grouped: boolean): PricedStore {
  const own = input.lines.filter((line) => line.storeId === store.storeId);
  const items: PricedLine[] = own.map((item) => ({
    store,
    item,
    line: {
      lineType: 'item',
      variantId: item.variantId,
      storeId: store.storeId,
      kind: item.kind,
      taxType: item.taxType,
      quantity: item.quantity,
      unitPrice: item.unitPrice,
      unitListPrice: item.unitListPrice,
      amount: times(item.unitPrice, item.quantity),
    },
  }));
  const shipped = shippedOf(store, input);
  const surcharge = shipped.length === 0 ? krw(0) : surchargeOf(store, input.region);
  const fee = add(shipping, surcharge);
  return {
    quote: {
      storeId: store.storeId,
      goodsTotal: add(...items.map(({ line }) => line.amount)),
      shipping,
      surcharge,
      missingForFree:
        shipping > 0 && store.shippingFreeFrom !== null && !grouped
          ? subtract(store.shippingFreeFrom, totalOf(shipped))
          : null,
    },
    lines: fee === 0 ? items : [...items, shippingLine(store, shipped, fee)],
  };
}

const shippingLine = (store: QuoteStoreInput, shipped: readonly QuoteLineInput[], fee: Krw): PricedLine => ({
  store,
  item: null,
  line: {
    lineType: 'shipping',
    variantId: null,
    storeId: store.storeId,
    kind: 'goods',
    // Shipping follows the goods (practice): tax-free only when everything in the parcel is.
    taxType: shipped.every((line) => line.taxType === 'tax_free') ? 'tax_free' : 'taxable',
    quantity: 1,
    unitPrice: fee,
    unitListPrice: fee,
    amount: fee,
  },
});

function surchargeOf(store: QuoteStoreInput, region: QuoteInput['region']): Krw {
  if (region === 'jeju') return store.jejuSurcharge;
  return region === 'island' ? store.islandSurcharge : krw(0);
}
