export { REGION_LABEL, type Region, regionOf } from './remote-areas.ts';
export { DISTRICTS, type District, STORE_TYPE_LABEL, STORE_TYPES, type StoreType } from './words.ts';
