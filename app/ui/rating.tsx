import { formatNumber } from '#app/core/krw.ts';
import { SymbolIcon } from './symbols.tsx';

/** Mean stars and how many reviews they are of. */
export function Rating({ count, sum }: { count: number; sum: number }) {
  if (count === 0) return null;
  const mean = (sum / count).toFixed(1);
  return (
    <p className="flex items-center gap-1 text-xs text-ink-2">
      <SymbolIcon name="star" className="size-3.5 fill-star text-star" />
      <span className="sr-only">별점 5점 가운데 </span>
      <strong className="text-ink">{mean}</strong>
      <span className="sr-only">후기 </span>
      {`(${formatNumber(count)})`}
    </p>
  );
}
