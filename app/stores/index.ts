export { isBusinessNumber } from './business-number.ts';
export type { CurrencyTermsNow, TermNow } from './currency-terms.ts';
export {
  DISTRICT_SHAPES,
  districtAt,
  MAP_HEIGHT,
  MAP_WIDTH,
  onMap,
} from './daejeon-map.ts';
export {
  CurrencyTermInput,
  type OpenStoreDraft,
  OpenStoreInput,
  type SaveMarketDraft,
  SaveMarketInput,
  type SaveStoreFactsDraft,
  SaveStoreFactsInput,
} from './inputs.ts';
export {
  type ClosingRule,
  closingText,
  hoursLines,
  NTH,
  nextMarketDay,
  type OpeningHours,
  type OpenNow,
  openAt,
  WEEKDAYS,
} from './opening-hours.ts';
export type { StoresRefusal } from './refusals.ts';
export { isInCity, REGION_LABEL, type Region, regionOf } from './remote-areas.ts';
export {
  DISTRICT_SLUG,
  DISTRICTS,
  type District,
  STORE_TYPE_LABEL,
  STORE_TYPES,
  type StoreState,
  type StoreType,
} from './words.ts';
