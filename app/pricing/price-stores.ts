import { add, type Krw, krw, subtract, times } from '#app/core/krw.ts';
import type { QuoteInput, QuoteLineInput, QuoteStoreInput } from './quote-input.ts';

export type StoreQuote = {
  storeId: string;
  goodsTotal: Krw;
  shipping: Krw;
  surcharge: Krw;
  /** Won still missing for free shipping; null when shipping is free or nothing is shipped. */
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

/** One store's part: its items, and its shipping as a line of its own. */
export function priceStore(
  store: QuoteStoreInput,
  input: QuoteInput,
): { quote: StoreQuote; lines: PricedLine[] } {
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
  const shipped = own.filter((line) => line.needsDelivery);
  const shippedTotal = add(...shipped.map((line) => times(line.unitPrice, line.quantity)));
  const free = store.shippingFreeFrom !== null && shippedTotal >= store.shippingFreeFrom;
  const shipping = shipped.length === 0 || free ? krw(0) : store.shippingFee;
  const surcharge = shipped.length === 0 ? krw(0) : surchargeOf(store, input.region);
  const fee = add(shipping, surcharge);
  return {
    quote: {
      storeId: store.storeId,
      goodsTotal: add(...items.map(({ line }) => line.amount)),
      shipping,
      surcharge,
      missingForFree:
        shipping > 0 && store.shippingFreeFrom !== null
          ? subtract(store.shippingFreeFrom, shippedTotal)
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
