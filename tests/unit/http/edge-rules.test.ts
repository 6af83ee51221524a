import { expect, test } from 'vitest';
import { bodyLimitOf } from '#app/http/edge/body-limit.server.ts';
import { isOwnHost } from '#app/http/edge/own-origin.server.ts';
import { providerOrigins } from '#app/http/edge/security-headers.server.ts';

const demo = { appOrigin: undefined, port: 3000 };
const city = { appOrigin: 'https://mall.example', port: 3000 };

test.each([
  ['localhost:3000', '/', demo, true],
  ['127.0.0.1:3000', '/', demo, true],
  ['[::1]:3000', '/', demo, true],
  ['localhost:3001', '/', demo, false],
  ['localhost', '/', demo, false],
  ['mall.example', '/', demo, false],
  ['mall.example', '/', city, true],
  ['mall.example:3000', '/', city, false],
  ['localhost:3000', '/', city, false],
  ['localhost:3000', '/webhooks/toss', city, true],
  ['localhost:3000', '/webhooks/tossed', city, false],
])('host %s on %s', (host, path, address, own) => {
  expect(isOwnHost(host, path, address)).toBe(own);
});

test('only the import takes a large body, with or without its data suffix', () => {
  expect(bodyLimitOf('/cart')).toBe(102_400);
  expect(bodyLimitOf('/seller/import')).toBeGreaterThan(10_000_000);
  expect(bodyLimitOf('/seller/import.data')).toBeGreaterThan(10_000_000);
  expect(bodyLimitOf('/seller/imported')).toBe(102_400);
});

test('the sandbox takes the place of the provider, it does not join it', () => {
  const sandbox = 'http://127.0.0.1:3001';
  expect(providerOrigins(sandbox, sandbox)).toEqual([sandbox]);
  expect(providerOrigins('https://api.tosspayments.com', undefined)).toContain('https://*.tosspayments.com');
});
