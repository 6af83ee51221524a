import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOf, safeTarget } from '#app/http/redirect-target.ts';

const OURS = 'https://mall.example';

test.each([
  ['/orders?state=paid#first', '/orders?state=paid#first'],
  ['/a/../orders', '/orders'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example/x', '/'],
  ['/%2e//evil.example', '/'],
  ['/.//', '/'],
])('after signing in, %s leads to %s', (asked, target) => {
  expect(safeTarget(asked)).toBe(target);
  expect(nextOf(new Request(`${OURS}/login?${new URLSearchParams({ next: asked })}`))).toBe(target);
});

const PIECES = ['/', '//', '.', '..', '%2e', '%2E', '%2f', '\\', '%5c', '\t', '\n', '@', ':', '?', '#', 'a'];

test('whatever is asked for, the answer stays with us', () => {
  const pieces = fc.array(fc.constantFrom(...PIECES, 'evil.example', 'javascript:', 'http:'), {
    maxLength: 12,
  });
  const asked = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    pieces.map((parts) => parts.join('')),
    pieces.map((parts) => `/${parts.join('')}`),
  );
  fc.assert(
    fc.property(asked, (text) => {
      const target = safeTarget(text);
      return /^\/(?![/\\])/.test(target) && new URL(target, OURS).origin === OURS;
    }),
    { numRuns: 2000 },
  );
});
