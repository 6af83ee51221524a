import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  compareDay,
  compareYesterday,
  countOfDesk,
  DESK_LISTS,
  type DeskList,
  readPaymentDesk,
} from '#app/bookcheck/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, hours, kstDay, minutes } from '#app/core/kst.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { findAttempt, listProviderDays } from '#app/payments/index.server.ts';
import { listRefunds, payOutCharge, resendRefund, sendRefund } from '#app/refunds/index.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place } from '#tests/support/a-purchase.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let shop: Awaited<ReturnType<typeof aSandboxShop>>;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl());
  shop = await aSandboxShop(world);
});
afterAll(async () => {
  await shop.sandbox.stop();
  await world.database.close();
});

const TODAY = kstDay('2026-11-23');
const laterBy = (ms: number) => shop.at(world.system, after(NOON, ms));
const onDesk = async (list: DeskList, ms: number) => (await readPaymentDesk(laterBy(ms)))[list];

async function cancelled(order: Awaited<ReturnType<typeof shop.anOrder>>) {
  const { ctx, number } = order;
  const preview = await previewCancel(ctx, { number, storeOrderId: null });
  await cancelOrder(ctx, {
    number,
    storeOrderId: null,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
  const orderId = (await findOrder(ctx, number))?.id ?? '';
  return async () => (await listRefunds(ctx, orderId)).at(-1);
}

test('a day whose books agree has no difference, refunds and lost answers included', async () => {
  const order = await shop.anOrder('card');
  await shop.anOrder('kakaopay');
  await shop.fault({ on: 'confirm', mode: 'drop-after' });
  await shop.anOrder('card', { through: shop.gatewayWith(300) });
  await shop.sweep(after(NOON, minutes(1)));
  const refund = await cancelled(order);
  await shop.sendRefunds(NOON);
  expect(await refund()).toMatchObject({ state: 'done' });
  expect(await compareDay(laterBy(days(1)), TODAY, shop.gateway)).toEqual([]);
});

test('what stands in one list only is found, on its own day only, and kept', async () => {
  const { ctx, tossOrderId } = await shop.anOrder('card');
  await world.system.db.execute(
    sql`update payment_attempts set approved_at = null where toss_order_id = ${tossOrderId}`,
  );
  const theirs = await compareDay(laterBy(days(1)), TODAY, shop.gateway);
  expect(theirs).toMatchObject([{ kind: 'unknown-to-us', subject: tossOrderId }]);
  await world.system.db.execute(
    sql`update payment_attempts set approved_at = ${NOON.toISOString()}, amount = amount + 1 where toss_order_id = ${tossOrderId}`,
  );
  const both = await compareDay(laterBy(days(1)), TODAY, shop.gateway);
  expect(both?.map(({ kind }) => kind).sort()).toEqual(['unknown-to-provider', 'unknown-to-us']);
  expect(await listProviderDays(ctx, 1)).toMatchObject([{ day: TODAY, differences: both }]);
  expect(await compareDay(laterBy(days(2)), kstDay('2026-11-24'), shop.gateway)).toEqual([]);
  await world.system.db.execute(
    sql`update payment_attempts set amount = amount - 1 where toss_order_id = ${tossOrderId}`,
  );
});

test('more transactions than a page are all read', async () => {
  const asked: string[] = [];
  const listed = await shop.gateway.listTransactions(after(NOON, -days(1)), after(NOON, days(1)));
  expect(listed.kind).toBe('listed');
  for (let i = 0; i < 101; i++) {
    const authorised = await shop.anAuthorised();
    asked.push(authorised.paymentKey);
    await shop.gateway.confirm(authorised);
  }
  const again = await shop.gateway.listTransactions(after(NOON, -days(1)), after(NOON, days(1)));
  const keys = again.kind === 'listed' ? again.transactions.map(({ paymentKey }) => paymentKey) : [];
  expect(keys).toEqual(expect.arrayContaining(asked));
  expect(new Set(again.kind === 'listed' ? again.transactions.map((t) => t.transactionKey) : []).size).toBe(
    keys.length,
  );
});

test('yesterday is compared once, and tried again when the provider does not answer', async () => {
  await world.system.db.execute(sql`delete from provider_days`);
  await shop.fault({ on: 'transactions', mode: 'status' });
  const tomorrow = laterBy(hours(14));
  expect(await compareYesterday(tomorrow, shop.gateway)).toBe(1);
  expect(await compareYesterday(tomorrow, shop.gateway)).toBe(0);
  expect(await listProviderDays(tomorrow, 1)).toMatchObject([{ day: TODAY, comparedAt: null }]);
  expect(await compareYesterday(laterBy(hours(14) + minutes(11)), shop.gateway)).toBe(1);
  expect(await compareYesterday(laterBy(hours(20)), shop.gateway)).toBe(0);
});

test('captured without order: stands on the desk until all of it went back', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, [await aVariant(world, await aStore(world))]);
  const { number, tossOrderId } = await place(ctx);
  await shop.payInWindow(ctx, tossOrderId ?? '', {
    through: {
      ...shop.gateway,
      confirm: async (input) =>
        ({ ...(await shop.gateway.confirm(input)), kind: 'mismatched' as const }) as never,
    },
  });
  expect(await onDesk('capturedWithoutOrder', minutes(2))).toMatchObject([
    { subject: number, cause: 'MISMATCHED' },
  ]);
  await shop.sweep(after(NOON, minutes(3)));
  expect(await onDesk('capturedWithoutOrder', minutes(4))).toEqual([]);
});

