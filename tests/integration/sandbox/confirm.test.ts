import { expect, onTestFinished, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { aRequest, aSandbox } from '#tests/support/sandbox/a-sandbox.ts';

async function started(changes: Parameters<typeof aSandbox>[0] = {}) {
  const world = await aSandbox(changes);
  onTestFinished(() => world.sandbox.stop());
  return world;
}

test('a confirmed payment is captured with everything we keep of it', async () => {
  const { gateway, anAuthorised } = await started();
  const answer = await gateway.confirm(await anAuthorised());
  expect(answer).toMatchObject({
    kind: 'captured',
    payment: {
      status: 'DONE',
      totalAmount: 10_000,
      balanceAmount: 10_000,
      method: '카드',
      cardIssuerCode: '21',
    },
  });
});

test('the same idempotency key gets the first answer again, and money moves once', async () => {
  const { gateway, anAuthorised, control } = await started();
  const authorised = await anAuthorised();
  const first = await gateway.confirm(authorised);
  expect(await gateway.confirm(authorised)).toEqual(first);
  const calls = await control<{ note: string | null }[]>(`calls?orderId=${authorised.orderId}`);
  expect(calls.map(({ note }) => note)).toEqual([null, 'replayed']);
});

test('another key for a payment already taken is an unknown outcome, never a failure', async () => {
  const { gateway, anAuthorised } = await started();
  const authorised = await anAuthorised();
  await gateway.confirm(authorised);
  const again = await gateway.confirm({ ...authorised, idempotencyKey: 'another' });
  expect(again).toEqual({ kind: 'unknown', because: 'ALREADY_PROCESSED_PAYMENT', alarm: false });
});

test('a wrong amount takes no money and alarms', async () => {
  const { gateway, anAuthorised } = await started();
  const authorised = await anAuthorised();
  expect(await gateway.confirm({ ...authorised, amount: krw(1_000) })).toMatchObject({
    kind: 'unknown',
    because: 'FORBIDDEN_REQUEST',
    alarm: true,
  });
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({
    kind: 'found',
    payment: { status: 'IN_PROGRESS' },
  });
});

test('ten minutes after authentication the session is gone', async () => {
  const { gateway, anAuthorised, control } = await started();
  const authorised = await anAuthorised();
  await control('clock', { advanceMs: 10 * 60_000 });
  expect(await gateway.confirm(authorised)).toEqual({
    kind: 'session-gone',
    code: 'NOT_FOUND_PAYMENT_SESSION',
  });
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({ payment: { status: 'EXPIRED' } });
});

test('a refusal is final and leaves the payment aborted', async () => {
  const { gateway, anAuthorised, fault } = await started();
  await fault({ on: 'confirm', mode: 'refuse', code: 'INVALID_STOPPED_CARD' });
  const authorised = await anAuthorised();
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'refused', code: 'INVALID_STOPPED_CARD' });
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({ payment: { status: 'ABORTED' } });
});

test('a connection cut after the work looks unknown, and reading shows the money was taken', async () => {
  const { gateway, anAuthorised, fault } = await started();
  await fault({ on: 'confirm', mode: 'drop-after' });
  const authorised = await anAuthorised();
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'unknown', alarm: false });
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({ payment: { status: 'DONE' } });
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'captured' });
});

test('a connection cut before the work takes nothing, and the same key may try again', async () => {
  const { gateway, anAuthorised, fault } = await started();
  await fault({ on: 'confirm', mode: 'drop-before' });
  const authorised = await anAuthorised();
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'unknown' });
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({
    payment: { status: 'IN_PROGRESS' },
  });
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'captured' });
});

test('while a slow confirm runs, its key answers "in progress"; our timeout is an unknown outcome', async () => {
  const { gateway, gatewayWith, anAuthorised, fault } = await started();
  await fault({ on: 'confirm', mode: 'delay', ms: 400 });
  const authorised = await anAuthorised();
  expect(await gatewayWith(100).confirm(authorised)).toEqual({
    kind: 'unknown',
    because: 'timeout',
    alarm: false,
  });
  expect(await gateway.confirm(authorised)).toMatchObject({ because: 'IDEMPOTENT_REQUEST_PROCESSING' });
});

test('an answer about another amount is a mismatch', async () => {
  const { gateway, anAuthorised, fault } = await started();
  await fault({ on: 'confirm', mode: 'lie' });
  expect(await gateway.confirm(await anAuthorised())).toMatchObject({ kind: 'mismatched' });
});

test('a broken front door is unknown, and a fault for another order does not touch ours', async () => {
  const { gateway, anAuthorised, fault } = await started();
  const authorised = await anAuthorised();
  await fault({ on: 'confirm', mode: 'refuse', orderId: 'someone-else' });
  await fault({ on: 'confirm', mode: 'status', status: 503 });
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'unknown', alarm: false });
  expect(await gateway.confirm(authorised)).toMatchObject({ kind: 'captured' });
});

test('a wrong secret key is unknown and alarms; the log names the trace, never the key', async () => {
  const { gatewayWith, anAuthorised, logged } = await started();
  const authorised = await anAuthorised();
  const answer = await gatewayWith(5_000, 'test_sk_wrong').confirm(authorised);
  expect(answer).toEqual({ kind: 'unknown', because: 'UNAUTHORIZED_KEY', alarm: true });
  expect(logged.at(-1)?.fields).toMatchObject({
    status: 401,
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(JSON.stringify(logged)).not.toContain('test_sk');
});

test('an order the provider never saw is not found', async () => {
  const { gateway } = await started();
  expect(await gateway.readByOrderId('never-seen')).toEqual({ kind: 'not-found' });
});

test('any code can be asked for with the test header, without side effects', async () => {
  const { sandbox, settings } = await started();
  const response = await fetch(`${sandbox.origin}/v1/payments/confirm`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${btoa(`${settings.secretKey}:`)}`,
      'content-type': 'application/json',
      'tosspayments-test-code': 'EXCEED_MAX_AMOUNT',
    },
    body: '{}',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'EXCEED_MAX_AMOUNT' });
});

test.each([
  { change: { amount: 0 }, code: 'BELOW_ZERO_AMOUNT' },
  { change: { amount: 99 }, code: 'BELOW_MINIMUM_AMOUNT' },
  { change: { orderId: 'a b c d e f' }, code: 'INVALID_ORDER_ID' },
  { change: { orderName: '가'.repeat(101) }, code: 'INVALID_ORDER_NAME' },
  { change: { successUrl: '/relative' }, code: 'INCORRECT_SUCCESS_URL_FORMAT' },
  { change: { successUrl: undefined }, code: 'INVALID_SUCCESS_URL' },
  { change: { failUrl: 'nowhere' }, code: 'INCORRECT_FAIL_URL_FORMAT' },
  { change: { flowMode: 'DIRECT' }, code: 'INVALID_FLOW_MODE_PARAMETERS' },
  { change: { customerEmail: 'no-mail' }, code: 'INVALID_EMAIL' },
])('the window does not open with $change', async ({ change, code }) => {
  const { openWindow } = await started();
  const response = await openWindow({ ...aRequest('order-00001', 10_000), ...change });
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(await response.json()).toMatchObject({ code });
});

test('an order id whose money has moved opens no second window', async () => {
  const { gateway, anAuthorised, openWindow } = await started();
  const authorised = await anAuthorised();
  await gateway.confirm(authorised);
  const response = await openWindow(aRequest(authorised.orderId, 10_000));
  expect(await response.json()).toMatchObject({ code: 'DUPLICATED_ORDER_ID' });
});
