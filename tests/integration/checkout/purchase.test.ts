import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  confirmPayment,
  expireUnpaid,
  giveUpOrder,
  payAgain,
  placeOrder,
  recoverAttempts,
  recoverByHint,
} from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Guest } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { stockOf } from '#app/inventory/index.server.ts';
import { findOrder, openGuestOrder } from '#app/orders/index.server.ts';
import { findAttempt } from '#app/payments/index.server.ts';
import { listRefunds, refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { ticketsOf } from '#app/tickets/index.server.ts';
import { readBalances } from '#app/wallet/index.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, freshKey, pay, place, placeInput } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 30 });
});
afterAll(async () => {
  await expectBooksClean(url, NOON);
  await world.database.close();
});

const at = <C extends Ctx>(ctx: C, now: Date): C => ({ ...ctx, now });
const sendAll = async (gateway: Parameters<typeof sendRefund>[2], now = NOON) => {
  for (const id of await refundsToSend(at(world.system, now), 100))
    await sendRefund(at(world.system, now), id, gateway);
};

test('a cart of two stores and a ticket is paid partly from the wallet and partly by card', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 50_000, gateway);
  const [market, general] = [await aStore(world, { market: true }), await aStore(world, { freeFrom: null })];
  const apple = await aVariant(world, market, { price: 16_400, taxFree: true, stock: 5 });
  const bread = await aVariant(world, general, { price: 8900, stock: 5 });
  const ticket = await aVariant(world, general, { price: 12_000, kind: 'ticket', stock: 5 });
  await fillCart(ctx, [
    { variantId: apple.variantId },
    { variantId: bread.variantId, quantity: 2 },
    { variantId: ticket.variantId },
  ]);
  const { number, tossOrderId } = await place(ctx, { wallet: 20_000 });
  const held = await readBalances(ctx, ctx.actor.userId);
  expect(held).toMatchObject({ charged: 30_000, held: 20_000 });

  expect(await pay(ctx, tossOrderId, gateway)).toMatchObject({ state: 'captured', number });
  const order = await findOrder(ctx, number);
  expect(order).toMatchObject({
    state: 'paid',
    total: 16_400 + 17_800 + 12_000 + 6000,
    tenders: { charged: 20_000, cashback: 0, external: 32_200 },
  });
  expect(await readBalances(ctx, ctx.actor.userId)).toMatchObject({ charged: 30_000, held: 0 });
  const ticketLine = order?.stores.flatMap((s) => s.lines).find((l) => l.kind === 'ticket');
  expect(await ticketsOf(ctx, [ticketLine?.id ?? ''])).toMatchObject([{ state: 'issued' }]);
  expect((await stockOf(ctx, [bread.unitId])).get(bread.unitId)).toBe(3);
  expect(order?.rewards.reduce((sum, r) => sum + r.amount, 0)).toBeGreaterThan(0);

  const marketOrder = order?.stores.find((store) => store.storeId === market.storeId);
  const preview = await previewCancel(ctx, { number, storeOrderId: marketOrder?.id ?? '' });
  expect(preview?.total).toBe(19_400);
  const requestKey = newId();
  const cancel = () =>
    cancelOrder(ctx, {
      number,
      storeOrderId: marketOrder?.id ?? '',
      reason: '단순 변심',
      requestKey,
      expectedTotal: preview?.total ?? krw(0),
    });
  await cancel();
  await cancel();
  await sendAll(gateway);
  const [refund, ...more] = await listRefunds(ctx, order?.id ?? '');
  expect(more).toEqual([]);
  expect(refund).toMatchObject({
    state: 'done',
    charged: preview?.back.charged,
    external: preview?.back.external,
  });
  expect((await stockOf(ctx, [apple.unitId])).get(apple.unitId)).toBe(5);
  expect((await readBalances(ctx, ctx.actor.userId)).charged).toBe(30_000 + (preview?.back.charged ?? 0));

  const rest = await previewCancel(ctx, { number, storeOrderId: null });
  await cancelOrder(ctx, {
    number,
    storeOrderId: null,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: rest?.total ?? krw(0),
  });
  await sendAll(gateway);
  expect(await readBalances(ctx, ctx.actor.userId)).toMatchObject({ charged: 50_000, pending: 0 });
  const whole = await listRefunds(ctx, order?.id ?? '');
  expect(whole.reduce((sum, r) => sum + r.external, 0)).toBe(32_200);
});

