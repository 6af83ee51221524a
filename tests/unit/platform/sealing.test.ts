import { beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from '#app/platform/sealing.server.ts';

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://localhost/none');
  vi.stubEnv('SESSION_SECRET', 'unit-tests-only-'.padEnd(48, 'x'));
  vi.stubEnv('TOSS_CLIENT_KEY', 'test_ck_unit');
  vi.stubEnv('TOSS_SECRET_KEY', 'test_sk_unit');
});

test('what was sealed opens for its purpose only', () => {
  const sealed = seal('order-contact', { name: '김온통' });
  expect(unseal('order-contact', sealed)).toEqual({ name: '김온통' });
  expect(() => unseal('order-delivery', sealed)).toThrow();
});

test.each([4, 8, 12, 15])('a tag cut to %i bytes opens nothing', (bytes) => {
  const [keyId, iv, tag = '', body] = seal('order-contact', '김온통').split('.');
  const short = Buffer.from(tag, 'base64url').subarray(0, bytes).toString('base64url');
  expect(() => unseal('order-contact', [keyId, iv, short, body].join('.'))).toThrow();
});
