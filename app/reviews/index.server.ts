export { countRatings } from './count-ratings.server.ts';
export {
  listOwnReviews,
  listProductReviews,
  listStoreReviews,
  type RatingSummary,
  type ShownReview,
  summariseRatings,
} from './read-reviews.server.ts';
export { linesToReview, removeReview, saveReview } from './write-review.server.ts';
