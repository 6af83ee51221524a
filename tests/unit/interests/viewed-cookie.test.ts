import { expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { readViewed, rememberViewed } from '#app/interests/index.ts';

test('the latest product comes first, once, and twenty are kept', () => {
  const ids = Array.from({ length: 25 }, newId);
  const cookie = ids.reduce((text, id) => rememberViewed(readViewed(text), id), '');
  expect(readViewed(cookie)).toEqual(ids.slice(5).reverse());
  expect(readViewed(rememberViewed(readViewed(cookie), ids[10]))?.[0]).toBe(ids[10]);
  expect(readViewed(rememberViewed(readViewed(cookie), ids[10]))).toHaveLength(20);
});

test('a switched-off browser remembers nothing, and nonsense is nothing', () => {
  expect(readViewed(rememberViewed(null, newId()))).toBeNull();
  expect(readViewed('x.y.<script>')).toEqual([]);
  expect(readViewed(null)).toEqual([]);
});
