import type { PriceRecord } from '#app/catalog/index.ts';

type Box = { width: number; height: number; margin: number };

/** The steps of a price over time as an SVG path, from the first record to now; a gap where nothing was sold. */
export function priceLine(record: PriceRecord, now: Date, { width, height, margin }: Box): string {
  const points = [...record.points].reverse().map(({ at, price }) => ({ at: new Date(at).getTime(), price }));
  const first = points[0]?.at ?? 0;
  const span = Math.max(1, now.getTime() - first);
  const range = Math.max(1, record.highest - record.lowest);
  const round = (n: number) => Math.round(n * 10) / 10;
  const x = (at: number) => round(margin + ((at - first) / span) * (width - 2 * margin));
  const y = (price: number) =>
    round(height - margin - ((price - record.lowest) / range) * (height - 2 * margin));
  let pen = false;
  return points
    .map(({ at, price }, i) => {
      const until = points[i + 1]?.at ?? now.getTime();
      if (price === null) {
        pen = false;
        return '';
      }
      const move = pen ? `L${x(at)} ${y(price)}` : `M${x(at)} ${y(price)}`;
      pen = true;
      return `${move}L${x(until)} ${y(price)}`;
    })
    .join('');
}
