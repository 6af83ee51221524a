import { expect, test } from 'vitest';
import { kstDay } from '#app/core/kst.ts';
import { decideAges } from '#app/identity/ages.ts';
import { Email, emailKeyOf } from '#app/identity/email.ts';
import { totpCode, totpStep } from '#app/identity/totp.server.ts';

test.each([
  ['Kim@Example.COM', 'kim@example.com'],
  ['  kim@example.com ', 'kim@example.com'],
])('%s is the address %s', (typed, key) => {
  expect(emailKeyOf(Email.parse(typed))).toBe(key);
});

test.each([
  '',
  'kim',
  'kim@',
  '@example.com',
  'ki m@example.com',
  'kim\u200b@example.com',
  'kim\u202e@example.com',
])('%j is not an address', (typed) => {
  expect(Email.safeParse(typed).success).toBe(false);
});

test.each([
  { now: '2026-11-22T14:59:59Z', mayHoldWallet: false },
  { now: '2026-11-22T15:00:00Z', mayHoldWallet: true },
])('at $now somebody born on 2012-11-23 may hold a wallet: $mayHoldWallet', ({ now, mayHoldWallet }) => {
  expect(decideAges(kstDay('2012-11-23'), new Date(now))).toMatchObject({ kind: 'known', mayHoldWallet });
});

test.each([
  { now: '2025-12-31T14:59:59Z', adult: false },
  { now: '2025-12-31T15:00:00Z', adult: true },
])('at $now somebody born on 2007-12-31 is adult: $adult', ({ now, adult }) => {
  expect(decideAges(kstDay('2007-12-31'), new Date(now))).toMatchObject({ kind: 'known', adult });
});

test('nobody is born tomorrow', () => {
  expect(decideAges(kstDay('2026-11-24'), new Date('2026-11-23T14:59:59Z'))).toEqual({ kind: 'not-born' });
});

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const now = new Date('2026-11-23T03:00:00Z');
const STEP = now.getTime() / 30_000;

test.each([
  [-60, null],
  [-30, STEP - 1],
  [0, STEP],
  [30, STEP + 1],
  [60, null],
])('a code made %d seconds away belongs to step %s', async (seconds, step) => {
  const code = await totpCode(SECRET, new Date(now.getTime() + seconds * 1000));
  expect(await totpStep(SECRET, code, now)).toBe(step);
});
