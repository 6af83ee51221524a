import { expect, test } from 'playwright/test';
import { aBrowserlessShopper } from '#tests/support/a-browserless-shopper.ts';
import { type AVariant, aStore, aVariant } from '#tests/support/a-world.ts';
import type { RunningMall } from '#tests/support/mall.ts';
import { controlsOf, expectCleanBooks } from '#tests/support/mall-controls.ts';
import { besideTheMall, ordersOf, paymentFacts, unitsLeft } from '#tests/support/mall-goods.ts';
import { startMall } from '#tests/support/start-mall.ts';

test.skip(({ isMobile }) => Boolean(isMobile), 'no browser takes part: once is enough');
test.describe.configure({ timeout: 120_000 });

/** "By itself within a minute." */
const A_MINUTE = 60_000;
const STOCK = 50;

let mall: RunningMall;
let stop: () => Promise<void>;
let shopper: ReturnType<typeof aBrowserlessShopper>;
let controls: ReturnType<typeof controlsOf>;
let apple: AVariant;
let ticket: AVariant;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  ({ mall, stop } = await startMall({ MALL_SEED: 'empty', TOSS_TIMEOUT_MS: '3000' }));
  controls = controlsOf(mall);
  shopper = aBrowserlessShopper(mall);
  await besideTheMall(mall, async (world) => {
    apple = await aVariant(world, await aStore(world, { market: true }), { price: 16_400, stock: STOCK });
    ticket = await aVariant(world, await aStore(world), { price: 9000, kind: 'ticket', stock: STOCK });
  });
  await shopper.joinAndCharge(300_000);
});
test.afterAll(() => stop());

/** An order of both, 5,000 won of it from the wallet, authorised in the window and not yet confirmed. */
async function anAuthorisedOrder() {
  await shopper.putInCart(apple.variantId);
  await shopper.putInCart(ticket.variantId);
  const tossOrderId = await shopper.place(await shopper.fillCheckout({ wallet: 5000 }));
  return { tossOrderId, returned: await shopper.authorise(tossOrderId) };
}

const stateOf = (tossOrderId: string) =>
  paymentFacts(mall, tossOrderId).then(
    ({ orderState }) => orderState,
    () => 'the database does not answer',
  );

const webAnswers = () =>
  expect
    .poll(
      () =>
        fetch(`${mall.url}/readyz`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: A_MINUTE },
    )
    .toBe(200);

/** What waits for its time is due now: for tests that have nothing to learn from the waiting. */
async function hurry(): Promise<void> {
  await webAnswers();
  await controls.advanceClock(15_000);
}

