import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  confirmPayment,
  expireUnpaid,
  placeOrder,
  quoteCheckout,
  recoverAttempts,
  recoverByHint,
} from '#app/checkout/index.server.ts';
import { CheckoutChoice } from '#app/checkout/index.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { reserve } from '#app/inventory/index.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { findAttempt } from '#app/payments/index.server.ts';
import type { PaymentGateway } from '#app/payments/index.ts';
import { listRefunds, refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import type { Db } from '#db/client.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, freshKey, pay, place, placeInput } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

const at = <C extends Ctx>(ctx: C, now: Date): C => ({ ...ctx, now });
const laterBy = (n: number) => at(world.system, after(NOON, minutes(n)));
async function placed(options: Parameters<typeof aVariant>[2] = {}) {
  const ctx = await aShopper(world);
  const { variantId } = await aVariant(world, await aStore(world), options);
  await fillCart(ctx, [{ variantId }]);
  const { number, tossOrderId } = await place(ctx);
  return { ctx, number, tossOrderId: tossOrderId ?? '' };
}
async function cancelStore(
  ctx: Parameters<typeof previewCancel>[0],
  number: string,
  storeOrderId: string | null,
) {
  const preview = await previewCancel(ctx, { number, storeOrderId });
  await cancelOrder(ctx, {
    number,
    storeOrderId,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
}

test('a forged return cannot kill an honest one that is being confirmed', async () => {
  const { gateway } = aProvider();
  const { ctx, number, tossOrderId } = await placed();
  const forging: PaymentGateway = {
    ...gateway,
    confirm: async (input) => {
      await confirmPayment(
        ctx,
        { tossOrderId, orderId: tossOrderId, paymentKey: freshKey(), amount: '1' },
        gateway,
      ).catch(() => undefined);
      return gateway.confirm(input);
    },
  };
  expect(await pay(ctx, tossOrderId, forging)).toMatchObject({ state: 'captured' });
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('a second payment key does not take over an attempt whose outcome is unknown', async () => {
  const { gateway } = aProvider({ trouble: ['lose-after'] });
  const { ctx, number, tossOrderId } = await placed();
  await pay(ctx, tossOrderId, gateway, 'first-key-1');
  await pay(ctx, tossOrderId, gateway, 'second-key-2');
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'unknown', paymentKey: 'first-key-1' });
  await recoverAttempts(laterBy(1), gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('a slow reading that sees a later refund leaves a paid order paid', async () => {
  const { gateway, payments } = aProvider({ trouble: ['lose-after'] });
  const ctx = await aShopper(world);
  await fillCart(ctx, [
    await aVariant(world, await aStore(world)),
    await aVariant(world, await aStore(world)),
  ]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const slow: PaymentGateway = {
    ...gateway,
    readByOrderId: async (orderId) => {
      await recoverByHint(world.system, orderId, gateway);
      await cancelStore(ctx, number, (await findOrder(ctx, number))?.stores[0]?.id ?? '');
      for (const id of await refundsToSend(world.system, 100)) await sendRefund(world.system, id, gateway);
      return gateway.readByOrderId(orderId);
    },
  };
  await recoverByHint(world.system, tossOrderId ?? '', slow);
  expect(await findAttempt(ctx, tossOrderId ?? '')).toMatchObject({ state: 'captured' });
  expect(payments.get(tossOrderId ?? '')?.balanceAmount).toBeGreaterThan(0);
});

test('a provider that stays ill is asked less and less often', async () => {
  const { gateway } = aProvider({ trouble: ['lose-before'] });
  const { ctx, tossOrderId } = await placed();
  await pay(ctx, tossOrderId, gateway);
  let sent = 0;
  const ill: PaymentGateway = {
    ...gateway,
    confirm: async () => {
      sent++;
      return { kind: 'unknown', because: 'PROVIDER_ERROR', alarm: false };
    },
    readByOrderId: async (orderId) => {
      const attempt = await findAttempt(ctx, orderId);
      const payment = {
        paymentKey: attempt?.paymentKey ?? '',
        orderId,
        status: 'IN_PROGRESS',
        currency: 'KRW',
        totalAmount: krw(13_000),
        balanceAmount: krw(13_000),
        method: null,
        easyPayProvider: null,
        cardIssuerCode: null,
        installmentMonths: null,
        approvedAt: null,
        secret: null,
        lastTransactionKey: null,
        receiptUrl: null,
        cancels: [],
        deposit: null,
        useEscrow: false,
      };
      return { kind: 'found', payment };
    },
  };
  for (let second = 60; second < 120; second += 2)
    await recoverAttempts(at(world.system, after(NOON, second * 1000)), ill);
  expect(sent).toBeLessThanOrEqual(4);
  await recoverAttempts(laterBy(60), gateway);
});

test('a session that is gone with another amount taken is given back, not taken for ours', async () => {
  const { gateway, payments } = aProvider();
  const { ctx, number, tossOrderId } = await placed();
  const gone: PaymentGateway = {
    ...gateway,
    confirm: async (input) => {
      await gateway.confirm({ ...input, amount: krw(100) });
      return { kind: 'session-gone', code: 'NOT_FOUND_PAYMENT_SESSION' };
    },
  };
  await pay(ctx, tossOrderId, gone);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
  const blind: PaymentGateway = { ...gateway, readByOrderId: async () => ({ kind: 'not-found' }) };
  await recoverAttempts(laterBy(1), blind);
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'compensating' });
  await recoverAttempts(laterBy(10), gateway);
  expect(payments.get(tossOrderId)?.balanceAmount).toBe(0);
});

test('one row that cannot be settled keeps no other from being recovered or expired', async () => {
  const { gateway } = aProvider({ trouble: ['lose-after', 'lose-after'] });
  const [bad, good] = [await placed({ kind: 'ticket' }), await placed({ kind: 'ticket' })];
  await pay(bad.ctx, bad.tossOrderId, gateway);
  await pay(good.ctx, good.tossOrderId, gateway);
  const spoil = (number: string, what: ReturnType<typeof sql>) =>
    world.system.db.execute(
      sql`update order_lines set ${what} where order_id = (select id from orders where number = ${number})`,
    );
  await spoil(bad.number, sql`snapshot = jsonb_set(snapshot, '{terms}', '{"validDays": -1}')`);
  await recoverAttempts(laterBy(1), gateway);
  expect(await findOrder(good.ctx, good.number)).toMatchObject({ state: 'paid' });
  const [stuck, free] = [await placed(), await placed()];
  await spoil(stuck.number, sql`state = 'shipped'`);
  await expireUnpaid(laterBy(20));
  expect(await findOrder(free.ctx, free.number)).toMatchObject({ state: 'expired' });
});

test('a refused refund stands in the way of no other, and a done one stays done', async () => {
  const { gateway } = aProvider({ cancelTrouble: ['refuse'] });
  const ctx = await aShopper(world);
  await fillCart(ctx, [
    await aVariant(world, await aStore(world)),
    await aVariant(world, await aStore(world), { taxFree: true }),
  ]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  for (const store of order?.stores ?? []) await cancelStore(ctx, number, store.id);
  for (const m of [0, 1, 10])
    for (const id of await refundsToSend(laterBy(m), 100)) await sendRefund(laterBy(m), id, gateway);
  const refunds = await listRefunds(ctx, order?.id ?? '');
  expect(refunds.map(({ state }) => state).sort()).toEqual(['done', 'stuck']);
  expect(refunds.map(({ taxFree }) => taxFree).sort((a, b) => a - b)).toEqual([0, 13_000]);
  const done = refunds.find(({ state }) => state === 'done');
  await sendRefund(laterBy(20), done?.id ?? '', {
    ...gateway,
    cancel: async () => ({ kind: 'refused', code: 'EXCEED_CANCEL_LIMIT', message: '' }),
  });
  expect((await listRefunds(ctx, order?.id ?? '')).filter(({ state }) => state === 'done')).toHaveLength(1);
});

test('refunds of one payment go one after another', async () => {
  const { gateway, calls } = aProvider();
  const ctx = await aShopper(world);
  await fillCart(ctx, [
    await aVariant(world, await aStore(world)),
    await aVariant(world, await aStore(world)),
  ]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  for (const store of order?.stores ?? []) await cancelStore(ctx, number, store.id);
  const [first = '', second = ''] = (await listRefunds(ctx, order?.id ?? '')).map(({ id }) => id);
  const nested: PaymentGateway = {
    ...gateway,
    cancel: async (input) => {
      await sendRefund(world.system, second, gateway);
      await sendRefund(world.system, first, gateway);
      return gateway.cancel(input);
    },
  };
  await sendRefund(world.system, first, nested);
  expect(calls.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toEqual([`cancel:${first}`]);
});

test('the first order of a month finds its budget', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 50_000, gateway);
  await fillCart(ctx, [await aVariant(world, await aStore(world), { price: 20_000 })]);
  const choice = CheckoutChoice.parse({ walletAmount: '20000', postcode: '35229' });
  const checkout = await quoteCheckout(at(ctx, new Date('2026-11-30T15:00:00.000Z')), choice);
  expect(checkout?.quote.rewardTotal).toBe(Math.floor((checkout?.quote.lines[0]?.charged ?? 0) / 10));
});

test('two orders of one person at the edge of the monthly cap cannot both have the last of it', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  await charge(ctx, 500_000, gateway);
  const store = await aStore(world, { shippingFee: 0 });
  const { variantId } = await aVariant(world, store, { price: 249_000, stock: 9 });
  await fillCart(ctx, [{ variantId }]);
  await world.system.db.execute(sql`insert into reward_months (user_id, programme_id, month, promised)
    select ${ctx.actor.userId}, id, '2026-11', 0 from cashback_programmes on conflict do nothing`);
  await world.system.db.execute(
    sql`update cashback_programmes set personal_monthly_cap = 30000 where name = '기본 캐시백'`,
  );
  const fresh = await Promise.all([
    placeInput(ctx, { wallet: 249_000 }),
    placeInput(ctx, { wallet: 249_000 }),
  ]);
  const results = await Promise.allSettled(fresh.map((input) => placeOrder(ctx, input, { orderKey: null })));
  await world.system.db.execute(
    sql`update cashback_programmes set personal_monthly_cap = 50000 where name = '기본 캐시백'`,
  );
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const rows = await world.system.db.execute<{ promised: string }>(
    sql`select max(promised) as promised from reward_months where user_id = ${ctx.actor.userId}`,
  );
  expect(Number(rows[0]?.promised)).toBeLessThanOrEqual(30_000);
});

test('reservations of the same goods in opposite orders do not deadlock', async () => {
  const store = await aStore(world);
  const goods = await Promise.all(Array.from({ length: 6 }, () => aVariant(world, store, { stock: 50 })));
  const wanted = goods.map(({ unitId }) => ({ unitId, quantity: 1 }));
  // Past the retry of `inTransaction`, which would hide a deadlock.
  const reserving = Array.from({ length: 20 }, (_, i) =>
    world.system.db.transaction((db) =>
      reserve({ ...world.system, db: db as unknown as Db }, newId(), i % 2 ? wanted : [...wanted].reverse()),
    ),
  );
  const results = await Promise.allSettled(reserving);
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('a refund other than the one agreed to does not happen', async () => {
  const { gateway } = aProvider();
  const { ctx, number, tossOrderId } = await placed();
  await pay(ctx, tossOrderId, gateway);
  const wrong = cancelOrder(ctx, {
    number,
    storeOrderId: null,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: krw(12_999),
  });
  await expect(wrong).rejects.toMatchObject({ reason: { code: 'refund/changed' } });
});

test('a store keeps its shipping fee while a parcel is still to come', async () => {
  const { gateway } = aProvider();
  const ctx = await aShopper(world);
  const store = await aStore(world);
  await fillCart(ctx, [await aVariant(world, store), await aVariant(world, store, { kind: 'ticket' })]);
  const { number, tossOrderId } = await place(ctx);
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  const parcel = order?.stores[0]?.lines.find((line) => line.kind === 'goods' && line.lineType === 'item');
  await world.system.db.execute(sql`update order_lines set state = 'preparing' where id = ${parcel?.id}`);
  const preview = await previewCancel(ctx, { number, storeOrderId: order?.stores[0]?.id ?? '' });
  expect(preview?.total).toBe(10_000);
});

test('paying after the hold has ended captures nothing, and adults-only goods need an adult', async () => {
  const { gateway, calls } = aProvider();
  const { ctx, tossOrderId } = await placed();
  await expect(pay(at(ctx, after(NOON, minutes(15))), tossOrderId, gateway)).rejects.toMatchObject({
    reason: { code: 'checkout/too-late' },
  });
  expect(calls).toEqual([]);
  const minor = await aShopper(world, { verified: false });
  const wine = await aVariant(world, await aStore(world));
  await fillCart(minor, [wine]);
  await world.system.db.execute(sql`update products set adult_only = true where id = ${wine.productId}`);
  await expect(place(minor)).rejects.toMatchObject({ reason: { code: 'checkout/needs-adult' } });
});
