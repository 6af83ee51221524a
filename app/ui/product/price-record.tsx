import type { PriceRecord } from '#app/catalog/index.ts';
import { Won } from '../money.tsx';
import { DayOf } from '../when.tsx';
import { priceLine } from './price-line.ts';

const SHOWN = 8;

/** What this product was really charged at: lowest, highest, a line, and the same as a table. */
export function PriceRecordPanel({ record, now }: { record: PriceRecord; now: Date }) {
  const shown = record.points.slice(0, SHOWN);
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-2 gap-3 text-sm">
        <div className="rounded-card bg-ground-2 p-3">
          <dt className="text-ink-2">가장 낮았던 값</dt>
          <dd className="text-md font-heavy">
            <Won amount={record.lowest} />
          </dd>
        </div>
        <div className="rounded-card bg-ground-2 p-3">
          <dt className="text-ink-2">가장 높았던 값</dt>
          <dd className="text-md font-heavy">
            <Won amount={record.highest} />
          </dd>
        </div>
      </dl>
      {record.points.length > 1 && (
        <svg
          viewBox="0 0 320 72"
          preserveAspectRatio="none"
          aria-hidden
          className="h-18 w-full rounded-card border border-line bg-white"
        >
          <path
            d={priceLine(record, now, { width: 320, height: 72, margin: 10 })}
            fill="none"
            stroke="var(--color-warm-600)"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      )}
      <table className="w-full text-sm">
        <caption className="sr-only">언제부터 얼마에 팔았는지, 나중 것부터</caption>
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-2">
            <th scope="col" className="py-2 font-medium">
              언제부터
            </th>
            <th scope="col" className="py-2 text-right font-medium">
              판매가
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((point) => (
            <tr key={new Date(point.at).toISOString()} className="border-b border-line last:border-0">
              <td className="py-2">
                <DayOf at={point.at} />
              </td>
              <td className="py-2 text-right font-semibold">
                {point.price === null ? '팔지 않음' : <Won amount={point.price} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-xs text-ink-2">
        옵션 가운데 가장 낮은 값이에요. 취소선을 그은 정가는 지금 값이 되기 전 20일 동안 실제로 받은 가장 낮은
        값을 넘지 않아요.
      </p>
    </div>
  );
}