/** The order ends paid, once, with one ticket; the buyer sees it; the books and the provider agree. */
async function expectPaidOnce(tossOrderId: string): Promise<string> {
  await expect.poll(() => stateOf(tossOrderId), { timeout: A_MINUTE, intervals: [250] }).toBe('paid');
  const { number, amount, tickets } = await paymentFacts(mall, tossOrderId);
  expect(tickets).toBe(1);
  expect(await controls.executedConfirms(tossOrderId)).toHaveLength(1);
  expect(await controls.payments(tossOrderId)).toMatchObject([
    { status: 'DONE', totalAmount: amount, balanceAmount: amount },
  ]);
  await webAnswers();
  expect(await controls.faultsLeft()).toEqual([]);
  const page = await shopper.get(`/orders/${number}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('결제 완료');
  await expectCleanBooks(mall);
  return number ?? '';
}

for (const point of [
  'confirm.before_send',
  'confirm.after_send',
  'confirm.before_commit',
  'confirm.after_commit',
] as const)
  test(`the web process dies at ${point}: the order becomes paid by itself, once`, async () => {
    const { tossOrderId, returned } = await anAuthorisedOrder();
    // Without the provider's hint there is only our own recovery.
    await controls.providerFault({ on: 'webhook', mode: 'withhold', orderId: tossOrderId });
    await controls.fault(point, { mode: 'kill' });
    await expect(shopper.comeBack(tossOrderId, returned)).rejects.toThrow();
    if (point !== 'confirm.after_send') await hurry();
    await expectPaidOnce(tossOrderId);
  });

test('the web process dies before an order is committed: nothing is left of it, and the same form still places it', async () => {
  await shopper.putInCart(apple.variantId);
  await shopper.putInCart(ticket.variantId);
  const form = await shopper.fillCheckout({ wallet: 5000 });
  const before = {
    orders: await ordersOf(mall, apple.variantId),
    units: await unitsLeft(mall, apple.unitId),
  };
  await controls.fault('reserve.before_commit', { mode: 'kill' });
  await expect(shopper.sendCheckout(form)).rejects.toThrow();
  await webAnswers();
  expect(await ordersOf(mall, apple.variantId)).toBe(before.orders);
  expect(await unitsLeft(mall, apple.unitId)).toEqual(before.units);
  await expectCleanBooks(mall);

  const tossOrderId = await shopper.place(form);
  await shopper.comeBack(tossOrderId, await shopper.authorise(tossOrderId));
  await expectPaidOnce(tossOrderId);
  expect(await ordersOf(mall, apple.variantId)).toBe(before.orders + 1);
});

test('the provider takes the money and its answer is lost: the buyer waits, the order becomes paid', async () => {
  const { tossOrderId, returned } = await anAuthorisedOrder();
  await controls.providerFault({ on: 'webhook', mode: 'withhold', orderId: tossOrderId });
  await controls.providerFault({ on: 'confirm', mode: 'drop-after', orderId: tossOrderId });
  const back = await shopper.comeBack(tossOrderId, returned);
  expect(back.location).toBe(`/payments/${tossOrderId}/return`);
  const waiting = await shopper.get(back.location ?? '');
  expect(waiting.html).toContain('결제사의 답을 확인하고 있어요');
  expect(waiting.html).not.toContain('결제를 마치지 못했어요');
  await expectPaidOnce(tossOrderId);
});

test('PostgreSQL dies while the provider is asked: everything comes back and the order becomes paid', async () => {
  const { tossOrderId, returned } = await anAuthorisedOrder();
  await controls.providerFault({ on: 'webhook', mode: 'withhold', orderId: tossOrderId });
  await controls.providerFault({ on: 'confirm', mode: 'delay', ms: 2000, orderId: tossOrderId });
  const back = shopper.comeBack(tossOrderId, returned).catch(() => null);
  await expect
    .poll(() => paymentFacts(mall, tossOrderId).then(({ state }) => state), { intervals: [50] })
    .toBe('confirming');
  process.kill(mall.pids.postgres ?? 0, 'SIGKILL');
  await back;
  await hurry();
  await expectPaidOnce(tossOrderId);
});

test('a webhook that comes twice, and one that lies, change nothing', async () => {
  const { tossOrderId, returned } = await anAuthorisedOrder();
  await controls.providerFault({ on: 'webhook', mode: 'duplicate', orderId: tossOrderId });
  const number = shopper.orderNumber(await shopper.comeBack(tossOrderId, returned));
  const delivered = async () =>
    (await controls.payments(tossOrderId))[0]?.webhooks.filter(({ state }) => state === 'delivered').length;
  await expect.poll(delivered).toBe(2);
  const lie = JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    data: { orderId: tossOrderId, status: 'CANCELED', balanceAmount: 0 },
  });
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => fetch(`${mall.url}/webhooks/toss`, { method: 'POST', body: lie })),
  );
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
  await controls.drainJobs();
  expect(await expectPaidOnce(tossOrderId)).toBe(number);
});

for (const point of ['refund.after_send', 'refund.before_commit'] as const)
  test(`the worker dies at ${point}: the refund is done by itself, once`, async () => {
    const { tossOrderId, returned } = await anAuthorisedOrder();
    const number = shopper.orderNumber(await shopper.comeBack(tossOrderId, returned));
    const left = await unitsLeft(mall, apple.unitId);
    await controls.providerFault({ on: 'webhook', mode: 'withhold', orderId: tossOrderId, times: 5 });
    await controls.fault(point, { mode: 'kill' });
    await shopper.cancel(number);
    await expect.poll(controls.faultsLeft).toEqual([]);
    await hurry();
    await expect
      .poll(() => paymentFacts(mall, tossOrderId).then(({ refunds }) => refunds), { timeout: A_MINUTE })
      .toEqual(['done']);
    const cancels = (await controls.calls(tossOrderId)).filter(
      ({ path, status, note }) => path.endsWith('/cancel') && status === 200 && note !== 'replayed',
    );
    expect(cancels).toHaveLength(1);
    expect(await controls.payments(tossOrderId)).toMatchObject([{ balanceAmount: 0 }]);
    expect(await unitsLeft(mall, apple.unitId)).toEqual({ ...left, onHand: left.onHand + 1 });
    expect((await shopper.get(`/orders/${number}`)).html).toContain('환불 완료');
    await expectCleanBooks(mall);
  });
