export const STARS = [1, 2, 3, 4, 5] as const;
export type Stars = (typeof STARS)[number];
export const STARS_LABEL: Record<Stars, string> = {
  5: '아주 좋아요',
  4: '좋아요',
  3: '보통이에요',
  2: '아쉬워요',
  1: '별로예요',
};

export const REVIEW_SORTS = ['newest', 'high', 'low'] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];
export const REVIEW_SORT_LABEL: Record<ReviewSort, string> = {
  newest: '최신순',
  high: '별점 높은순',
  low: '별점 낮은순',
};
export const isReviewSort = (word: unknown): word is ReviewSort => REVIEW_SORTS.some((sort) => sort === word);

/** A line whose goods were handed over, or whose ticket was good to use. */
export const REVIEWABLE = ['delivered', 'confirmed', 'issued'] as const;
