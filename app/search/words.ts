import { KINDS } from '#app/catalog/index.ts';
import { DISTRICTS, STORE_TYPES } from '#app/stores/index.ts';

export const LIST_SORTS = [
  'recommended',
  'best_selling',
  'newest',
  'price_low',
  'price_high',
  'rating',
] as const;
/** What a list of products can be sorted by. For a text, `recommended` is how well it fits (정확도순). */
export type ListSort = (typeof LIST_SORTS)[number];
export const LIST_SORT_LABEL: Record<ListSort, string> = {
  recommended: '추천순',
  best_selling: '판매량순',
  newest: '최신순',
  price_low: '낮은 가격순',
  price_high: '높은 가격순',
  rating: '평점순',
};

export const DELIVERIES = ['free', 'free_from', 'paid', 'none'] as const;
/** 무료배송, 얼마부터 무료, 유료, 배송 없음. */
export type Delivery = (typeof DELIVERIES)[number];
export const DELIVERY_LABEL: Record<Delivery, string> = {
  free: '무료배송',
  free_from: '조건부 무료배송',
  paid: '유료배송',
  none: '배송 없이 바로 사용',
};

/** Where each price bucket ends; the last has no end. */
export const PRICE_ENDS = [5_000, 10_000, 20_000, 30_000, 50_000, 100_000] as const;
/** Where each rating bucket begins, in tenths of a star; bucket 0 is below or not rated yet. */
export const RATING_STEPS = [30, 40, 45] as const;

export { DISTRICTS, KINDS, STORE_TYPES };
