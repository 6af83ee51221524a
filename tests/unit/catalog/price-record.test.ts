import { expect, test } from 'vitest';
import { priceRecord } from '#app/catalog/price-record.ts';
import { krw } from '#app/core/krw.ts';
import { priceLine } from '#app/ui/product/price-line.ts';

const on = (day: string, price: number | null) => ({
  at: new Date(`${day}T00:00:00+09:00`),
  price: price === null ? null : krw(price),
});

test('the record is the cheapest option at each change, the latest first', () => {
  const record = priceRecord([
    [on('2026-01-01', 9000), on('2026-03-01', 12_000)],
    [on('2026-01-01', 10_000), on('2026-02-01', 9500)],
  ]);
  expect(record).toMatchObject({ lowest: 9000, highest: 9500 });
  expect(record?.points).toEqual([on('2026-03-01', 9500), on('2026-01-01', 9000)]);
});

test('nothing charged is no record, and time off sale is a gap in the line', () => {
  expect(priceRecord([])).toBeNull();
  expect(priceRecord([[on('2026-01-01', null)]])).toBeNull();
  const record = priceRecord([[on('2026-01-01', 9000), on('2026-02-01', null), on('2026-03-01', 8000)]]);
  const line = priceLine(record!, on('2026-04-01', 0).at, { width: 320, height: 72, margin: 10 });
  expect(line.match(/M/g)).toHaveLength(2);
});