test('an order paid wholly from the wallet needs no provider', async () => {
  const { gateway, calls } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 50_000, gateway);
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 20_000 });
  await fillCart(ctx, [{ variantId }]);
  const before = calls.length;
  const placed = await place(ctx, { wallet: 20_000 });
  expect(placed.tossOrderId).toBeNull();
  expect(await findOrder(ctx, placed.number)).toMatchObject({ state: 'paid' });
  expect(calls.length).toBe(before);
  expect(await readBalances(ctx, ctx.actor.userId)).toMatchObject({ charged: 30_000, pending: 2000 });
});

test('fifty clients race for the last five units: exactly five orders', async () => {
  const store = await aStore(world);
  const { variantId, unitId } = await aVariant(world, store, { stock: 5 });
  const buyers = await Promise.all(Array.from({ length: 50 }, () => aShopper(world)));
  for (const ctx of buyers) await fillCart(ctx, [{ variantId }]);
  const inputs = await Promise.all(buyers.map((ctx) => placeInput(ctx)));
  const results = await Promise.allSettled(
    buyers.map((ctx, i) => placeOrder(ctx, inputs[i]!, { orderKey: null })),
  );
  const placed = results.filter((r) => r.status === 'fulfilled');
  const refused = results
    .filter((r) => r.status === 'rejected')
    .map((r) => (r as PromiseRejectedResult).reason?.reason?.code);
  expect(placed).toHaveLength(5);
  expect(new Set(refused)).toEqual(new Set(['checkout/sold-out']));
  expect((await stockOf(world.system, [unitId])).get(unitId)).toBe(0);
});

test('the same pay sent twenty times at once is one order and one capture', async () => {
  const { gateway, calls } = aProvider({ slowMs: 30 });
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world), { stock: 50 });
  await fillCart(ctx, [{ variantId }]);
  const input = await placeInput(ctx);
  const placed = await Promise.all(
    Array.from({ length: 20 }, () => placeOrder(ctx, input, { orderKey: null })),
  );
  expect(new Set(placed.map(({ number }) => number)).size).toBe(1);
  const paymentKey = freshKey();
  await Promise.all(
    Array.from({ length: 20 }, () => pay(ctx, placed[0]?.tossOrderId ?? null, gateway, paymentKey)),
  );
  expect(calls.filter((call) => call.kind === 'confirm')).toHaveLength(1);
  expect(await findOrder(ctx, placed[0]?.number ?? '')).toMatchObject({ state: 'paid' });
});

test.each(['amount', 'order id', 'payment key'])(
  'a forged %s is refused before the provider hears of it, and nothing stays held',
  async (what) => {
    const { gateway, calls } = aProvider();
    const ctx = await aShopper(world);
    await charge(ctx, 20_000, gateway);
    const { variantId, unitId } = await aVariant(world, await aStore(world), { stock: 3 });
    const used = freshKey();
    await fillCart(ctx, [{ variantId }]);
    if (what === 'payment key') {
      const first = await place(ctx, { wallet: 1000 });
      await pay(ctx, first.tossOrderId, gateway, used);
      await fillCart(ctx, [{ variantId }]);
    }
    const before = {
      calls: calls.length,
      balances: await readBalances(ctx, ctx.actor.userId),
      stock: (await stockOf(ctx, [unitId])).get(unitId),
    };
    const { tossOrderId, number } = await place(ctx, { wallet: 5000 });
    const attempt = await findAttempt(ctx, tossOrderId ?? '');
    const honest = {
      tossOrderId: tossOrderId ?? '',
      orderId: tossOrderId ?? '',
      paymentKey: freshKey(),
      amount: String(attempt?.amount),
    };
    const forged =
      {
        amount: { ...honest, amount: '100' },
        'order id': { ...honest, orderId: 'order_other' },
        'payment key': { ...honest, paymentKey: used },
      }[what] ?? honest;
    await expect(confirmPayment(ctx, forged, gateway)).rejects.toMatchObject({
      reason: { code: 'checkout/tampered' },
    });
    expect(calls.length).toBe(before.calls);
    expect(await readBalances(ctx, ctx.actor.userId)).toEqual(before.balances);
    expect((await stockOf(ctx, [unitId])).get(unitId)).toBe(before.stock);
    expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
  },
);

test("a stranger cannot confirm, cancel or see another's order", async () => {
  const { gateway } = aProvider();
  const [ctx, stranger] = [await aShopper(world), await aShopper(world)];
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  await expect(pay(stranger, tossOrderId, gateway)).rejects.toMatchObject({
    reason: { code: 'checkout/payment-not-found' },
  });
  expect(await findOrder(stranger, number)).toBeNull();
  await expect(giveUpOrder(stranger, number)).rejects.toMatchObject({ reason: { code: 'order/not-found' } });
  await giveUpOrder(ctx, number);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
});

