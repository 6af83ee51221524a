const CARDS = ['가', '나', '다', '라', '마', '바', '사', '아', '자', '차'];

/** The shape of a list while its page is on the way. */
export function PageSkeleton() {
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <p role="status" className="sr-only">
        페이지를 불러오고 있습니다
      </p>
      <div aria-hidden>
        <div className="skeleton h-8 w-48 rounded-chip" />
        <div className="skeleton mt-3 h-5 w-72 max-w-full rounded-chip" />
        <div className="mt-8 grid grid-cols-2 gap-x-3 gap-y-7 sm:grid-cols-3 lg:grid-cols-5 lg:gap-x-5">
          {CARDS.map((card) => (
            <div key={card} className="grid gap-2">
              <div className="skeleton aspect-square rounded-card" />
              <div className="skeleton h-4 w-2/5 rounded-chip" />
              <div className="skeleton h-4 w-full rounded-chip" />
              <div className="skeleton h-5 w-3/5 rounded-chip" />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
