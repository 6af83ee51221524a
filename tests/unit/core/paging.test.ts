import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, instantOf } from '#app/core/paging.ts';

test('a cursor gives back the key it was made of', () => {
  const part = fc.oneof(
    fc.integer(),
    fc.string().filter((text) => !text.includes('\0')),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (key) => {
      expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key);
    }),
  );
});

test.each([[['가\0', 'x']], [[1]], [['a', 'b', 'c']]])('a cursor made of %j is not one of ours', (key) => {
  expect(decodeCursor(encodeCursor(key), 2)).toBeNull();
});

test('only a moment the database knows is one', () => {
  expect(instantOf(1_795_000_000_000)).toEqual(new Date(1_795_000_000_000));
  for (const part of [8.7e15, 8.6e15, -1, 1.5, Number.NaN, '1795000000000', null, undefined])
    expect(instantOf(part)).toBeNull();
});
