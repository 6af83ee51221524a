import { Link } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import type { RatingSummary, ShownReview } from '#app/reviews/index.server.ts';
import { LinkButton } from '../button.tsx';
import { RatingPanel, ReviewList } from './review-list.tsx';

/** The product page's part of the reviews: how many gave how many stars, and the latest words. */
export function ProductReviews({
  productId,
  reviews,
  summary,
}: {
  productId: string;
  reviews: readonly ShownReview[];
  summary: RatingSummary;
}) {
  if (summary.count === 0)
    return (
      <p className="text-sm text-ink-2">
        아직 리뷰가 없어요. 받아 본 분은{' '}
        <Link to={paths.myReviews()} className="inline-block py-1 underline underline-offset-2">
          내 리뷰
        </Link>
        에서 첫 리뷰를 쓸 수 있어요.
      </p>
    );
  return (
    <>
      <RatingPanel summary={summary} />
      <ReviewList reviews={reviews} />
      {summary.count > reviews.length && (
        <LinkButton to={paths.productReviews(productId)} look="quiet" wide>
          리뷰 {summary.count.toLocaleString('ko-KR')}개 모두 보기
        </LinkButton>
      )}
    </>
  );
}
