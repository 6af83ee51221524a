import { krw } from '#app/core/krw.ts';
import type { QuoteInput } from '#app/pricing/index.ts';
import { aProgrammeStore } from './a-programme.ts';

/** Two pieces at 15,000 won off a list price of 18,000, shipped for 3,000, bought by card. */
export function aQuoteInput(over: Partial<QuoteInput> = {}): QuoteInput {
  const store = aProgrammeStore();
  return {
    lines: [
      {
        variantId: 'variant',
        productId: 'product',
        storeId: store.storeId,
        kind: 'goods',
        categoryPath: [],
        needsDelivery: true,
        quantity: 2,
        unitPrice: krw(15_000),
        unitListPrice: krw(18_000),
        taxType: 'taxable',
      },
    ],
    stores: [
      {
        ...store,
        walletPayable: true,
        walletRefusal: null,
        cashbackRefusal: null,
        feeBps: 300,
        shippingFee: krw(3000),
        shippingFreeFrom: null,
        jejuSurcharge: krw(0),
        islandSurcharge: krw(0),
      },
    ],
    region: null,
    currency: 'daejeon',
    wallet: null,
    walletWish: krw(0),
    points: null,
    pointsWish: krw(0),
    coupons: [],
    chosenCoupons: null,
    programmes: [],
    externalMinimum: krw(100),
    ...over,
  };
}
