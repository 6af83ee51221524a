import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { krw, zero } from '#app/core/krw.ts';
import { aSandbox, eventually } from '#tests/support/sandbox/a-sandbox.ts';

type Received = { retried: string; id: string; status: string };
type Sent = { state: string; transmissions: unknown[] };

/** A shop's webhook address that answers with the given statuses in turn, then 200. */
async function aListener(statuses: number[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const header = (name: string) => String(request.headers[`tosspayments-webhook-transmission-${name}`]);
      const { data } = JSON.parse(text) as { data: { status: string } };
      received.push({ retried: header('retried-count'), id: header('id'), status: data.status });
      response.statusCode = statuses.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  onTestFinished(() => void server.close());
  return { received, url: `http://127.0.0.1:${port}/webhooks/toss` };
}

test('payments, idempotent answers, faults and the clock survive a restart, even with a torn last line', async () => {
  const before = await aSandbox();
  const authorised = await before.anAuthorised();
  const captured = await before.gateway.confirm(authorised);
  await before.control('clock', { now: '2030-01-01T00:00:00Z' });
  await before.fault({ on: 'read', mode: 'refuse', times: 2 });
  await before.sandbox.stop();
  appendFileSync(join(before.settings.dataDir, 'sandbox-journal.jsonl'), '[{"table":"payments","id":"torn');

  const after = await aSandbox({ dataDir: before.settings.dataDir });
  onTestFinished(() => after.sandbox.stop());
  expect(await after.gateway.confirm({ ...authorised, idempotencyKey: 'another' })).toMatchObject({
    because: 'ALREADY_PROCESSED_PAYMENT',
  });
  expect(await after.gateway.readByOrderId(authorised.orderId)).toEqual({ kind: 'not-found' });
  expect(await after.control('clock')).toMatchObject({ now: expect.stringMatching(/^2030-01-01T00:00/) });
  await after.control('clock', { now: new Date().toISOString() });
  expect(await after.gateway.confirm(authorised)).toEqual(captured);
});

test('an unanswered webhook comes again on the schedule, and only 200 counts', async () => {
  const { received, url } = await aListener([500, 201]);
  const world = await aSandbox({ webhookUrl: url });
  onTestFinished(() => world.sandbox.stop());
  await world.gateway.confirm(await world.anAuthorised());
  await eventually(async () => received.length === 1);
  for (const minutes of [1, 4]) {
    const seen = received.length;
    await eventually(async () => (await world.control<Sent[]>('webhooks'))[0]?.transmissions.length === seen);
    await world.control('clock', { advanceMs: minutes * 60_000 });
    await eventually(async () => received.length === seen + 1);
  }
  expect(received.map(({ retried }) => retried)).toEqual(['0', '1', '2']);
  await eventually(async () => (await world.control<Sent[]>('webhooks'))[0]?.state === 'delivered');
});

test('webhooks can come twice, in another order, or not at all', async () => {
  const { received, url } = await aListener([]);
  const world = await aSandbox({ webhookUrl: url });
  onTestFinished(() => world.sandbox.stop());
  const first = await world.anAuthorised();
  await world.fault({ on: 'webhook', mode: 'duplicate' });
  await world.gateway.confirm(first);
  await eventually(async () => received.length === 2);

  await world.fault({ on: 'webhook', mode: 'reorder' });
  const second = await world.anAuthorised();
  await world.gateway.confirm(second);
  await world.gateway.cancel({
    paymentKey: second.paymentKey,
    amount: krw(4_000),
    refundable: second.amount,
    taxFree: zero,
    reason: '순서',
    idempotencyKey: 'cancel:reorder',
  });
  await eventually(async () => received.length === 4);
  expect(received.slice(2).map(({ status }) => status)).toEqual(['PARTIAL_CANCELED', 'DONE']);

  await world.fault({ on: 'webhook', mode: 'withhold' });
  await world.gateway.confirm(await world.anAuthorised());
  await world.gateway.confirm(await world.anAuthorised());
  await eventually(async () => received.length === 5);
  const states = (await world.control<Sent[]>('webhooks')).map(({ state }) => state);
  expect(states.filter((state) => state === 'withheld')).toHaveLength(1);
});

test('a window left alone for half an hour expires, and the shop is told', async () => {
  const { received, url } = await aListener([]);
  const world = await aSandbox({ webhookUrl: url });
  onTestFinished(() => world.sandbox.stop());
  await world.openWindow({
    amount: 1_000,
    orderId: 'left-alone',
    orderName: '호두과자',
    successUrl: 'http://localhost:3000/ok',
    failUrl: 'http://localhost:3000/no',
  });
  await world.control('clock', { advanceMs: 30 * 60_000 });
  await eventually(async () => received.length === 1);
  expect(received[0]?.status).toBe('EXPIRED');
});

test('the control API needs its token, and is absent without one', async () => {
  const guarded = await aSandbox();
  const open = await aSandbox({ controlToken: null });
  onTestFinished(async () => {
    await guarded.sandbox.stop();
    await open.sandbox.stop();
  });
  const ask = (origin: string) =>
    fetch(`${origin}/control/payments`, { headers: { authorization: 'Bearer wrong-token' } });
  expect((await ask(guarded.sandbox.origin)).status).toBe(401);
  expect((await ask(open.sandbox.origin)).status).toBe(404);
});

test('reset forgets everything', async () => {
  const world = await aSandbox();
  onTestFinished(() => world.sandbox.stop());
  const authorised = await world.anAuthorised();
  await world.control('reset', {});
  expect(await world.gateway.readByOrderId(authorised.orderId)).toEqual({ kind: 'not-found' });
  expect(await world.control('payments')).toEqual([]);
});

test('live keys are refused', async () => {
  await expect(aSandbox({ secretKey: 'live_sk_real' })).rejects.toThrow('live');
});
