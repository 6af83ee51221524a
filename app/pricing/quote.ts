import { add, allocate, type Krw, krw, share, subtract, times } from '#app/core/krw.ts';
import { applyCoupons, type CouponRefusal, type CouponUse } from '#app/promotions/index.ts';
import { type Reward, rewardsFor } from '#app/wallet/index.ts';
import { feeShares } from './fee-shares.ts';
import { fillTenders, type GrantUse, type PointsLimit, type WalletLimit } from './fill-tenders.ts';
import type { GroupQuote } from './group-delivery.ts';
import { type PricedLine, priceStores, type StoreQuote } from './price-stores.ts';
import type { QuoteInput } from './quote-input.ts';

/**
 * Raised with any change of the rules below; stored with every order. The rules of an earlier version that are still
 * written here stay in the list: its orders are computed again by them.
 */
export const QUOTE_VERSIONS = ['2026-11-2', '2026-11-3'] as const;
export type QuoteVersion = (typeof QUOTE_VERSIONS)[number];
const CURRENT: QuoteVersion = '2026-11-3';

export type QuoteLine = PricedLine['line'] & {
  charged: Krw;
  cashback: Krw;
  grant: Krw;
  points: Krw;
  couponCity: Krw;
  couponMall: Krw;
  couponSeller: Krw;
  external: Krw;
  fee: Krw;
  feeVat: Krw;
  pointsEarned: Krw;
};

export type Quote = {
  version: string;
  lines: QuoteLine[];
  stores: StoreQuote[];
  /** Markets that deliver together; absent before 2026-11-3, when every store sent its own parcel. */
  groups?: GroupQuote[];
  listTotal: Krw;
  goodsTotal: Krw;
  shippingTotal: Krw;
  /** Goods and shipping before coupons. */
  total: Krw;
  coupons: { uses: CouponUse[]; refused: CouponRefusal[]; total: Krw };
  walletLimit: Krw;
  walletEligible: Krw;
  walletLoweredBy: WalletLimit | null;
  pointsLimit: Krw;
  pointsLoweredBy: PointsLimit | null;
  tenders: { charged: Krw; cashback: Krw; grant: Krw; points: Krw; external: Krw };
  grants: GrantUse[];
  /** Tax-free part of the external tender, as the provider wants it. */
  externalTaxFree: Krw;
  rewards: Reward[];
  rewardTotal: Krw;
  pointsEarned: Krw;
};

/**
 * 주문 금액 계산: the exact price of a cart. Pure and reproducible: the same input gives the same quote for ever.
 * Order: instant discount → coupons (product, store, cart, shipping) → points → wallet → external method. Every total is
 * the sum of its parts, every part is at least 0, shares are split by largest remainder.
 */
export function quote(input: QuoteInput, version: QuoteVersion = CURRENT): Quote {
  const together = version !== '2026-11-2';
  const { stores, groups } = priceStores(together ? input : { ...input, markets: [] });
  const priced = stores.flatMap(({ lines }) => lines);
  const coupons = applyCoupons(priced.map(couponLine), input.coupons, input.chosenCoupons);
  const discount = priced.map((_, i) => coupons.discountByLine[i] ?? NO_DISCOUNT);
  const net = priced.map(({ line }, i) => subtract(line.amount, discountOf(discount[i])));
  const tenders = fillTenders(input, priced, net);
  const fees = feeShares(
    priced.map(({ store, line }, i) => ({
      storeId: store.storeId,
      feeBps: store.feeBps,
      base: subtract(line.amount, discount[i]?.seller ?? krw(0)),
    })),
  );
  const earned = earnedPoints(
    input,
    priced.map(({ line }, i) =>
      line.lineType === 'item' ? (tenders.byLine[i]?.external ?? krw(0)) : krw(0),
    ),
  );
  const lines = priced.map(
    ({ line }, i): QuoteLine => ({
      ...line,
      ...(tenders.byLine[i] ?? NOTHING_PAID),
      couponCity: discount[i]?.city ?? krw(0),
      couponMall: discount[i]?.mall ?? krw(0),
      couponSeller: discount[i]?.seller ?? krw(0),
      ...(fees[i] ?? { fee: krw(0), feeVat: krw(0) }),
      pointsEarned: earned[i] ?? krw(0),
    }),
  );
  const rewards = rewardsFor(
    lines.map((line, i) => ({
      store: storeOf(priced, i),
      paid: line.lineType === 'item' ? line : { charged: krw(0), cashback: krw(0), grant: krw(0) },
    })),
    input.wallet ? input.programmes : [],
  );
  const sum = (pick: (line: QuoteLine) => Krw) => add(...lines.map(pick));
  const goodsTotal = add(...stores.map(({ quote }) => quote.goodsTotal));
  const shippingTotal = add(...stores.map(({ quote }) => add(quote.shipping, quote.surcharge)));
  return {
    version,
    lines,
    stores: stores.map(({ quote }) => quote),
    ...(together && { groups }),
    listTotal: add(...input.lines.map((line) => times(line.unitListPrice, line.quantity))),
    goodsTotal,
    shippingTotal,
    total: add(goodsTotal, shippingTotal),
    coupons: { uses: coupons.uses, refused: coupons.refused, total: coupons.total },
    walletLimit: tenders.walletLimit,
    walletEligible: tenders.walletEligible,
    walletLoweredBy: tenders.walletLoweredBy,
    pointsLimit: tenders.pointsLimit,
    pointsLoweredBy: tenders.pointsLoweredBy,
    tenders: {
      charged: sum((l) => l.charged),
      cashback: sum((l) => l.cashback),
      grant: sum((l) => l.grant),
      points: sum((l) => l.points),
      external: sum((l) => l.external),
    },
    grants: tenders.grants,
    externalTaxFree: add(...lines.filter((line) => line.taxType === 'tax_free').map((line) => line.external)),
    rewards,
    rewardTotal: add(...rewards.map((reward) => reward.amount)),
    pointsEarned: sum((l) => l.pointsEarned),
  };
}

const NO_DISCOUNT = { city: krw(0), mall: krw(0), seller: krw(0) };
const NOTHING_PAID = { charged: krw(0), cashback: krw(0), grant: krw(0), points: krw(0), external: krw(0) };
const discountOf = (d: { city: Krw; mall: Krw; seller: Krw } = NO_DISCOUNT): Krw =>
  add(d.city, d.mall, d.seller);

function storeOf(priced: readonly PricedLine[], i: number): PricedLine['store'] {
  const store = priced[i]?.store;
  if (!store) throw new RangeError(`no line ${i}`);
  return store;
}

const couponLine = ({ store, item, line }: PricedLine) => ({
  lineType: line.lineType,
  storeId: line.storeId,
  productId: item?.productId ?? null,
  categoryPath: item?.categoryPath ?? [],
  kind: line.kind,
  marketStore: store.storeType === 'market',
  amount: line.amount,
});

/** Points are earned on what the external method pays for goods, floored once for the whole order. */
const earnedPoints = (input: QuoteInput, external: readonly Krw[]): Krw[] =>
  allocate(share(add(...external), input.points?.earnBps ?? 0), external);
