import { expect, onTestFinished, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { aSandbox } from '#tests/support/sandbox/a-sandbox.ts';

async function paid(input: Parameters<Awaited<ReturnType<typeof aSandbox>>['anAuthorised']>[0] = {}) {
  const world = await aSandbox();
  onTestFinished(() => world.sandbox.stop());
  const authorised = await world.anAuthorised(input);
  await world.gateway.confirm(authorised);
  const cancel = (amount: number, refundable: number, key: string, taxFree = 0) =>
    world.gateway.cancel({
      paymentKey: authorised.paymentKey,
      amount: krw(amount),
      refundable: krw(refundable),
      taxFree: krw(taxFree),
      reason: '단순 변심',
      idempotencyKey: key,
    });
  return { ...world, authorised, cancel };
}

test('two partial cancels each get a transaction of their own and leave the right balance', async () => {
  const { cancel, gateway, authorised } = await paid();
  const first = await cancel(3_000, 10_000, 'cancel:1');
  const second = await cancel(7_000, 7_000, 'cancel:2');
  expect(first).toMatchObject({ kind: 'cancelled', payment: { balanceAmount: 7_000 } });
  expect(second).toMatchObject({
    kind: 'cancelled',
    payment: { balanceAmount: 0, status: 'PARTIAL_CANCELED' },
  });
  const read = await gateway.readByOrderId(authorised.orderId);
  const keys = [first, second].map((answer) => (answer.kind === 'cancelled' ? answer.transactionKey : null));
  expect(read.kind === 'found' && read.payment.cancels.map((c) => c.transactionKey)).toEqual(keys);
});

test('a cancel sent twice under its key gives money back once', async () => {
  const { cancel, gateway, authorised } = await paid();
  const first = await cancel(3_000, 10_000, 'cancel:1');
  expect(await cancel(3_000, 10_000, 'cancel:1')).toEqual(first);
  expect(await gateway.readByOrderId(authorised.orderId)).toMatchObject({
    payment: { balanceAmount: 7_000 },
  });
});

test('more than is left cannot be cancelled', async () => {
  const { cancel } = await paid();
  expect(await cancel(10_001, 10_000, 'cancel:1')).toEqual({
    kind: 'ambiguous',
    code: 'NOT_CANCELABLE_AMOUNT',
  });
});

test('a balance that differs from ours stops the cancel', async () => {
  const { cancel } = await paid();
  await cancel(1_000, 10_000, 'cancel:1');
  expect(await cancel(1_000, 10_000, 'cancel:2')).toEqual({
    kind: 'ambiguous',
    code: 'NOT_MATCHES_REFUNDABLE_AMOUNT',
  });
});

test('the tax-free part can only go back as tax-free', async () => {
  const { cancel } = await paid({ amount: krw(10_000), taxFree: krw(6_000) });
  expect(await cancel(5_000, 10_000, 'cancel:1')).toMatchObject({ kind: 'ambiguous' });
  expect(await cancel(5_000, 10_000, 'cancel:2', 1_000)).toMatchObject({ kind: 'cancelled' });
});

test('a cancel cut off after the work is unknown; its key then answers with the cancel', async () => {
  const { cancel, fault } = await paid();
  await fault({ on: 'cancel', mode: 'drop-after' });
  expect(await cancel(4_000, 10_000, 'cancel:1')).toMatchObject({ kind: 'unknown' });
  expect(await cancel(4_000, 10_000, 'cancel:1')).toMatchObject({
    kind: 'cancelled',
    payment: { balanceAmount: 6_000 },
  });
});

test('a bank that refuses is a refusal', async () => {
  const { cancel, fault } = await paid();
  await fault({ on: 'cancel', mode: 'refuse' });
  expect(await cancel(4_000, 10_000, 'cancel:1')).toMatchObject({ kind: 'refused', code: 'REFUND_REJECTED' });
});

test('a payment that was never confirmed cannot be cancelled', async () => {
  const world = await aSandbox();
  onTestFinished(() => world.sandbox.stop());
  const { paymentKey } = await world.anAuthorised();
  const answer = await world.gateway.cancel({
    paymentKey,
    amount: krw(100),
    refundable: krw(10_000),
    taxFree: krw(0),
    reason: '오류',
    idempotencyKey: 'cancel:1',
  });
  expect(answer).toEqual({ kind: 'ambiguous', code: 'NOT_CANCELABLE_PAYMENT' });
});

test('approvals and cancels are listed as transactions, page by page', async () => {
  const { cancel, sandbox, settings } = await paid();
  await cancel(3_000, 10_000, 'cancel:1');
  const list = async (query: string) => {
    const url = `${sandbox.origin}/v1/transactions?startDate=2020-01-01T00:00:00&endDate=2099-12-31T23:59:59${query}`;
    const authorization = `Basic ${btoa(`${settings.secretKey}:`)}`;
    const response = await fetch(url, { headers: { authorization } });
    return (await response.json()) as { transactionKey: string; amount: number; status: string }[];
  };
  const [first] = await list('&limit=1');
  expect(first).toMatchObject({ amount: 10_000, status: 'DONE' });
  expect(await list(`&startingAfter=${first?.transactionKey}`)).toMatchObject([{ amount: 3_000 }]);
});
