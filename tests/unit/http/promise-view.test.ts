import { expect, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { promiseView } from '#app/http/promise-view.ts';
import { quote } from '#app/pricing/index.ts';
import { promiseOf } from '#app/refunds/index.ts';
import { aQuoteInput } from '#tests/support/a-quote.ts';

const input = aQuoteInput({
  points: { available: krw(2000), minimumUse: krw(0), earnBps: 0 },
  pointsWish: krw(2000),
});
const steps = promiseOf(input, quote(input), () => [
  { condition: 'before-dispatch', until: null, returnFee: false },
  { condition: 'after-delivery', until: null, returnFee: true },
]);
const group = ({ storeId }: { storeId: string | null }) =>
  storeId === null ? null : { key: storeId, name: '상점' };

test('by store and tender: all before it is sent, less the return fee afterwards', () => {
  const view = promiseView(steps, group);
  expect(view?.atOnce).toEqual({
    total: 33_000,
    parts: [
      { label: '결제 수단', amount: 31_000 },
      { label: '적립금', amount: 2000 },
    ],
  });
  expect(view?.groups).toMatchObject([
    {
      name: null,
      rows: [
        { condition: 'before-dispatch', total: 33_000, fee: 0 },
        { condition: 'after-delivery', total: 27_000, fee: 3000 },
      ],
    },
  ]);
});

test('nothing promised is nothing shown', () => {
  expect(promiseView([], group)).toBeNull();
});
