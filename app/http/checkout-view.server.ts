import { type CheckoutQuote, quoteCheckout } from '#app/checkout/index.server.ts';
import type { CheckoutChoice } from '#app/checkout/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { findUser, listAddresses } from '#app/identity/index.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { METHOD_FACTS, PAYMENT_METHODS } from '#app/payments/index.ts';
import { REGION_LABEL } from '#app/stores/index.ts';
import { programmeStandings, readBalances } from '#app/wallet/index.server.ts';
import type { AnyActor } from './ctx.server.ts';

export type CheckoutView = NonNullable<Awaited<ReturnType<typeof checkoutView>>>;

/** Everything the order form shows for one choice of address, method and wallet amount. Null for an empty selection. */
export async function checkoutView(ctx: Ctx<AnyActor>, choice: CheckoutChoice) {
  const checkout = await quoteCheckout(ctx, choice);
  if (!checkout) return null;
  const { quote, digest, region, needsDelivery, lines } = checkout;
  return {
    digest,
    needsDelivery,
    regionLabel: region && REGION_LABEL[region],
    hasTickets: lines.some((line) => line.kind === 'ticket'),
    stores: storeViews(checkout),
    listTotal: quote.listTotal,
    goodsTotal: quote.goodsTotal,
    shippingTotal: quote.shippingTotal,
    total: quote.total,
    tenders: quote.tenders,
    walletLimit: quote.walletLimit,
    walletLoweredBy: quote.walletLoweredBy,
    rewards: quote.rewards.map(({ programmeId, name, funder, rateText, amount, limitedBy }) => ({
      programmeId,
      name,
      funder,
      rateText,
      amount,
      limitedBy,
    })),
    rewardTotal: quote.rewardTotal,
    methods: PAYMENT_METHODS.map((method) => ({
      value: method,
      label: METHOD_FACTS[method].label,
    })),
  };
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
        quantity: line.quantity,
        price: line.price,
        imageId: line.imageId,
        refundTerms: line.withdrawalException ?? kindRules(line.kind).refundTerms(line.terms),
      })),
    };
  });
}

/** Who orders: prefilled for members, with their addresses and balances. */
export async function buyerView(ctx: Ctx<AnyActor>) {
  const { actor } = ctx;
  if (actor.kind !== 'shopper') return null;
  const shopper = { ...ctx, actor };
  const [user, addresses, balances, programmes] = await Promise.all([
    findUser(ctx, actor.userId),
    listAddresses(shopper),
    readBalances(ctx, actor.userId),
    programmeStandings(ctx, actor.userId),
  ]);
  return {
    name: user?.name ?? '',
    email: user?.email ?? '',
    addresses,
    balances,
    capLeft: programmes.map(({ id, name, capLeft, budgetLeft }) => ({ id, name, capLeft, budgetLeft })),
  };
}
export type BuyerView = NonNullable<Awaited<ReturnType<typeof buyerView>>>;
