import { Router } from 'express';
import { beforeAll, expect, test } from 'vitest';
import { aBuild, anEdge } from '#tests/support/an-edge.tsx';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

beforeAll(() => {
  process.env.LOG_LEVEL = 'info';
});

test('the page answers, and every script it carries has the nonce of its policy', async () => {
  const { ask } = await anEdge();
  const first = await ask({});
  const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(
    first.headers['content-security-policy'] ?? '',
  )?.[1];
  expect(first.status).toBe(200);
  expect(nonce).toBeTruthy();
  const scripts = first.body.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  const second = await ask({});
  expect(second.headers['content-security-policy']).not.toContain(nonce);
});

test('the headers every page carries', async () => {
  const { ask } = await anEdge();
  const { headers } = await ask({});
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
  });
  const policy = headers['content-security-policy'] ?? '';
  for (const rule of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    'report-uri /csp-reports',
  ])
    expect(policy).toContain(rule);
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
});

test.each([
  ['our own page', (origin: string) => ({ origin }), 200],
  ['our own page, without an Origin', () => ({ 'sec-fetch-site': 'same-origin' }), 200],
  ['another site', () => ({ origin: 'http://evil.example' }), 403],
  ['another port of this machine', () => ({ origin: 'http://localhost:1' }), 403],
  ['a page without an origin', () => ({ origin: 'null' }), 403],
  ['nobody knows where', () => ({}), 403],
  ['a sibling site', () => ({ 'sec-fetch-site': 'same-site' }), 403],
  [
    'another site that claims to be forwarded',
    () => ({ origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' }),
    403,
  ],
])('a form from %s', async (_name, headers, status) => {
  const { ask, origin } = await anEdge();
  const answer = await ask({
    method: 'POST',
    path: '/?index',
    body: 'a=1',
    headers: { ...FORM, ...headers(origin) },
  });
  expect(answer.status).toBe(status);
});

test.each(['PUT', 'PATCH', 'DELETE'])('%s is guarded like POST', async (method) => {
  const { ask } = await anEdge();
  expect((await ask({ method, headers: { origin: 'http://evil.example' } })).status).toBe(403);
});

test('the provider and the test controls come without an origin; without controls there is nothing there', async () => {
  const { ask } = await anEdge();
  expect((await ask({ method: 'POST', path: '/webhooks/toss', body: '{}' })).status).not.toBe(403);
  expect((await ask({ method: 'POST', path: '/__test/clock', body: '{}' })).status).toBe(404);
  const controls = Router();
  controls.post('/clock', (_req, res) => res.json({ ok: true }));
  const other = await anEdge({ testControls: controls });
  expect((await other.ask({ method: 'POST', path: '/__test/clock', body: '{}' })).status).toBe(200);
});

test.each(['/?_data=root', '/?a=1&_data=routes%2Fx', '/?_dat%61=root', '/__manifest?p=/'])(
  '%s is refused',
  async (path) => {
    const { ask, origin } = await anEdge();
    for (const method of ['GET', 'POST']) {
      const { status } = await ask({ method, path, headers: { origin } });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  },
);

test('a made-up host is not answered, and a forwarded one is not believed', async () => {
  const { ask, port } = await anEdge();
  expect((await ask({ headers: { host: 'evil.example' } })).status).toBe(421);
  expect((await ask({ headers: { host: `localhost:${port + 1}` } })).status).toBe(421);
  expect((await ask({ headers: { 'x-forwarded-host': 'evil.example' } })).status).toBe(200);
  const trusting = await anEdge({ trustProxy: true });
  expect((await trusting.ask({ headers: { 'x-forwarded-host': 'evil.example' } })).status).toBe(421);
});

test.each([false, true])('a body over 100 KB is refused (chunked: %s)', async (chunked) => {
  const { ask, origin, logged } = await anEdge();
  const headers = { ...FORM, origin };
  const body = `a=${'x'.repeat(150 * 1024)}`;
  expect((await ask({ method: 'POST', path: '/?index', headers, body, chunked })).status).toBe(413);
  expect(
    (await ask({ method: 'POST', path: '/?index', headers, body: `a=${'x'.repeat(90 * 1024)}`, chunked }))
      .status,
  ).toBe(200);
  expect(logged()).not.toContain('request failed');
});

test('an error says a number to ask with and nothing else; the log keeps no card and no phone', async () => {
  const { ask, origin, logged } = await anEdge();
  const answer = await ask({
    method: 'POST',
    path: '/?index&token=s3cr3t&paymentKey=pk_123',
    headers: { ...FORM, origin, cookie: 'mall=cookie-secret', authorization: 'Bearer bearer-secret' },
    body: 'fail=1&password=hunter2hunter2&phone=01012345678',
  });
  expect(answer.status).toBe(500);
  expect(answer.body).not.toMatch(/4111|at .*\.tsx?:\d+/);
  const log = logged();
  expect(log).toContain(answer.headers['x-request-id']);
  for (const secret of [
    '4111 1111',
    '010-1234-5678',
    '01012345678',
    's3cr3t',
    'pk_123',
    'cookie-secret',
    'bearer-secret',
    'hunter2',
  ])
    expect(log).not.toContain(secret);
});

test('a broken address is the asker’s fault', async () => {
  const { ask } = await anEdge();
  const { status } = await ask({ path: '/%E0%A4%A' });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test.each([
  '/webhooks/toss/../../?index',
  '/webhooks/toss/%2e%2E/../?index',
  '/webhooks/toss\\..\\..\\?index',
  '/seller/import/../../?index',
  '/./?index',
  '/%00',
  '/orders/20261123-0001234%00',
  '/#/../?index',
  'http://evil.example/?index',
  'orders',
  '*',
])('%s could mean two things and is not answered', async (path) => {
  const { ask } = await anEdge();
  for (const method of ['GET', 'POST'])
    expect((await ask({ method, path, headers: { ...FORM, origin: 'http://evil.example' } })).status).toBe(
      400,
    );
});

test('neither the origin guard, nor the body limit, nor the host guard is passed by a detour', async () => {
  const { ask, origin } = await anEdge();
  const body = `a=${'x'.repeat(150 * 1024)}`;
  const large = await ask({
    method: 'POST',
    path: '/seller/import/../../?index',
    headers: { ...FORM, origin },
    body,
  });
  expect(large.status).toBe(400);
  const city = await anEdge({ address: { appOrigin: 'https://mall.example', port: 0 } });
  const headers = { host: 'localhost:0' };
  expect((await city.ask({ path: '/webhooks/toss/../../', headers })).status).toBe(400);
});

test.each(['/?q=%00&next=/../x', '/?index&a=%2e%2e/', '/?q=http://evil.example/'])(
  '%s is a plain path with an odd query',
  async (path) => {
    const { ask } = await anEdge();
    expect((await ask({ path })).status).toBe(200);
  },
);

test('a mall that is full says so at once', async () => {
  const { ask } = await anEdge({ mostInFlight: 0 });
  const answer = await ask({});
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('2');
  expect(answer.body).toContain('접속이 많아요');
});

test('what browsers report is logged, but not without end', async () => {
  const { ask, origin, logged } = await anEdge();
  const body = JSON.stringify({
    'csp-report': { 'document-uri': `${origin}/?q=secret-word`, 'effective-directive': 'img-src' },
  });
  const headers = { 'content-type': 'application/csp-report', origin };
  const answers = [];
  for (let i = 0; i < 31; i++)
    answers.push((await ask({ method: 'POST', path: '/csp-reports', headers, body })).status);
  expect(answers[0]).toBe(204);
  expect(answers.at(-1)).toBe(429);
  expect(logged()).toContain('img-src');
  expect(logged()).not.toContain('secret-word');
});

test('a page that stays as it was sent carries no script; any other does', async () => {
  const still = await anEdge({ build: aBuild({ handle: { still: true } }) });
  const page = await still.ask({ path: '/' });
  expect(page.body).toContain('한 화면');
  expect(page.body).not.toContain('<script');
  expect((await (await anEdge()).ask({ path: '/' })).body).toContain('<script');
});

test('what is sent from a desk is told of; what is only read, and what shoppers send, is not', async () => {
  let told = 0;
  const { ask, origin } = await anEdge({ wrote: () => told++ });
  const send = (path: string) => ask({ method: 'POST', path, headers: { ...FORM, origin }, body: 'a=1' });
  await ask({ path: '/operator' });
  await send('/?index');
  expect(told).toBe(0);
  for (const path of ['/operator/displays', '/seller.data', '/seller/products']) await send(path);
  expect(told).toBe(3);
});
