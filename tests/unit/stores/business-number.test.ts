import { expect, test } from 'vitest';
import { isBusinessNumber } from '#app/stores/index.ts';

test.each(['124-81-00998', '220-81-62517'])('%s has the right check digit', (text) => {
  expect(isBusinessNumber(text)).toBe(true);
});

test.each(['124-81-00997', '1248100998', '124-81-0099', '가나다-81-00998', ''])('%s is refused', (text) => {
  expect(isBusinessNumber(text)).toBe(false);
});
