import { expect, test } from 'vitest';
import { emblemCode, isEmblemCode, parseRendition } from '#app/files/index.ts';

test.each([
  ['🍎', '1f34e'],
  ['🛍️', '1f6cd-fe0f'],
  ['👨‍🌾', '1f468-200d-1f33e'],
])('%s is kept as %s', (emoji, code) => {
  expect(emblemCode(emoji)).toBe(code);
  expect(isEmblemCode(code)).toBe(true);
});

test.each(['../etc/passwd', '1f34e/..', '', '1F34E', 'zzzz'])('%s is no emblem', (text) => {
  expect(isEmblemCode(text)).toBe(false);
});

test.each(['400.png', '401.webp', '../400.webp', '400.webp/', '0400.webp', ''])(
  '%s is no rendition',
  (file) => {
    expect(parseRendition(file)).toBeNull();
  },
);

test('a rendition names its width and format', () => {
  expect(parseRendition('800.avif')).toEqual({ width: 800, format: 'avif' });
});
