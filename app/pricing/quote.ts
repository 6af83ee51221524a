import { add, allocate, type Krw, krw, least, most, share, subtract, times } from '#app/core/krw.ts';
import { type Reward, rewardsFor } from '#app/wallet/index.ts';
import type { QuoteInput, QuoteLineInput, QuoteStoreInput } from './quote-input.ts';

/** Raised with any change of the rules below; stored with every order. */
export const QUOTE_VERSION = '2026-11-1';

export type QuoteLine = {
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
  charged: Krw;
  cashback: Krw;
  external: Krw;
  fee: Krw;
  feeVat: Krw;
};

export type StoreQuote = {
  storeId: string;
  goodsTotal: Krw;
  shipping: Krw;
  surcharge: Krw;
  /** Won still missing for free shipping; null when shipping is free or nothing is shipped. */
  missingForFree: Krw | null;
};

export type WalletLimit = 'balance' | 'eligible' | 'external-minimum';

export type Quote = {
  version: string;
  lines: QuoteLine[];
  stores: StoreQuote[];
  listTotal: Krw;
  goodsTotal: Krw;
  shippingTotal: Krw;
  total: Krw;
  /** Largest wallet amount this cart allows, and the part of it that may be paid with the wallet at all. */
  walletLimit: Krw;
  walletEligible: Krw;
  tenders: { charged: Krw; cashback: Krw; external: Krw };
  /** Why less wallet money is used than wished. */
  walletLoweredBy: WalletLimit | null;
  /** Tax-free part of the external tender, as the provider wants it. */
  externalTaxFree: Krw;
  rewards: Reward[];
  rewardTotal: Krw;
};

/**
 * 주문 금액 계산: the exact price of a cart. Pure and reproducible: the same input gives the same quote for ever.
 * Every total is the sum of its parts, every part is at least 0, shares are split by largest remainder.
 */
export function quote(input: QuoteInput): Quote {
  const stores = input.stores.map((store) => quoteStore(store, input));
  const priced = stores.flatMap(({ lines }) => lines);
  const goodsTotal = add(...stores.map(({ quote }) => quote.goodsTotal));
  const shippingTotal = add(...stores.map(({ quote }) => krw(quote.shipping + quote.surcharge)));
  const total = add(goodsTotal, shippingTotal);

  const eligible = priced.map(({ store, line }) => (store.walletPayable ? line.amount : krw(0)));
  const wallet = decideWallet(input, total, add(...eligible));
  const walletShares = allocate(wallet.used, eligible);
  // Rewards are spent before charged money, as the city's own app does.
  const cashbackUsed = least(input.wallet?.cashback ?? krw(0), wallet.used);
  const cashbackShares = allocate(cashbackUsed, walletShares);
  const fees = feeShares(priced);
  const lines = priced.map(({ line }, i) => {
    const [walletShare, cashback, fee] = [
      at(walletShares, i),
      at(cashbackShares, i),
      fees[i] ?? { fee: krw(0), feeVat: krw(0) },
    ];
    return {
      ...line,
      cashback,
      charged: subtract(walletShare, cashback),
      external: subtract(line.amount, walletShare),
      ...fee,
    };
  });

  const rewards = rewardsFor(
    lines.map((line, i) => ({
      store: programmeStore(priced[i]?.store ?? null, line.storeId),
      paid:
        line.lineType === 'item'
          ? { charged: line.charged, cashback: line.cashback, grant: krw(0) }
          : { charged: krw(0), cashback: krw(0), grant: krw(0) },
    })),
    input.wallet ? input.programmes : [],
  );
  return {
    version: QUOTE_VERSION,
    lines,
    stores: stores.map(({ quote }) => quote),
    listTotal: add(...input.lines.map((line) => times(line.unitListPrice, line.quantity))),
    goodsTotal,
    shippingTotal,
    total,
    walletLimit: wallet.limit,
    walletEligible: add(...eligible),
    tenders: {
      charged: subtract(wallet.used, cashbackUsed),
      cashback: cashbackUsed,
      external: subtract(total, wallet.used),
    },
    walletLoweredBy: wallet.loweredBy,
    externalTaxFree: add(...lines.filter((line) => line.taxType === 'tax_free').map((line) => line.external)),
    rewards,
    rewardTotal: add(...rewards.map((reward) => reward.amount)),
  };
}