test('order without capture: an outcome unknown for too long, until it is known', async () => {
  const ctx = await aShopper(world);
  await fillCart(ctx, [await aVariant(world, await aStore(world))]);
  const { number, tossOrderId } = await place(ctx);
  await shop.fault({ on: 'confirm', mode: 'drop-before' });
  await shop.payInWindow(ctx, tossOrderId ?? '');
  expect(await onDesk('orderWithoutCapture', minutes(5))).toEqual([]);
  expect(await onDesk('orderWithoutCapture', minutes(16))).toMatchObject([
    { subject: number, cause: 'OUTCOME_UNKNOWN' },
  ]);
  await shop.sweep(after(NOON, minutes(16)));
  expect(await onDesk('orderWithoutCapture', minutes(17))).toEqual([]);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('a refused refund is sent again by an operator under a new key, once, and audited', async () => {
  const order = await shop.anOrder('card');
  const refund = await cancelled(order);
  await shop.fault({ on: 'cancel', mode: 'refuse', orderId: order.tossOrderId });
  await shop.sendRefunds(NOON);
  expect(await refund()).toMatchObject({ state: 'stuck', refusedCode: 'REFUND_REJECTED' });
  expect(await onDesk('stuckRefunds', 0)).toMatchObject([
    { subject: order.number, cause: 'REFUND_REJECTED' },
  ]);
  const operator: Ctx<Operator> = { ...world.system, actor: { kind: 'operator', userId: newId() } };
  const id = (await refund())?.id ?? '';
  const both = await Promise.allSettled([resendRefund(operator, id), resendRefund(operator, id)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await shop.sendRefunds(NOON);
  expect(await refund()).toMatchObject({ state: 'done' });
  const calls = await shop.control<{ path: string; idempotencyKey: string; orderId: string }[]>('calls');
  const keys = calls
    .filter((call) => call.orderId === order.tossOrderId && call.path.endsWith('/cancel'))
    .map(({ idempotencyKey }) => idempotencyKey);
  expect(keys).toEqual([`cancel:${id}`, `cancel:${id}:1`]);
  expect(await onDesk('stuckRefunds', 0)).toEqual([]);
  const audited = await world.system.db.execute(
    sql`select action from audit_log where subject = ${`refund:${id}`}`,
  );
  expect(audited).toHaveLength(1);
});

test('a refund whose answer was lost after its send keeps its key', async () => {
  const order = await shop.anOrder('card');
  const refund = await cancelled(order);
  await shop.fault({ on: 'cancel', mode: 'status', orderId: order.tossOrderId });
  await shop.sendRefunds(NOON);
  await shop.sendRefunds(after(NOON, minutes(1)));
  expect(await refund()).toMatchObject({ state: 'done', refusals: 0 });
  expect(await findAttempt(order.ctx, order.tossOrderId)).toMatchObject({ state: 'captured' });
});

async function cancelledCharge(cancelTrouble: 'refuse'[] = []) {
  const ctx = await aShopper(world);
  const { gateway } = aProvider({ cancelTrouble });
  const tossOrderId = await charge(ctx, 50_000, gateway);
  const chargeId = (await findAttempt(ctx, tossOrderId))?.subjectId ?? '';
  const request = { chargeId, requestKey: newId(), expected: krw(50_000) };
  const { refundId } = await payOutCharge(ctx, request);
  await sendRefund(world.system, refundId, gateway);
  return { tossOrderId, refundId };
}

test('a charge cancelled in full leaves the desk empty; a refused one stands there to be sent again', async () => {
  const done = await cancelledCharge();
  const subjects = (await onDesk('capturedWithoutOrder', hours(2))).map(({ subject }) => subject);
  expect(subjects).not.toContain(done.tossOrderId);
  const refused = await cancelledCharge(['refuse']);
  expect(await onDesk('stuckRefunds', 0)).toEqual([
    expect.objectContaining({ id: refused.refundId, subject: refused.tossOrderId, amount: 50_000 }),
  ]);
});

test('captured, and its order or charge still waits: on the desk', async () => {
  const { number } = await shop.anOrder('card');
  await world.system.db.execute(sql`update orders set state = 'awaiting_payment' where number = ${number}`);
  expect(await onDesk('capturedWithoutOrder', 0)).toMatchObject([{ subject: number, cause: 'captured' }]);
  await world.system.db.execute(sql`update orders set state = 'paid' where number = ${number}`);
  const tossOrderId = await charge(await aShopper(world), 10_000, aProvider().gateway);
  const turn = (state: string) =>
    world.system.db.execute(sql`update wallet_charges c set state = ${state} from payment_attempts a
      where a.subject_id = c.id and a.toss_order_id = ${tossOrderId}`);
  await turn('awaiting_payment');
  expect(await onDesk('capturedWithoutOrder', 0)).toMatchObject([
    { subject: tossOrderId, cause: 'captured' },
  ]);
  await turn('charged');
  expect(await onDesk('capturedWithoutOrder', 0)).toEqual([]);
});

/** Every node that reads a table without starting from a key or one of the named indexes. */
async function readsOf(query: SQL): Promise<string[]> {
  return world.system.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const plan = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`);
    return plan
      .map((row) => row['QUERY PLAN'])
      .filter((line) => / Scan /.test(line) && !/Subquery|Bitmap Heap/.test(line))
      .map((line) => /(?:using|on) (\w+)/.exec(line)?.[1] ?? line);
  });
}

test.each(DESK_LISTS)('%s reads what is open only, by its own index', async (list) => {
  const reads = await readsOf(countOfDesk(list, NOON));
  const open = [
    'attempts_open',
    'attempts_to_read',
    'orders_to_expire',
    'charges_open',
    'refunds_open',
    'refunds_to_send',
  ];
  const byKey = ['orders_pkey', 'payment_attempts_pkey', 'payment_attempts_subject_id_created_at_index'];
  expect(reads.filter((read) => ![...open, ...byKey].includes(read))).toEqual([]);
  expect(reads.some((read) => open.includes(read))).toBe(true);
});

test.each([
  [
    'attempts_by_approval',
    sql`select id from payment_attempts where approved_at is not null and approved_at >= now()`,
  ],
  [
    'attempts_by_end',
    sql`select id from payment_attempts where state = 'compensated' and settled_at >= now()`,
  ],
  ['attempts_by_end', sql`select id from payment_attempts where state = 'expired' and settled_at >= now()`],
  ['refunds_by_end', sql`select id from refunds where state = 'done' and done_at >= now()`],
])('a day is compared by %s', async (index, query) => {
  expect(await readsOf(query)).toEqual([index]);
});
