import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { databaseReadiness } from '#app/http/edge/readiness.server.ts';
import { anEdge } from '#tests/support/an-edge.tsx';
import { freshDatabaseUrl } from '#tests/support/database.ts';

test('ready means a database that answers and a worker that lives', async () => {
  const url = await freshDatabaseUrl();
  const { checks, close } = databaseReadiness(url);
  onTestFinished(close);
  const { ask } = await anEdge({ checks });
  const silent = await ask({ path: '/readyz' });
  expect(silent.status).toBe(503);
  expect(JSON.parse(silent.body)).toMatchObject({
    status: 'down',
    parts: { database: { status: 'ok' }, jobs: { status: 'down' } },
  });

  const client = postgres(url, { max: 1 });
  await client`insert into worker_beats values ('one', now())`;
  await client.end();
  const ready = await ask({ path: '/readyz' });
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.body)).toMatchObject({ status: 'ok', parts: { jobs: { status: 'ok' } } });
});

test('a database that is gone makes the mall unready, not dead', async () => {
  const { checks, close } = databaseReadiness('postgres://mall:none@127.0.0.1:9/mall');
  onTestFinished(close);
  const { ask } = await anEdge({ checks });
  expect((await ask({ path: '/readyz' })).status).toBe(503);
  expect((await ask({ path: '/healthz' })).status).toBe(200);
});

test('a mall that is draining is not ready', async () => {
  const { ask } = await anEdge({ isDraining: () => true });
  const answer = await ask({ path: '/readyz' });
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 'draining' });
});

test('metrics are for this machine, or for who holds the token', async () => {
  const { ask } = await anEdge({ metricsToken: 'a-token-for-metrics' });
  await ask({ path: '/' });
  const local = await ask({ path: '/metrics' });
  expect(local.status).toBe(200);
  expect(local.body).toMatch(/mall_request_seconds_bucket\{.*area="home"/);
  const forwarded = { 'x-forwarded-for': '203.0.113.7' };
  expect((await ask({ path: '/metrics', headers: forwarded })).status).toBe(404);
  const authorization = 'Bearer a-token-for-metrics';
  expect((await ask({ path: '/metrics', headers: { ...forwarded, authorization } })).status).toBe(200);
  expect(
    (await ask({ path: '/metrics', headers: { ...forwarded, authorization: 'Bearer wrong' } })).status,
  ).toBe(404);
});
