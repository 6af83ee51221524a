import { expect, test } from 'playwright/test';
import { theMall } from '#tests/support/mall.ts';
import { controlsOf } from '#tests/support/mall-controls.ts';

test.skip(({ isMobile }) => Boolean(isMobile), 'no browser takes part: once is enough');

test('the clock of the mall moves', async () => {
  const controls = controlsOf(theMall());
  // One millisecond at a time: other tests live in the same mall.
  const first = await controls.advanceClock(1);
  const second = await controls.advanceClock(1);
  expect(Date.parse(second.now)).toBeGreaterThan(Date.parse(first.now));
});

test('a control nobody understands is refused and harms nothing; strangers find no controls', async ({
  request,
}) => {
  const { url, token } = theMall();
  const headers = { authorization: `Bearer ${token}` };
  const data = { point: 'no.such.point', mode: 'kill' };
  expect((await request.post(`${url}/__test/faults`, { headers, data })).status()).toBe(400);
  const clock = `${url}/__test/clock`;
  expect((await request.post(clock, { headers, data: { advanceMs: 'much' } })).status()).toBe(400);
  expect((await request.post(clock, { data: { advanceMs: 1 } })).status()).toBe(404);
  expect((await request.get(`${url}/healthz`)).status()).toBe(200);
});
