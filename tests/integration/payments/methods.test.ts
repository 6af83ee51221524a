import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireUnpaid, payAgain } from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, minutes } from '#app/core/kst.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { capturedAttempt, findAttempt } from '#app/payments/index.server.ts';
import { METHOD_FACTS, PAYMENT_METHODS } from '#app/payments/index.ts';
import { listRefunds } from '#app/refunds/index.server.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let url: string;
let world: World;
let shop: Awaited<ReturnType<typeof aSandboxShop>>;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
  shop = await aSandboxShop(world);
});
afterAll(async () => {
  await shop.sandbox.stop();
  await world.database.close();
});

const AT_ONCE = PAYMENT_METHODS.filter((method) => method !== 'virtual_account');

async function refunded(order: Awaited<ReturnType<typeof shop.anOrder>>, now = NOON, storeOrderId?: string) {
  const ctx = shop.at(order.ctx, now);
  const store = storeOrderId ?? null;
  const preview = await previewCancel(ctx, { number: order.number, storeOrderId: store });
  await cancelOrder(ctx, {
    number: order.number,
    storeOrderId: store,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
  await shop.sendRefunds(now);
  return (await listRefunds(ctx, (await findOrder(ctx, order.number))?.id ?? '')).at(-1);
}

test.each(AT_ONCE)('%s is paid at once and given back whole', async (method) => {
  await shop.clock(NOON);
  const order = await shop.anOrder(method);
  expect(order.outcome).toMatchObject({ state: 'captured' });
  const attempt = await findAttempt(order.ctx, order.tossOrderId);
  const { easyPay, request } = METHOD_FACTS[method];
  expect(attempt?.methodLabel).toBe(easyPay ?? request);
  expect(await refunded(order)).toMatchObject({ state: 'done' });
  expect(await shop.gateway.readByOrderId(order.tossOrderId)).toMatchObject({
    payment: { balanceAmount: 0 },
  });
});

test('the instalment the buyer chose in our form is the one the card is charged by', async () => {
  const { ctx, tossOrderId } = await shop.anOrder('card', { price: 60_000, months: 6 });
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({
    instalmentMonths: 6,
    methodLabel: '카드 6개월',
  });
  const small = await shop.anOrder('card', { price: 10_000, months: 6 });
  expect(await findAttempt(small.ctx, small.tossOrderId)).toMatchObject({
    instalmentMonths: null,
    methodLabel: '카드',
  });
});

test('a phone payment cannot be cancelled in another month: the refund stops with its cause', async () => {
  await shop.clock(NOON);
  const order = await shop.anOrder('phone');
  const december = after(NOON, days(8));
  await shop.clock(december);
  expect(await refunded(order, december)).toMatchObject({
    state: 'stuck',
    refusedCode: 'EXCEED_MAX_REFUND_DUE',
  });
  await shop.clock(NOON);
});

test('an escrow payment gives nothing back in part: the refund stops with its cause', async () => {
  await shop.clock(NOON);
  const ctx = await aShopper(world);
  await fillCart(ctx, [
    await aVariant(world, await aStore(world)),
    await aVariant(world, await aStore(world)),
  ]);
  const placed = await place(ctx, { method: 'transfer', escrow: true });
  const tossOrderId = placed.tossOrderId ?? '';
  await shop.payInWindow(ctx, tossOrderId);
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ escrow: true, state: 'captured' });
  const order = await findOrder(ctx, placed.number);
  const refund = await refunded(
    { ctx, number: placed.number, tossOrderId, unitId: '', outcome: {} as never },
    NOON,
    order?.stores[0]?.id,
  );
  expect(refund).toMatchObject({ state: 'stuck', refusedCode: 'NOT_ALLOWED_PARTIAL_REFUND' });
});

test('escrow is neither for cards nor for what is not sent', async () => {
  const ctx = await aShopper(world);
  const placedBy = async (method: 'card' | 'transfer', kind: 'goods' | 'ticket') => {
    await fillCart(ctx, [await aVariant(world, await aStore(world), { kind })]);
    const { tossOrderId } = await place(ctx, { method, escrow: true });
    await shop.payInWindow(ctx, tossOrderId ?? '');
    return findAttempt(ctx, tossOrderId ?? '');
  };
  expect(await placedBy('card', 'goods')).toMatchObject({ escrow: false });
  expect(await placedBy('transfer', 'ticket')).toMatchObject({ escrow: false });
});

test('a second payment begun beside the first is charged once, whichever window ends first', async () => {
  for (const round of [0, 1, 2, 3]) {
    const ctx = await aShopper(world);
    await fillCart(ctx, [await aVariant(world, await aStore(world))]);
    const { number, tossOrderId } = await place(ctx, { method: 'card' });
    const first = tossOrderId ?? '';
    const racing = [
      shop.payInWindow(ctx, first).catch(() => null),
      payAgain(ctx, { number, method: 'kakaopay' })
        .then((next) => shop.payInWindow(ctx, next.tossOrderId))
        .catch(() => null),
    ];
    await Promise.all(round % 2 ? racing.reverse() : racing);
    const order = await findOrder(ctx, number);
    expect(order).toMatchObject({ state: 'paid' });
    const paid = await capturedAttempt(ctx, order?.id ?? '');
    const payments =
      await shop.control<{ orderName: string; orderId: string; balanceAmount: number; status: string }[]>(
        'payments',
      );
    const taken = payments.filter(
      ({ status, orderId }) => status === 'DONE' && orderId === paid?.tossOrderId,
    );
    expect(taken).toHaveLength(1);
    const others = payments.filter(({ orderId, status }) => orderId === first && status === 'DONE');
    expect(others.length).toBe(paid?.tossOrderId === first ? 1 : 0);
  }
});

test('paying again keeps the end of the hold, which then ends', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, [await aVariant(world, await aStore(world))]);
  const { number, tossOrderId } = await place(ctx, { method: 'card' });
  const first = await findAttempt(ctx, tossOrderId ?? '');
  const next = await payAgain(shop.at(ctx, after(NOON, minutes(10))), { number, method: 'payco' });
  expect((await findAttempt(ctx, next.tossOrderId))?.expiresAt).toEqual(first?.expiresAt);
  await expireUnpaid(shop.at(world.system, after(NOON, minutes(15))));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'expired' });
});

test('every book is in order after all of that, but for the refunds a person has to settle', async () => {
  await world.system.db.execute("update refunds set state = 'needs_account' where state = 'stuck'");
  await expectBooksClean(url, NOON);
});
