import { type CheckoutQuote, quoteCheckout } from '#app/checkout/index.server.ts';
import type { CheckoutChoice } from '#app/checkout/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { add, krw, subtract } from '#app/core/krw.ts';
import { findUser, listAddresses } from '#app/identity/index.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { METHOD_FACTS, PAYMENT_METHODS } from '#app/payments/index.ts';
import { REGION_LABEL, STORE_TYPE_LABEL } from '#app/stores/index.ts';
import { type GrantStanding, grantCovers } from '#app/wallet/index.ts';
import { couponSection } from './coupon-view.ts';
import type { AnyActor } from './ctx.server.ts';
import { partNames } from './part-names.ts';
import { promiseView } from './promise-view.ts';
import { proofView, rewardReason, tenderRows } from './proof-view.ts';

export type CheckoutView = NonNullable<Awaited<ReturnType<typeof checkoutView>>>;

/** Everything the order form shows for one choice of address, method, coupons, points and wallet amount. Null for an empty selection. */
export async function checkoutView(ctx: Ctx<AnyActor>, choice: CheckoutChoice) {
  const checkout = await quoteCheckout(ctx, choice);
  if (!checkout) return null;
  const { input, quote, digest, region, needsDelivery, lines } = checkout;
  const storeName = (storeId: string) => lines.find((line) => line.storeId === storeId)?.storeName ?? '';
  return {
    digest,
    needsDelivery,
    regionLabel: region && REGION_LABEL[region],
    hasTickets: lines.some((line) => line.kind === 'ticket'),
    stores: storeViews(checkout),
    listTotal: quote.listTotal,
    goodsTotal: quote.goodsTotal,
    shippingTotal: quote.shippingTotal,
    couponTotal: quote.coupons.total,
    total: subtract(quote.total, quote.coupons.total),
    tenders: quote.tenders,
    tenderRows: tenderRows(quote),
    coupons: couponSection(choice.couponMode, input.coupons, quote.coupons),
    wallet: input.wallet && walletView(checkout, input.wallet),
    points: input.points && {
      ...input.points,
      limit: quote.pointsLimit,
      used: quote.tenders.points,
      loweredBy: quote.pointsLoweredBy,
    },
    rewards: quote.rewards
      .filter(({ refusedBecause }) => refusedBecause !== 'not-in-group')
      .map((reward) => ({
        programmeId: reward.programmeId,
        name: reward.name,
        funder: reward.funder,
        rateText: reward.rateText,
        amount: reward.amount,
        // Said once for all of them where no charged money is used.
        reason:
          reward.refusedBecause === 'nothing-from-bucket' && quote.tenders.charged === 0
            ? null
            : rewardReason(reward),
      })),
    rewardTotal: quote.rewardTotal,
    pointsEarned: quote.pointsEarned,
    proof: proofView({ input, output: quote }, storeName),
    promise: promiseView(checkout.promise, ({ storeId }) =>
      storeId === null ? null : { key: storeId, name: storeName(storeId) },
    ),
    methods: PAYMENT_METHODS.map((method) => ({
      value: method,
      label: METHOD_FACTS[method].label,
    })),
  };
}

/** The three buckets of the wallet, where each may be spent, and how much of each this order takes. */
function walletView({ input, quote }: CheckoutQuote, wallet: NonNullable<CheckoutQuote['input']['wallet']>) {
  return {
    charged: wallet.charged,
    cashback: wallet.cashback,
    grants: wallet.grants.map((grant) => ({
      programmeId: grant.programmeId,
      name: grant.name,
      balance: grant.balance,
      where: whereText(grant),
      endsOn: grant.endsOn,
      used: quote.grants.find((use) => use.programmeId === grant.programmeId)?.amount ?? krw(0),
      fits: input.stores.some((store) => store.walletPayable && grantCovers(grant, store)),
    })),
    total: add(wallet.charged, wallet.cashback, ...wallet.grants.map(({ balance }) => balance)),
    limit: quote.walletLimit,
    loweredBy: quote.walletLoweredBy,
    used: add(quote.tenders.charged, quote.tenders.cashback, quote.tenders.grant),
  };
}

/** `동구·중구 전통시장`, or everywhere. */
function whereText({ storeTypes, districts }: Pick<GrantStanding, 'storeTypes' | 'districts'>): string {
  const labels: Record<string, string> = STORE_TYPE_LABEL;
  const types = storeTypes?.map((type) => labels[type] ?? type);
  const parts = [districts?.join('·'), types?.join('·')].filter(Boolean);
  return parts.length > 0 ? `${parts.join(' ')}에서만` : '온통대전을 받는 모든 상점';
}

function storeViews({ quote, lines }: CheckoutQuote) {
  return quote.stores.map((store) => {
    const own = lines.filter((line) => line.storeId === store.storeId);
    const [first] = own;
    return {
      storeId: store.storeId,
      name: first?.storeName ?? '',
      walletRefusal: first?.walletRefusal ?? null,
      shipping: store.shipping,
      surcharge: store.surcharge,
      /** The market whose delivery it shares. */
      groupName: quote.groups?.find(({ storeIds }) => storeIds.includes(store.storeId))?.name ?? null,
      shipped: own.some((line) => kindRules(line.kind).needsDelivery),
      seller: {
        businessName: first?.businessName ?? '',
        representative: first?.representative ?? '',
        businessNumber: first?.businessNumber ?? '',
        mailOrderNumber: first?.mailOrderNumber ?? '',
        address: first?.address ?? '',
        phone: first?.phone ?? '',
        email: first?.email ?? '',
      },
      lines: own.map((line) => ({
        variantId: line.variantId,
        name: line.name,
        origin: line.origin,
        optionName: line.optionName,
        parts: partNames(line.parts),
        quantity: line.quantity,
        price: line.price,
        imageId: line.imageId,
        refundTerms: line.withdrawalException ?? kindRules(line.kind).refundTerms(line.terms),
      })),
    };
  });
}

/** Who orders: prefilled for members, with their addresses. */
export async function buyerView(ctx: Ctx<AnyActor>) {
  const { actor } = ctx;
  if (actor.kind !== 'shopper') return null;
  const shopper = { ...ctx, actor };
  const [user, addresses] = await Promise.all([findUser(ctx, actor.userId), listAddresses(shopper)]);
  return { name: user?.name ?? '', email: user?.email ?? '', addresses };
}
export type BuyerView = NonNullable<Awaited<ReturnType<typeof buyerView>>>;
