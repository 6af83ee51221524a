import { createHash } from 'node:crypto';
import { type CartLine, type CartOwner, readCart } from '#app/cart/index.server.ts';
import { categoryPlaces, listCategories } from '#app/catalog/index.server.ts';
import type { RefundStep } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { type KstDay, kstDayOf } from '#app/core/kst.ts';
import { findAddress } from '#app/identity/index.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { METHOD_FACTS } from '#app/payments/index.ts';
import {
  type Quote,
  type QuoteInput,
  type QuoteMarketInput,
  type QuoteStoreInput,
  quote,
} from '#app/pricing/index.ts';
import { usableCoupons } from '#app/promotions/index.server.ts';
import { type PromiseStep, promiseOf } from '#app/refunds/index.ts';
import { groupDeliveries, type StoreForPricing, storesForPricing } from '#app/stores/index.server.ts';
import { isInCity, type Region, regionOf } from '#app/stores/index.ts';
import {
  currentPointPolicy,
  DAEJEON,
  programmeStandings,
  readBalances,
  readGrants,
  readPointBalances,
} from '#app/wallet/index.server.ts';
import type { CheckoutChoice } from './inputs.ts';

export type CheckoutQuote = {
  lines: CartLine[];
  input: QuoteInput;
  quote: Quote;
  digest: string;
  /** 환불 약속: what comes back if this is cancelled, as it will be stored. */
  promise: PromiseStep[];
  region: Region | null;
  needsDelivery: boolean;
};

/** Prices what is selected in the cart as it would be ordered now. Null when nothing is selected. */
export async function quoteCheckout(
  ctx: Ctx<CartOwner>,
  choice: CheckoutChoice,
): Promise<CheckoutQuote | null> {
  const lines = (await readCart(ctx)).filter((line) => line.selected);
  if (lines.length === 0) return null;
  const userId = ctx.actor.kind === 'shopper' ? ctx.actor.userId : null;
  const postcode = await postcodeFor(ctx, choice);
  const region = postcode === null ? null : regionOf(postcode);
  const storeIds = [...new Set(lines.map((line) => line.storeId))];
  const stores = await storesForPricing(ctx, storeIds, DAEJEON);
  const paths = await categoryPaths(ctx);
  const input: QuoteInput = {
    lines: lines.map((line) => ({
      variantId: line.variantId,
      productId: line.productId,
      storeId: line.storeId,
      kind: line.kind,
      categoryPath: paths.get(line.categoryId) ?? [],
      needsDelivery: kindRules(line.kind).needsDelivery,
      quantity: line.quantity,
      unitPrice: line.price,
      unitListPrice: line.listPrice,
      taxType: line.taxType,
    })),
    stores: storesOf(lines, stores),
    // Markets deliver within the city; while no address is known that is said beside the price.
    markets: postcode === null || isInCity(postcode) ? await marketsFor(ctx, storeIds) : [],
    region,
    currency: DAEJEON,
    ...(await meansOf(ctx, userId)),
    walletWish: choice.walletAmount,
    pointsWish: choice.pointsAmount,
    chosenCoupons: choice.couponMode === 'auto' ? null : choice.couponIds,
    externalMinimum: METHOD_FACTS[choice.method].minimum,
  };
  const priced = quote(input);
  const needsDelivery = lines.some((line) => kindRules(line.kind).needsDelivery);
  const own = new Map(lines.map((line) => [line.variantId, line]));
  const promise = promiseOf(input, priced, (line) => {
    const sold = own.get(line.variantId ?? '');
    return sold ? refundStepsOf(sold, kstDayOf(ctx.now)) : [];
  });
  return { lines, input, quote: priced, promise, digest: digestOf(priced, lines), region, needsDelivery };
}

/** The steps of a line's refund promise: what the law excepts from withdrawal (E-commerce Act art. 17②) has no return. */
export const refundStepsOf = (
  line: Pick<CartLine, 'kind' | 'terms' | 'withdrawalException'>,
  paidOn: KstDay,
): RefundStep[] =>
  kindRules(line.kind)
    .refundSteps(line.terms, paidOn)
    .filter((step) => step.condition !== 'after-delivery' || line.withdrawalException === null);

/** What a person can pay and save with; a guest has none of it. */
async function meansOf(
  ctx: Ctx,
  userId: string | null,
): Promise<Pick<QuoteInput, 'wallet' | 'points' | 'coupons' | 'programmes'>> {
  if (!userId) return { wallet: null, points: null, coupons: [], programmes: [] };
  const [balances, grants, points, policy, coupons, programmes] = await Promise.all([
    readBalances(ctx, userId, DAEJEON),
    readGrants(ctx, userId, DAEJEON),
    readPointBalances(ctx, userId),
    currentPointPolicy(ctx),
    usableCoupons(ctx, userId),
    programmeStandings(ctx, userId),
  ]);
  return {
    wallet: { charged: balances.charged, cashback: balances.cashback, grants },
    points: { available: points.available, minimumUse: policy.minimumUse, earnBps: policy.earnBps },
    coupons,
    programmes,
  };
}

/** Ids of a category and those above it. */
async function categoryPaths(ctx: Ctx): Promise<Map<string, string[]>> {
  const places = categoryPlaces(await listCategories(ctx));
  return new Map(places.map(({ category, path }) => [category.id, path.map(({ id }) => id)]));
}

const storesOf = (
  lines: readonly CartLine[],
  stores: ReadonlyMap<string, StoreForPricing>,
): QuoteStoreInput[] =>
  [...new Map(lines.map((line) => [line.storeId, line])).values()].map((line) => {
    const store = stores.get(line.storeId);
    if (!store) throw new Error(`no store ${line.storeId}`);
    const { terms, ...facts } = store;
    return {
      ...facts,
      walletPayable: terms.payable.allowed,
      walletRefusal: terms.payable.reason,
      cashbackRefusal: terms.cashback.reason,
      feeBps: line.feeBps,
      shippingFee: line.shippingFee,
      shippingFreeFrom: line.shippingFreeFrom,
      jejuSurcharge: line.jejuSurcharge,
      islandSurcharge: line.islandSurcharge,
    };
  });

const marketsFor = async (ctx: Ctx, storeIds: readonly string[]): Promise<QuoteMarketInput[]> =>
  (await groupDeliveries(ctx, storeIds)).map(({ cutOff: _, ...market }) => market);

async function postcodeFor(ctx: Ctx<CartOwner>, choice: CheckoutChoice): Promise<string | null> {
  const { actor } = ctx;
  if (choice.addressId !== 'new' && actor.kind === 'shopper')
    return (await findAddress({ ...ctx, actor }, choice.addressId))?.postcode ?? null;
  return /^\d{5}$/.test(choice.postcode) ? choice.postcode : null;
}

/**
 * What the buyer saw, as one word: an order is placed only at exactly this price and these rewards. What nobody chose
 * and nothing was taken from, like the limits of a form, does not make it another price. What a bundle holds was seen too.
 */
const digestOf = (priced: Quote, lines: readonly CartLine[]): string => {
  const { walletLimit: _, walletEligible: __, pointsLimit: ___, ...seen } = priced;
  const parts = lines.flatMap((line) =>
    line.parts.map(({ unitId, quantity }) => [line.variantId, unitId, quantity] as const),
  );
  const shown = parts.length > 0 ? { ...seen, parts } : seen;
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
};
