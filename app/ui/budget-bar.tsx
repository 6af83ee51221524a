import { formatBigWon } from '#app/core/krw.ts';

/** How much of a public budget is used, as a bar and in words. */
export function BudgetBar({ budget, left }: { budget: number; left: number }) {
  const used = budget > 0 ? Math.floor(((budget - left) * 100) / budget) : 100;
  return (
    <>
      <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-line">
        {left < budget && (
          <div className="h-full min-w-2.5 rounded-full bg-teal-700" style={{ width: `${used}%` }} />
        )}
      </div>
      <p className="flex flex-wrap justify-between gap-x-3 text-xs text-ink-2">
        <span>
          {left > 0 ? (
            <>
              <data value={left}>{formatBigWon(left)}</data> 남음
            </>
          ) : (
            '예산을 모두 썼어요'
          )}
        </span>
        <span>{used}% 사용</span>
      </p>
    </>
  );
}
