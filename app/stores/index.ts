export { isBusinessNumber } from './business-number.ts';
export { type OpenStoreDraft, OpenStoreInput, SaveMarketInput } from './inputs.ts';
export type { StoresRefusal } from './refusals.ts';
export { REGION_LABEL, type Region, regionOf } from './remote-areas.ts';
export {
  DISTRICTS,
  type District,
  MEMBER_RANKS,
  STORE_STATES,
  STORE_TYPE_LABEL,
  STORE_TYPES,
  type StoreState,
  type StoreType,
} from './words.ts';