test('a lost answer stays unknown for the buyer and is settled by reading', async () => {
  const { gateway } = aProvider({ trouble: ['lose-after'] });
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  expect(await pay(ctx, tossOrderId, gateway)).toMatchObject({ state: 'settling' });
  await expect(payAgain(ctx, { number, method: 'card' })).rejects.toMatchObject({
    reason: { code: 'checkout/still-settling' },
  });
  await expireUnpaid(at(world.system, after(NOON, minutes(60))));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  await recoverAttempts(at(world.system, after(NOON, minutes(1))), gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('a process that dies while the provider captures is made good within a minute, however long a call may take', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  const killed: typeof gateway = {
    ...gateway,
    confirm: async (input) => {
      await gateway.confirm(input);
      throw new Error('killed');
    },
  };
  await expect(pay(ctx, tossOrderId, killed)).rejects.toThrow('killed');
  await recoverAttempts(at(world.system, after(NOON, minutes(0.9))), gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('a process that dies while the provider gives money back is made good within a minute', async () => {
  const { gateway, payments } = aProvider();
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const preview = await previewCancel(ctx, { number, storeOrderId: null });
  await cancelOrder(ctx, {
    number,
    storeOrderId: null,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
  const killed: typeof gateway = {
    ...gateway,
    cancel: async (input) => {
      await gateway.cancel(input);
      throw new Error('killed');
    },
  };
  const order = await findOrder(ctx, number);
  const [refund] = await listRefunds(ctx, order?.id ?? '');
  await expect(sendRefund(world.system, refund?.id ?? '', killed)).rejects.toThrow('killed');
  await sendAll(gateway, after(NOON, minutes(0.9)));
  expect(await listRefunds(ctx, order?.id ?? '')).toMatchObject([{ state: 'done' }]);
  expect(payments.get(tossOrderId ?? '')?.cancels).toHaveLength(1);
});

test('an answer lost before the capture fails only after the quiet period', async () => {
  const { gateway } = aProvider({ trouble: ['lose-before'] });
  const ctx = await aShopper(world);
  const { variantId, unitId } = await aVariant(world, await aStore(world), { stock: 1 });
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  await recoverAttempts(at(world.system, after(NOON, minutes(1))), gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  await recoverAttempts(at(world.system, after(NOON, minutes(10))), gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
  expect((await stockOf(ctx, [unitId])).get(unitId)).toBe(1);
});

test('a refused card releases everything and says why', async () => {
  const { gateway } = aProvider({ trouble: ['refuse'] });
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  expect(await pay(ctx, tossOrderId, gateway)).toMatchObject({ state: 'failed' });
  expect(await findAttempt(ctx, tossOrderId ?? '')).toMatchObject({
    state: 'failed',
    failureCode: 'REJECT_CARD_PAYMENT',
  });
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
});

test('money captured at another amount all goes back', async () => {
  const { gateway, payments } = aProvider({ trouble: ['mismatch'] });
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  await recoverAttempts(at(world.system, after(NOON, minutes(1))), gateway);
  expect(payments.get(tossOrderId ?? '')?.balanceAmount).toBe(0);
  expect(await findAttempt(ctx, tossOrderId ?? '')).toMatchObject({ state: 'compensated' });
});

test('an unpaid order gives everything back at its end', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 20_000, gateway);
  const { variantId, unitId } = await aVariant(world, await aStore(world, { market: true }), { stock: 2 });
  await fillCart(ctx, [{ variantId }]);
  const { number, tossOrderId } = await place(ctx, { wallet: 7000 });
  await expireUnpaid(at(world.system, after(NOON, minutes(14))));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  await expireUnpaid(at(world.system, after(NOON, minutes(15))));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'expired' });
  expect(await readBalances(ctx, ctx.actor.userId)).toMatchObject({ charged: 20_000, held: 0, pending: 0 });
  expect((await stockOf(ctx, [unitId])).get(unitId)).toBe(2);
  expect(await pay(ctx, tossOrderId, gateway)).toMatchObject({ state: 'failed' });
});

test('paying again makes the earlier window worthless', async () => {
  const { gateway, calls } = aProvider();
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { number, tossOrderId } = await place(ctx);
  const again = await payAgain(ctx, { number, method: 'kakaopay' });
  expect(await pay(ctx, tossOrderId, gateway)).toMatchObject({ state: 'failed' });
  expect(calls).toEqual([]);
  expect(await pay(ctx, again.tossOrderId, gateway)).toMatchObject({ state: 'captured' });
});

test('a changed price is refused and takes nothing', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 20_000, gateway);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const input = await placeInput(ctx, { wallet: 3000 });
  await fillCart(ctx, [{ variantId, quantity: 2 }]);
  await expect(placeOrder(ctx, input, { orderKey: null })).rejects.toMatchObject({
    reason: { code: 'checkout/changed' },
  });
  expect(await readBalances(ctx, ctx.actor.userId)).toMatchObject({ charged: 20_000, held: 0 });
});

test('a lost answer to a cancel is found by the balance, a refused one goes to a person', async () => {
  const { gateway, payments } = aProvider({ cancelTrouble: ['lose-after', 'lose-before'] });
  const ctx = await aShopper(world);
  const [one, two] = [await aStore(world), await aStore(world)];
  await fillCart(ctx, [await aVariant(world, one), await aVariant(world, two)]);
  const { tossOrderId, number } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  for (const store of order?.stores ?? []) {
    const preview = await previewCancel(ctx, { number, storeOrderId: store.id });
    await cancelOrder(ctx, {
      number,
      storeOrderId: store.id,
      reason: '기타',
      requestKey: newId(),
      expectedTotal: preview?.total ?? krw(0),
    });
  }
  await sendAll(gateway);
  await sendAll(gateway, after(NOON, minutes(1)));
  await sendAll(gateway, after(NOON, minutes(10)));
  expect((await listRefunds(ctx, order?.id ?? '')).map((refund) => refund.state)).toEqual(['done', 'done']);
  expect(payments.get(tossOrderId ?? '')).toMatchObject({ balanceAmount: 0 });
  expect(payments.get(tossOrderId ?? '')?.cancels).toHaveLength(2);
});

test('a capture that arrives after the attempt was given up all goes back', async () => {
  const { gateway, payments } = aProvider();
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(ctx, [{ variantId }]);
  const { tossOrderId, number } = await place(ctx);
  const attempt = await findAttempt(ctx, tossOrderId ?? '');
  await giveUpOrder(ctx, number);
  await gateway.confirm({
    paymentKey: freshKey(),
    orderId: tossOrderId ?? '',
    amount: attempt?.amount ?? krw(0),
    idempotencyKey: 'elsewhere',
  });
  await recoverByHint(world.system, tossOrderId ?? '', gateway);
  await recoverAttempts(world.system, gateway);
  expect(payments.get(tossOrderId ?? '')?.balanceAmount).toBe(0);
  expect(await findAttempt(ctx, tossOrderId ?? '')).toMatchObject({ state: 'compensated' });
});

test('what an order form did not send, placing asks for', async () => {
  const orderKey = freshKey();
  const guest: Ctx<Guest> = { ...world.system, actor: { kind: 'guest', orderKey, cartKey: freshKey() } };
  const member = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(guest, [{ variantId }]);
  await fillCart(member, [{ variantId }]);
  const form = await placeInput(guest, { guest: true });
  const refused = (code: string) => ({ reason: { code } });
  await expect(placeOrder(guest, { ...form, orderPassword: undefined }, { orderKey })).rejects.toMatchObject(
    refused('checkout/needs-password'),
  );
  await expect(placeOrder(guest, { ...form, address: undefined }, { orderKey })).rejects.toMatchObject(
    refused('checkout/needs-address'),
  );
  const own = await placeInput(member);
  await expect(placeOrder(member, { ...own, address: undefined }, { orderKey: null })).rejects.toMatchObject(
    refused('checkout/needs-address'),
  );
  await expect(
    placeOrder(member, { ...own, addressId: newId(), address: undefined }, { orderKey: null }),
  ).rejects.toMatchObject(refused('checkout/needs-address'));
});

test('a guest orders without an account and finds the order again only with its password', async () => {
  const { gateway } = aProvider();
  const guest: Ctx<Guest> = {
    ...world.system,
    actor: { kind: 'guest', orderKey: freshKey(), cartKey: freshKey() },
  };
  const { variantId } = await aVariant(world, await aStore(world));
  await fillCart(guest, [{ variantId }]);
  const { number, tossOrderId } = await place(guest, { guest: true, orderKey: guest.actor.orderKey });
  expect(await pay(guest, tossOrderId, gateway)).toMatchObject({ state: 'captured' });
  const elsewhere: Ctx<Guest> = { ...guest, actor: { ...guest.actor, orderKey: freshKey() } };
  expect(await findOrder(elsewhere, number)).toBeNull();
  const open = (password: string) =>
    openGuestOrder(elsewhere, {
      number,
      phone: '01012345678',
      password,
      orderKey: elsewhere.actor.orderKey,
      network: 'test',
    });
  await expect(open('wrong-password')).rejects.toMatchObject({ reason: { code: 'order/guest-not-found' } });
  await open('order-pass-1');
  expect(await findOrder(elsewhere, number)).toMatchObject({ state: 'paid', isGuest: true });
});
