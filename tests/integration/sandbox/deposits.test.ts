import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { after, hours } from '#app/core/kst.ts';
import { startSandbox } from '#scripts/sandbox/sandbox.ts';
import { aRequest, aSandbox, eventually } from '#tests/support/sandbox/a-sandbox.ts';

type Wire = Record<string, unknown> & { virtualAccount: Record<string, unknown>; secret: string };
const START = new Date('2026-11-23T03:00:00Z');

async function aListener() {
  const heard: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push(JSON.parse(body));
      response.end('ok');
    });
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  onTestFinished(() => void server.close());
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function anIssued(params: Record<string, unknown> = {}, changes: Parameters<typeof aSandbox>[0] = {}) {
  const world = await aSandbox(changes);
  onTestFinished(() => world.sandbox.stop());
  await world.control('clock', { now: START.toISOString() });
  const orderId = `deposit-${crypto.randomUUID()}`;
  await world.openWindow({ ...aRequest(orderId, 20_000), validHours: 72, ...params }, '가상계좌');
  const { returnUrl } = await world.control<{ returnUrl: string }>('approve', { orderId, bank: '88' });
  const paymentKey = new URL(returnUrl).searchParams.get('paymentKey') ?? '';
  const answer = await world.gateway.confirm({
    paymentKey,
    orderId,
    amount: krw(20_000),
    idempotencyKey: `confirm:${orderId}`,
  });
  const deposit = (outcome: string) =>
    world.control<{ accepted: boolean; status: string }>('deposit', { orderId, outcome });
  const cancel = (amount: number | null, account?: Record<string, string>) =>
    fetch(`${world.sandbox.origin}/v1/payments/${paymentKey}/cancel`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa('test_sk_sandbox:')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        cancelReason: '변심',
        ...(amount !== null && { cancelAmount: amount }),
        ...(account && { refundReceiveAccount: account }),
      }),
    });
  const wire = async () => (await world.control<Wire[]>(`payments?orderId=${orderId}`))[0];
  return { ...world, orderId, paymentKey, answer, deposit, cancel, wire };
}
const ACCOUNT = { bank: '88', accountNumber: '110123456789', holderName: '김온통' };
const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

test('a confirm issues an account, and takes nothing', async () => {
  const { answer, wire } = await anIssued();
  expect(answer).toMatchObject({
    kind: 'awaiting-deposit',
    deposit: { bankCode: '88', dueAt: after(START, hours(72)) },
  });
  expect(await wire()).toMatchObject({
    status: 'WAITING_FOR_DEPOSIT',
    approvedAt: null,
    method: '가상계좌',
    virtualAccount: { accountNumber: expect.stringMatching(/^X\d+$/), expired: false },
  });
});

test('both events come for a deposit: the flat one with the secret of the confirm, without an event type', async () => {
  const { heard, url } = await aListener();
  const { deposit, orderId, wire } = await anIssued({}, { webhookUrl: url });
  await deposit('ok');
  await eventually(async () => heard.length >= 3);
  const flat = heard.filter((body) => !('eventType' in body));
  expect(flat.map(({ status }) => status).sort()).toEqual(['DONE', 'WAITING_FOR_DEPOSIT']);
  const { secret } = (await wire()) ?? {};
  for (const body of flat)
    expect(body).toEqual({
      createdAt: expect.any(String),
      secret,
      status: expect.any(String),
      transactionKey: expect.any(String),
      orderId,
    });
  expect(heard.filter(({ eventType }) => eventType === 'PAYMENT_STATUS_CHANGED')).toHaveLength(1);
});

test('the bank refuses a wrong amount and what comes too late, and takes a deposit back', async () => {
  const { deposit, control, wire } = await anIssued();
  expect(await deposit('wrong_amount')).toEqual({ accepted: false, status: 'WAITING_FOR_DEPOSIT' });
  expect(await deposit('ok')).toMatchObject({ accepted: true, status: 'DONE' });
  expect(await deposit('ok')).toMatchObject({ accepted: false });
  expect(await deposit('error')).toMatchObject({ status: 'WAITING_FOR_DEPOSIT' });
  await control('clock', { now: after(START, hours(73)).toISOString() });
  expect(await deposit('ok')).toMatchObject({ accepted: false });
  expect(await wire()).toMatchObject({ status: 'WAITING_FOR_DEPOSIT', virtualAccount: { expired: true } });
});

