import type { Kind, Measure } from '#app/catalog/index.ts';
import type { Krw } from '#app/core/krw.ts';
import type { StoreType } from '#app/stores/index.ts';

/** What a product card shows. */
export type CardRow = {
  id: string;
  kind: Kind;
  /** Its options are made of others: 묶음. */
  isBundle: boolean;
  name: string;
  origin: string | null;
  storeId: string;
  storeName: string;
  storeSlug: string;
  storeType: StoreType;
  district: string;
  marketId: string | null;
  marketName: string | null;
  price: Krw;
  listPrice: Krw;
  /** What is in the cheapest option, for the unit price. */
  contentAmount: number | null;
  contentMeasure: Measure | null;
  adultOnly: boolean;
  ratingCount: number;
  ratingSum: number;
  /** Some option costs more than `price`. */
  priceVaries: boolean;
  soldOut: boolean;
  imageId: string;
  imageAlt: string;
  imageAvif: boolean;
  walletPayable: boolean;
  cashbackEligible: boolean;
};

/** With what only the server may know. */
export type ListedCard = CardRow & { yearlySales: Krw | null };
