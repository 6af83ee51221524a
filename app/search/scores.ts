const PRIOR_RATINGS = 5;
const PRIOR_STARS = 3.5;
const SOLD_OUT = -50_000;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);
/** A doubling of sales weighs as much as half a thousand days of being newer. */
const PER_DOUBLING = 1000;
const PER_DAY = 2;
const PER_STAR = 600;
const LIMIT = 45_000;

type Sold = { soldCount: number; ratingCount: number; ratingSum: number; soldOut: boolean; createdAt: Date };

/** Stars in thousandths as if five people had given 3.5 before; 0 without any review. */
export const ratingScore = ({ ratingCount, ratingSum }: Pick<Sold, 'ratingCount' | 'ratingSum'>): number =>
  ratingCount === 0 ? 0 : Math.round(1000 * stars(ratingCount, ratingSum));

const stars = (count: number, sum: number): number =>
  (sum + PRIOR_RATINGS * PRIOR_STARS) / (count + PRIOR_RATINGS);

/**
 * 추천순: what sells, is liked and is new comes first, what is sold out last. Being new counts from a fixed day, so the
 * score of a row does not change by itself.
 */
export function recommendedScore({ soldCount, ratingCount, ratingSum, soldOut, createdAt }: Sold): number {
  const score =
    PER_DOUBLING * Math.log2(1 + soldCount) +
    PER_STAR * (stars(ratingCount, ratingSum) - PRIOR_STARS) +
    (PER_DAY * (createdAt.getTime() - FIRST_DAY)) / DAY_MS;
  const bounded = Math.max(-LIMIT / 10, Math.min(LIMIT, Math.round(score)));
  return bounded + (soldOut ? SOLD_OUT : 0);
}
