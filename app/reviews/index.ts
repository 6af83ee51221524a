export { ReviewInput } from './inputs.ts';
export type { ReviewsRefusal } from './refusals.ts';
export {
  isReviewSort,
  REVIEW_SORT_LABEL,
  REVIEW_SORTS,
  type ReviewSort,
  STARS,
  STARS_LABEL,
} from './words.ts';
