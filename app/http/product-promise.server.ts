import type { ProductDetail } from '#app/catalog/index.server.ts';
import { refundStepsOf } from '#app/checkout/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { kindRules } from '#app/kinds/index.server.ts';
import { type QuoteInput, quote } from '#app/pricing/index.ts';
import { promiseOf } from '#app/refunds/index.ts';
import { DAEJEON } from '#app/wallet/index.server.ts';
import { type PromiseRow, promiseView } from './promise-view.ts';

/** What comes back of one piece of a product, paid by card and sent somewhere without surcharge. */
export function productPromise(ctx: Ctx, product: ProductDetail): PromiseRow[] {
  const { store, shipping } = product;
  const input: QuoteInput = {
    lines: [
      {
        variantId: product.id,
        productId: product.id,
        storeId: store.id,
        kind: product.kind,
        categoryPath: [],
        needsDelivery: kindRules(product.kind).needsDelivery,
        quantity: 1,
        unitPrice: product.price,
        unitListPrice: product.listPrice,
        taxType: product.taxType,
      },
    ],
    stores: [
      {
        ...shipping,
        storeId: store.id,
        storeType: store.storeType,
        district: store.district,
        marketId: null,
        yearlySales: null,
        cashbackEligible: false,
        cashbackRefusal: null,
        walletPayable: false,
        walletRefusal: null,
        feeBps: 0,
      },
    ],
    region: null,
    currency: DAEJEON,
    wallet: null,
    walletWish: krw(0),
    points: null,
    pointsWish: krw(0),
    coupons: [],
    chosenCoupons: null,
    programmes: [],
    externalMinimum: krw(0),
  };
  const steps = promiseOf(input, quote(input), () => refundStepsOf(product, kstDayOf(ctx.now)));
  return promiseView(steps, () => ({ key: store.id, name: store.name }))?.groups[0]?.rows ?? [];
}
