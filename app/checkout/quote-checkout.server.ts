import { createHash } from 'node:crypto';
import { type CartLine, type CartOwner, readCart } from '#app/cart/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { findAddress } from '#app/identity/index.server.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { METHOD_FACTS } from '#app/payments/index.ts';
import { type Quote, quote } from '#app/pricing/index.ts';
import { type Region, regionOf } from '#app/stores/index.ts';
import { programmeStandings, readBalances } from '#app/wallet/index.server.ts';
import type { CheckoutChoice } from './inputs.ts';

export type CheckoutQuote = {
  lines: CartLine[];
  quote: Quote;
  digest: string;
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
  const region = await regionFor(ctx, choice);
  const balances = userId ? await readBalances(ctx, userId) : null;
  const priced = quote({
    lines: lines.map((line) => ({
      variantId: line.variantId,
      storeId: line.storeId,
      kind: line.kind,
      needsDelivery: kindRules(line.kind).needsDelivery,
      quantity: line.quantity,
      unitPrice: line.price,
      unitListPrice: line.listPrice,
      taxType: line.taxType,
    })),
    stores: storesOf(lines),
    region,
    wallet: balances && { charged: balances.charged, cashback: balances.cashback },
    walletWish: choice.walletAmount,
    programmes: userId ? await programmeStandings(ctx, userId) : [],
    externalMinimum: METHOD_FACTS[choice.method].minimum,
  });
  const needsDelivery = lines.some((line) => kindRules(line.kind).needsDelivery);
  return { lines, quote: priced, digest: digestOf(priced), region, needsDelivery };
}

const storesOf = (lines: readonly CartLine[]) =>
  [...new Map(lines.map((line) => [line.storeId, line])).values()].map((line) => ({
    storeId: line.storeId,
    market: line.storeType === 'market',
    walletPayable: line.walletPayable,
    cashbackEligible: line.cashbackEligible,
    feeBps: line.feeBps,
    shippingFee: line.shippingFee,
    shippingFreeFrom: line.shippingFreeFrom,
    jejuSurcharge: line.jejuSurcharge,
    islandSurcharge: line.islandSurcharge,
  }));

async function regionFor(ctx: Ctx<CartOwner>, choice: CheckoutChoice): Promise<Region | null> {
  const { actor } = ctx;
  if (choice.addressId !== 'new' && actor.kind === 'shopper') {
    const address = await findAddress({ ...ctx, actor }, choice.addressId);
    return address ? regionOf(address.postcode) : null;
  }
  return /^\d{5}$/.test(choice.postcode) ? regionOf(choice.postcode) : null;
}

/** What the buyer saw, as one word: an order is placed only at exactly this price. */
const digestOf = (priced: Quote): string =>
  createHash('sha256').update(JSON.stringify(priced)).digest('base64url');
