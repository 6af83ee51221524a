import { expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { LIMITS } from '#app/limits/rules.ts';
import { env } from '#app/platform/env.server.ts';
import { action } from '#app/routes/hooks/toss.ts';

let nextNetwork = 0;
/** The provider, from a network of its own each time. */
function aSender() {
  nextNetwork += 1;
  const clientIp = `10.66.${nextNetwork}.1`;
  return async (body: string): Promise<Response> => {
    const request = new Request(`http://localhost:${env().PORT}/webhooks/toss`, { method: 'POST', body });
    return action({ request, params: {}, context: { requestId: 'test', nonce: '', clientIp } as never });
  };
}

test('a webhook is answered with exactly 200, also the same again and one with a NUL', async () => {
  const send = aSender();
  const body = JSON.stringify({ data: { orderId: `order_${newId()}` } });
  for (const sent of [body, body, '{"data":{"orderId":"a\\u0000bcdefgh"}}'])
    expect((await send(sent)).status).toBe(200);
});

test('what is no JSON, or too long, is refused', async () => {
  const send = aSender();
  expect((await send('{')).status).toBe(400);
  expect((await send('{"a":"\u0000"}')).status).toBe(400);
  expect((await send(`"${'x'.repeat(60_000)}"`)).status).toBe(413);
});

test('a network that sends without end is told to wait, others are heard', async () => {
  const [flood, other] = [aSender(), aSender()];
  const answers: Response[] = [];
  while (answers.length <= LIMITS.webhook.network)
    answers.push(...(await Promise.all(Array.from({ length: 50 }, () => flood('{')))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400, 429]));
  const refused = await flood('{"orderId":"order_1"}');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect((await other('{"orderId":"order_1"}')).status).toBe(200);
});
