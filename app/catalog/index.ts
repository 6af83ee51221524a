export type { KindRules, SoldLine } from './kind.ts';
export {
  KINDS,
  type Kind,
  PRODUCT_STATES,
  type ProductState,
  SORTS,
  type Sort,
  TAX_TYPES,
  type TaxType,
} from './words.ts';
