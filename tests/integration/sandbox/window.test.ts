import { expect, onTestFinished, test } from 'vitest';
import { krw } from '#app/core/krw.ts';
import { aRequest, aSandbox } from '#tests/support/sandbox/a-sandbox.ts';

let count = 0;

/** The hosted window as a browser without JavaScript uses it. */
async function aWindow(change: Record<string, unknown> = {}, method = '카드') {
  const world = await aSandbox();
  onTestFinished(() => world.sandbox.stop());
  const orderId = `window-${++count}`;
  const opened = await world.openWindow({ ...aRequest(orderId, 60_000), ...change }, method);
  const { windowUrl } = (await opened.json()) as { windowUrl: string };
  const page = await (await fetch(windowUrl)).text();
  const submit = (form: Record<string, string>) =>
    fetch(windowUrl, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  const wayBack = async (form: Record<string, string>) => {
    const location = new URL((await submit(form)).headers.get('location') ?? 'about:blank');
    return { path: location.pathname, ...Object.fromEntries(location.searchParams) };
  };
  return { ...world, orderId, windowUrl, page, submit, wayBack };
}

test('paying by card in instalments ends at the success page, again and again, and confirms', async () => {
  const { wayBack, orderId, gateway } = await aWindow();
  const back = await wayBack({ means: 'card', issuer: '61', months: '3', outcome: 'ok' });
  expect(back).toMatchObject({ path: '/pay/success', orderId, amount: '60000', paymentType: 'NORMAL' });
  expect(await wayBack({ means: 'card', outcome: 'ok' })).toEqual(back);
  expect(await gateway.readByOrderId(orderId)).toMatchObject({ payment: { status: 'IN_PROGRESS' } });
});

test('a buyer who cancels returns without an order id, and the window stays usable', async () => {
  const { wayBack, orderId, gateway } = await aWindow();
  const back = await wayBack({ outcome: 'cancel' });
  expect(back).toMatchObject({ path: '/pay/fail', code: 'PAY_PROCESS_CANCELED' });
  expect(back).not.toHaveProperty('orderId');
  expect(await gateway.readByOrderId(orderId)).toMatchObject({ payment: { status: 'READY' } });
});

test.each([
  { outcome: 'over-limit', code: 'REJECT_CARD_PAYMENT' },
  { outcome: 'no-balance', code: 'REJECT_ACCOUNT_PAYMENT' },
])('$outcome returns to the fail page with $code and the order id', async ({ outcome, code }) => {
  const { wayBack, orderId } = await aWindow();
  expect(await wayBack({ means: 'card', outcome })).toMatchObject({ path: '/pay/fail', code, orderId });
});

test('a direct easy-pay window offers that provider only', async () => {
  const { page, wayBack, submit } = await aWindow({ flowMode: 'DIRECT', easyPay: '카카오페이' });
  expect(page).toContain('<h1>카카오페이</h1>');
  expect(page).not.toContain('네이버페이');
  expect((await submit({ means: 'card', outcome: 'ok' })).status).toBe(400);
  expect(await wayBack({ means: 'kakaopay', outcome: 'ok' })).toMatchObject({ path: '/pay/success' });
});

test('instalments are refused below fifty thousand won and beyond what the shop allows', async () => {
  const { submit } = await aWindow({ maxCardInstallmentPlan: 3 });
  expect((await submit({ means: 'card', months: '6', outcome: 'ok' })).status).toBe(400);
  const small = await aWindow({ amount: 49_999 });
  expect(small.page).toContain('50,000원 이상');
});

test('an amount no bank transfer may have is not offered as one', async () => {
  const { page, submit } = await aWindow({ amount: 150 });
  expect(page).not.toContain('계좌이체');
  expect((await submit({ means: 'transfer', outcome: 'ok' })).status).toBe(400);
});

test('what the shop names its order is text, never markup', async () => {
  const { page } = await aWindow({ orderName: '<script>alert(1)</script>' });
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&lt;script&gt;');
});

test('the window can be made to return a wrong amount', async () => {
  const { wayBack, fault } = await aWindow();
  await fault({ on: 'window', mode: 'lie' });
  expect(await wayBack({ means: 'card', outcome: 'ok' })).toMatchObject({ amount: '59900' });
});

test('a refusal planned for the confirm lets the window pass first', async () => {
  const { control, gateway, orderId } = await aWindow();
  const approved = await control<{ paymentKey: string }>('approve', {
    orderId,
    outcome: 'refuse-at-confirm',
  });
  const answer = await gateway.confirm({
    paymentKey: approved.paymentKey,
    orderId,
    amount: krw(60_000),
    idempotencyKey: orderId,
  });
  expect(answer).toMatchObject({ kind: 'refused', code: 'REJECT_CARD_PAYMENT' });
});
