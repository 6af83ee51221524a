import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '#app/http/paths.ts';
import type { RatingSummary, ShownReview } from '#app/reviews/index.server.ts';
import { STARS, STARS_LABEL } from '#app/reviews/index.ts';
import { DISCLOSURE_LABEL } from '#app/testbed/index.ts';
import { DayOf } from '../when.tsx';
import { StarRow } from './stars.tsx';

/** The mean, and how many gave how many stars: as bars and as numbers. */
export function RatingPanel({ summary }: { summary: RatingSummary }) {
  const { count, sum, byStars } = summary;
  if (count === 0) return null;
  const most = Math.max(...Object.values(byStars));
  return (
    <div className="grid items-center gap-5 rounded-panel bg-ground-2 p-5 sm:grid-cols-[auto_1fr] lg:gap-10">
      <div className="grid justify-items-center">
        <p className="text-3xl font-heavy">{(sum / count).toFixed(1)}</p>
        <StarRow stars={sum / count} />
        <p className="mt-1 text-xs text-ink-2">{count.toLocaleString('ko-KR')}명이 평가했어요</p>
      </div>
      <dl className="grid gap-1.5 text-xs">
        {[...STARS].reverse().map((stars) => (
          <div key={stars} className="grid grid-cols-[5.5rem_1fr_2.5rem] items-center gap-3">
            <dt className="text-ink-2">{STARS_LABEL[stars]}</dt>
            <dd aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-star"
                style={{ width: `${most === 0 ? 0 : (byStars[stars] * 100) / most}%` }}
              />
            </dd>
            <dd className="text-right tabular-nums">{byStars[stars]}명</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

export function ReviewList({
  reviews,
  withProduct = false,
  act,
}: {
  reviews: readonly ShownReview[];
  /** Where reviews of several products stand together. */
  withProduct?: boolean;
  act?: (review: ShownReview) => ReactNode;
}) {
  return (
    <ul className="divide-y divide-line">
      {reviews.map((review) => (
        <li key={review.id} className="py-5">
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-xs text-ink-2">
            <StarRow stars={review.stars} />
            <span className="font-semibold text-ink">{review.author}</span>
            <DayOf at={review.writtenAt} />
            {review.changed && <span>고침</span>}
          </p>
          {withProduct && (
            <p className="mt-1 text-sm">
              <Link
                to={paths.product(review.productId)}
                className="inline-flex min-h-8 items-center font-semibold hover:underline"
              >
                {review.productName}
              </Link>
            </p>
          )}
          {review.optionName && <p className="mt-1 text-xs text-ink-2">옵션 {review.optionName}</p>}
          {review.disclosure && (
            <p className="mt-2 text-sm font-semibold">{DISCLOSURE_LABEL[review.disclosure]}</p>
          )}
          <p className="mt-2 max-w-3xl whitespace-pre-line text-sm lg:text-base">{review.text}</p>
          {act?.(review)}
        </li>
      ))}
    </ul>
  );
}
