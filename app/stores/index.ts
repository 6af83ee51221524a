export { isBusinessNumber } from './business-number.ts';
export type { CurrencyTermsNow, TermNow } from './currency-terms.ts';
export { CurrencyTermInput, type OpenStoreDraft, OpenStoreInput, SaveMarketInput } from './inputs.ts';
export type { StoresRefusal } from './refusals.ts';
export { REGION_LABEL, type Region, regionOf } from './remote-areas.ts';
export {
  DISTRICTS,
  type District,
  STORE_TYPE_LABEL,
  STORE_TYPES,
  type StoreState,
  type StoreType,
} from './words.ts';
