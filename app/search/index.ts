export type { ListAnswer, ListAsked, Meant, SearchAnswer, SearchAsked } from './engine.ts';
export type { Facet, FacetChoice, FacetCounts } from './facet-bits.ts';
export type { TreeNode } from './tree.ts';
export {
  DELIVERIES,
  DELIVERY_LABEL,
  type Delivery,
  LIST_SORT_LABEL,
  LIST_SORTS,
  type ListSort,
  PRICE_ENDS,
  RATING_STEPS,
} from './words.ts';