test('a person pays in at the test bank, which takes exactly the amount', async () => {
  const { sandbox, wire } = await anIssued();
  const accountNumber = String((await wire())?.virtualAccount.accountNumber);
  const payIn = (amount: string) =>
    fetch(`${sandbox.origin}/bank`, { method: 'POST', body: new URLSearchParams({ accountNumber, amount }) });
  expect(await (await payIn('19,999')).text()).toContain('은행에서 받지 않았습니다');
  expect(await (await payIn('20,000')).text()).toContain('입금했습니다');
  expect(await wire()).toMatchObject({ status: 'DONE' });
});

test('before the deposit only the whole is cancelled, without an account', async () => {
  const { cancel, deposit } = await anIssued();
  expect(await codeOf(await cancel(5_000))).toBe('NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT');
  expect(await (await cancel(null)).json()).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
  expect(await deposit('ok')).toMatchObject({ accepted: false });
});

test.each([
  { name: 'none', account: undefined, code: 'INVALID_REFUND_ACCOUNT_INFO' },
  { name: 'of no bank', account: { ...ACCOUNT, bank: 'ZZ' }, code: 'INVALID_BANK' },
  {
    name: 'a wrong number',
    account: { ...ACCOUNT, accountNumber: '0000000' },
    code: 'INVALID_REFUND_ACCOUNT_NUMBER',
  },
  {
    name: 'another holder',
    account: { ...ACCOUNT, holderName: '불일치' },
    code: 'INVALID_REFUND_ACCOUNT_INFO',
  },
])('after the deposit the refund account counts: $name is refused', async ({ account, code }) => {
  const { cancel, deposit } = await anIssued();
  await deposit('ok');
  expect(await codeOf(await cancel(5_000, account))).toBe(code);
  expect(await (await cancel(5_000, ACCOUNT)).json()).toMatchObject({ balanceAmount: 15_000 });
});

test('issued accounts and receipts survive a restart', async () => {
  const first = await anIssued();
  await first.gateway.issueReceipt({
    orderId: 'receipt_1',
    orderName: '구매',
    amount: krw(20_000),
    taxFree: krw(0),
    type: '소득공제',
    identityNumber: '01012345678',
    idempotencyKey: 'receipt:1',
  });
  await first.sandbox.stop();
  const again = await startSandbox(first.settings);
  first.sandbox.stop = () => again.stop();
  const ask = async (path: string, body?: unknown) =>
    (
      await fetch(`${again.origin}/control/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${first.settings.controlToken}`,
          'content-type': 'application/json',
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    ).json();
  expect(await ask('deposit', { orderId: first.orderId })).toMatchObject({ accepted: true });
  expect(await ask('receipts')).toMatchObject([{ orderId: 'receipt_1', left: 20_000 }]);
});

test('an account is valid for as long as asked, within ninety days', async () => {
  const { openWindow } = await anIssued();
  const codeFor = async (params: Record<string, unknown>) =>
    codeOf(await openWindow({ ...aRequest(`due-${crypto.randomUUID()}`, 20_000), ...params }, '가상계좌'));
  expect(await codeFor({ validHours: 2161 })).toBe('EXCEED_MAX_VALID_HOURS');
  expect(await codeFor({ validHours: 1, dueDate: '2026-11-24T00:00:00' })).toBe(
    'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE',
  );
  expect(await codeFor({ dueDate: '2026-11-24T00:00:00' })).toBeUndefined();
  expect(await codeFor({ amount: 199 })).toBe('BELOW_MINIMUM_AMOUNT');
});

test('a receipt of the same order twice, or for a strange number, is refused', async () => {
  const { gateway } = await anIssued();
  const receipt = {
    orderId: 'receipt_1',
    orderName: '구매',
    amount: krw(1_000),
    taxFree: krw(0),
    type: '소득공제' as const,
    identityNumber: '01012345678',
    idempotencyKey: 'receipt:1',
  };
  const issued = await gateway.issueReceipt(receipt);
  expect(issued).toMatchObject({ kind: 'issued' });
  expect(await gateway.issueReceipt(receipt)).toEqual(issued);
  expect(await gateway.issueReceipt({ ...receipt, idempotencyKey: 'receipt:2' })).toEqual({
    kind: 'refused',
    code: 'DUPLICATED_CASH_RECEIPT',
  });
  expect(
    await gateway.issueReceipt({
      ...receipt,
      orderId: 'receipt_3',
      identityNumber: '12',
      idempotencyKey: 'r3',
    }),
  ).toEqual({ kind: 'refused', code: 'INVALID_CASH_RECEIPT_INFO' });
});