const programmeStore = (store: QuoteStoreInput | null, storeId: string) => ({
  storeId,
  storeType: store?.market ? 'market' : 'general',
  district: '',
  marketId: null,
  yearlySales: null,
  cashbackEligible: store?.cashbackEligible ?? false,
});

const at = (parts: readonly Krw[], i: number): Krw => parts[i] ?? krw(0);

type PricedLine = {
  store: QuoteStoreInput;
  line: Omit<QuoteLine, 'charged' | 'cashback' | 'external' | 'fee' | 'feeVat'>;
};

function quoteStore(store: QuoteStoreInput, input: QuoteInput): { quote: StoreQuote; lines: PricedLine[] } {
  const own = input.lines.filter((line) => line.storeId === store.storeId);
  const items = own.map((line) => ({
    store,
    line: {
      lineType: 'item' as const,
      variantId: line.variantId,
      storeId: store.storeId,
      kind: line.kind,
      taxType: line.taxType,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      unitListPrice: line.unitListPrice,
      amount: times(line.unitPrice, line.quantity),
    },
  }));
  const shipped = own.filter((line) => line.needsDelivery);
  const shippedTotal = add(...shipped.map((line) => times(line.unitPrice, line.quantity)));
  const free = store.shippingFreeFrom !== null && shippedTotal >= store.shippingFreeFrom;
  const shipping = shipped.length === 0 || free ? krw(0) : store.shippingFee;
  const surcharge = shipped.length === 0 ? krw(0) : surchargeOf(store, input.region);
  const fee = add(shipping, surcharge);
  const shippingLine: PricedLine[] =
    fee === 0
      ? []
      : [
          {
            store,
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
          },
        ];
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
    lines: [...items, ...shippingLine],
  };
}

function surchargeOf(store: QuoteStoreInput, region: QuoteInput['region']): Krw {
  if (region === 'jeju') return store.jejuSurcharge;
  return region === 'island' ? store.islandSurcharge : krw(0);
}

/** How much wallet money is used: never more than held, than the eligible lines, nor so much that the rest is unpayable. */
function decideWallet(
  input: QuoteInput,
  total: Krw,
  eligible: Krw,
): { used: Krw; limit: Krw; loweredBy: WalletLimit | null } {
  const balance = input.wallet ? add(input.wallet.charged, input.wallet.cashback) : krw(0);
  const limit = payable(least(balance, eligible), total, input.externalMinimum);
  const wish = most(krw(0), input.walletWish);
  const used = payable(least(wish, balance, eligible), total, input.externalMinimum);
  if (used >= wish) return { used, limit, loweredBy: null };
  const ceiling = least(wish, balance, eligible);
  if (used < ceiling) return { used, limit, loweredBy: 'external-minimum' };
  return { used, limit, loweredBy: balance < eligible ? 'balance' : 'eligible' };
}

/** R7: the external part is 0 or at least the method's minimum; otherwise wallet use is lowered. */
function payable(wallet: Krw, total: Krw, minimum: Krw): Krw {
  const external = subtract(total, wallet);
  if (external === 0 || external >= minimum) return wallet;
  return most(krw(0), subtract(total, minimum));
}

/** R1: fee and VAT are computed per store and split over its lines, so no won drifts with each rounding. */
function feeShares(priced: readonly PricedLine[]): { fee: Krw; feeVat: Krw }[] {
  const shares = priced.map(() => ({ fee: krw(0), feeVat: krw(0) }));
  for (const store of new Set(priced.map(({ store }) => store))) {
    const own = priced.flatMap((p, i) => (p.store === store ? [{ i, amount: p.line.amount }] : []));
    const fee = share(add(...own.map(({ amount }) => amount)), store.feeBps);
    const fees = allocate(
      fee,
      own.map(({ amount }) => amount),
    );
    const vats = allocate(share(fee, 1000), fees);
    own.forEach(({ i }, n) => {
      shares[i] = { fee: at(fees, n), feeVat: at(vats, n) };
    });
  }
  return shares;
}
