import { SkeletonCard, SkeletonLine } from '../skeleton.tsx';

const CARDS = ['가', '나', '다', '라', '마', '바', '사', '아', '자', '차'];

/** The shape of a list while its page is on the way. */
export function PageSkeleton() {
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <p role="status" className="sr-only">
        페이지를 불러오고 있습니다
      </p>
      <div aria-hidden>
        <SkeletonLine className="h-8 w-48" />
        <SkeletonLine className="mt-3 h-5 w-72 max-w-full" />
        <div className="mt-8 grid grid-cols-2 gap-x-3 gap-y-7 sm:grid-cols-3 lg:grid-cols-5 lg:gap-x-5">
          {CARDS.map((card) => (
            <SkeletonCard key={card} />
          ))}
        </div>
      </div>
    </div>
  );
}
