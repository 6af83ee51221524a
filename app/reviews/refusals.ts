export type ReviewsRefusal = { code: 'reviews/not-a-buyer' } | { code: 'reviews/not-found' };
