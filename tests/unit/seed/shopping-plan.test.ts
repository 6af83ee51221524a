import { expect, test } from 'vitest';
import { AFTER_FAIR, AFTER_GOOD, wordsFor } from '#db/seed/demo/content/review-words.ts';
import { SHOPPERS } from '#db/seed/demo/content/shoppers.ts';
import { type DemoGoods, planOrders } from '#db/seed/demo/shopping-plan.ts';
import { seedPlaces } from '#db/seed/reference/categories.ts';

const goods: DemoGoods[] = Array.from({ length: 120 }, (_, at) => ({
  productId: `p${at}`,
  variantId: `v${at}`,
  storeId: `s${at % 9}`,
  kind: 'goods',
  path: ['farm'],
}));
const plans = SHOPPERS.map((_, at) => planOrders(goods, at));

test('the same people always buy the same, in the order of time, nothing twice in one basket', () => {
  expect(SHOPPERS.map((_, at) => planOrders(goods, at))).toEqual(plans);
  for (const plan of plans) {
    const days = plan.map(({ daysAgo }) => daysAgo);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(Math.min(...days)).toBeGreaterThan(0);
    for (const { lines } of plan) {
      expect(new Set(lines.map(({ productId }) => productId)).size).toBe(lines.length);
      expect(lines.length).toBeGreaterThan(0);
    }
  }
});

test('a first start stays short, and the last week has enough for a ranking', () => {
  const orders = plans.flat();
  expect(orders.length).toBeGreaterThan(120);
  expect(orders.length).toBeLessThan(220);
  expect(orders.filter(({ daysAgo }) => daysAgo < 7).length).toBeGreaterThan(30);
  expect(new Set(orders.map(({ end }) => end)).size).toBe(3);
});

test('every category has words for every mood, none too short or too long with any ending', () => {
  const tops = new Set<object>();
  for (const { path } of seedPlaces()) {
    const words = wordsFor(path.map(({ is }) => is[0]));
    tops.add(words);
    for (const { said, ends } of [
      { said: words.good, ends: AFTER_GOOD },
      { said: [...words.fair, ...words.poor], ends: AFTER_FAIR },
    ])
      for (const text of said.flatMap((first) => ends.map((end) => `${first} ${end}`.trim()))) {
        expect(text.length, text).toBeGreaterThanOrEqual(10);
        expect(text.length, text).toBeLessThanOrEqual(200);
      }
  }
  expect(tops.size).toBeGreaterThan(15);
});
