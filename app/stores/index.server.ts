export {
  currencyTermsAt,
  refreshDueCurrencyTerms,
  type StoreForPricing,
  setCurrencyTerm,
  storesForPricing,
} from './currency-terms.server.ts';
export { membershipsOf } from './memberships.server.ts';
export { mustActFor, openStore, saveMarket } from './open-store.server.ts';
export { getOwnStore, type OwnStore, saveStoreFacts } from './own-store.server.ts';
export {
  findMarket,
  findStore,
  findStoresById,
  type GroupDelivery,
  groupDeliveries,
  listMarkets,
  listStores,
  type MarketRow,
  type StoreDetail,
  type StoreRow,
  sellerInfoColumns,
  shippingColumns,
} from './read-stores.server.ts';
export { shownStoreType } from './shown-type.server.ts';
