import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareDay, compareWithProvider, readPaymentDesk } from '#app/bookcheck/index.server.ts';
import { expireUnpaid, giveUpOrder, payAgain, recoverByHint } from '#app/checkout/index.server.ts';
import { settleFailed } from '#app/checkout/settle-attempt.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, hours, kstDay, minutes } from '#app/core/kst.ts';
import { orderView } from '#app/http/order-view.server.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { depositOf, findAttempt } from '#app/payments/index.server.ts';
import type { PaymentGateway } from '#app/payments/index.ts';
import {
  accountAsked,
  giveRefundAccount,
  listRefunds,
  refundsToSend,
  sendRefund,
} from '#app/refunds/index.server.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
import { aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let url: string;
let world: World;
let shop: Awaited<ReturnType<typeof aSandboxShop>>;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url);
  shop = await aSandboxShop(world);
});
afterAll(async () => {
  await shop.sandbox.stop();
  await world.database.close();
});

const laterBy = (ms: number) => after(NOON, ms);
const PAST_DEADLINE = hours(72) + minutes(11);
const stockOf = async (unitId: string) => {
  const [unit] = await world.system.db.execute<{ on_hand: number; held: number }>(
    sql`select on_hand, held from inventory_units where id = ${unitId}`,
  );
  return unit;
};
const withdrawnBalance = async () => {
  const [row] = await world.system.db.execute<{ total: string }>(
    sql`select coalesce(sum(l.amount), 0) as total from books.line l join books.account a on a.id = l.account_id where a.code = 'deposit_withdrawn:toss'`,
  );
  return Number(row?.total);
};
const balanceOf = async (orderId: string) => {
  const read = await shop.gateway.readByOrderId(orderId);
  return read.kind === 'found' ? read.payment.balanceAmount : null;
};

async function anAccount(options: { stores?: number } = {}) {
  await shop.clock(NOON);
  return shop.anOrder('virtual_account', options);
}
async function paidIn(options: { stores?: number } = {}) {
  const order = await anAccount(options);
  await shop.deposit(order.tossOrderId);
  await shop.hint(order.tossOrderId);
  return order;
}
async function cancelAll(order: Awaited<ReturnType<typeof anAccount>>, storeOrderId: string | null = null) {
  const { ctx, number } = order;
  const preview = await previewCancel(ctx, { number, storeOrderId });
  await cancelOrder(ctx, {
    number,
    storeOrderId,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
}
const refundsOf = async (order: Awaited<ReturnType<typeof anAccount>>) =>
  listRefunds(order.ctx, (await findOrder(order.ctx, order.number))?.id ?? '');
const ACCOUNT = { bank: '88', accountNumber: '110123456789', holderName: '김온통' };

test('an account is issued, and the order keeps its goods to the deadline', async () => {
  const { ctx, number, tossOrderId, outcome, unitId } = await anAccount();
  expect(outcome).toMatchObject({ state: 'awaiting-deposit' });
  const attempt = await findAttempt(ctx, tossOrderId);
  expect(attempt).toMatchObject({ state: 'awaiting_deposit', dueAt: expect.any(Date) });
  const account = depositOf(attempt ?? { depositSealed: null });
  expect(account?.accountNumber).toMatch(/^X\d{9}$/);
  expect(attempt?.depositSealed).not.toContain(account?.accountNumber);
  await expireUnpaid(shop.at(world.system, laterBy(hours(71))));
  await shop.sweep(laterBy(hours(71)));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  expect(await stockOf(unitId)).toMatchObject({ held: 1 });
});

test('paid on time: the order is paid once, whether the webhook or the reading comes first', async () => {
  const { ctx, number, tossOrderId, unitId } = await anAccount();
  expect(await shop.deposit(tossOrderId)).toMatchObject({ accepted: true });
  await Promise.all([shop.hint(tossOrderId), shop.hint(tossOrderId), shop.sweep(laterBy(hours(2)))]);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
  expect(await stockOf(unitId)).toMatchObject({ held: 0, on_hand: 99 });
});

test('paid in time but told late: past the deadline the payment is read first, and the order is paid', async () => {
  const { ctx, number, tossOrderId } = await anAccount();
  await shop.deposit(tossOrderId);
  await shop.clock(laterBy(PAST_DEADLINE));
  await shop.sweep(laterBy(PAST_DEADLINE));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
});

test('never paid: the account is closed at the provider first, then everything is free', async () => {
  const { ctx, number, tossOrderId, unitId } = await anAccount();
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  await shop.fault({ on: 'cancel', mode: 'drop-before', orderId: tossOrderId });
  await shop.fault({ on: 'read', mode: 'status', orderId: tossOrderId, times: 1 });
  await shop.sweep(now);
  await shop.sweep(after(now, minutes(6)));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  await shop.sweep(after(now, minutes(12)));
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'expired' });
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'expired' });
  expect(await stockOf(unitId)).toMatchObject({ held: 0, on_hand: 100 });
  expect(await shop.deposit(tossOrderId)).toMatchObject({ accepted: false });
});

test('closing whose answer was lost is found closed', async () => {
  const { ctx, number, tossOrderId } = await anAccount();
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  await shop.fault({ on: 'cancel', mode: 'drop-after', orderId: tossOrderId });
  await shop.sweep(now);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'expired' });
});

test('late and wrong deposits are refused by the bank and change nothing', async () => {
  const { ctx, number, tossOrderId } = await anAccount();
  expect(await shop.deposit(tossOrderId, 'wrong_amount')).toMatchObject({ accepted: false });
  await shop.hint(tossOrderId);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'awaiting_payment' });
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  expect(await shop.deposit(tossOrderId, 'late')).toMatchObject({ accepted: false });
  await shop.sweep(now);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'expired' });
  expect(await balanceOf(tossOrderId)).toBe(0);
});

test('a deposit that comes between our reading and our closing is kept', async () => {
  const { ctx, number, tossOrderId } = await anAccount();
  const now = laterBy(hours(71));
  await giveUpOrder(shop.at(ctx, now), number, {
    ...shop.gateway,
    closeAccount: async (input) => {
      await shop.deposit(tossOrderId);
      return shop.gateway.closeAccount(input);
    },
  });
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
  expect(await balanceOf(tossOrderId)).toBe(13_000);
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ failureCode: null });
});

test('given up before the deposit: closed, cancelled, and no other method may be tried beside it', async () => {
  const { ctx, number, tossOrderId, unitId } = await anAccount();
  await expect(payAgain(ctx, { number, method: 'card' })).rejects.toMatchObject({
    reason: { code: 'checkout/awaiting-deposit' },
  });
  await giveUpOrder(ctx, number, shop.gateway);
  expect(await findOrder(ctx, number)).toMatchObject({ state: 'cancelled' });
  expect(await stockOf(unitId)).toMatchObject({ held: 0 });
  expect(await shop.deposit(tossOrderId)).toMatchObject({ accepted: false });
});

test('an account whose confirm answer was lost is found by reading', async () => {
  await shop.clock(NOON);
  const through = shop.gatewayWith(200);
  await shop.fault({ on: 'confirm', mode: 'drop-after' });
  const { ctx, tossOrderId } = await shop.anOrder('virtual_account', { through });
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'unknown' });
  await shop.sweep(laterBy(minutes(1)));
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'awaiting_deposit' });
});

test('taken back by the bank and made again: the books follow both ways, the order stays paid', async () => {
  const { ctx, number, tossOrderId } = await paidIn();
  const before = await withdrawnBalance();
  for (const round of [1, 2]) {
    await shop.deposit(tossOrderId, 'error');
    await Promise.all([shop.hint(tossOrderId), shop.hint(tossOrderId)]);
    expect(await findAttempt(ctx, tossOrderId)).toMatchObject({
      state: 'awaiting_deposit',
      withdrawals: round,
    });
    expect((await withdrawnBalance()) - before).toBe(13_000);
    expect(await findOrder(ctx, number)).toMatchObject({ state: 'paid' });
    const desk = await readPaymentDesk(world.system);
    expect(desk.withdrawnDeposits.map(({ subject }) => subject)).toContain(number);
    await shop.deposit(tossOrderId);
    await shop.hint(tossOrderId);
    expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'captured' });
    expect(await withdrawnBalance()).toBe(before);
  }
  const desk = await readPaymentDesk(world.system);
  expect(desk.withdrawnDeposits.map(({ subject }) => subject)).not.toContain(number);
});

test('taken back and gone: at the deadline all of the order is refunded, and nothing goes through the provider', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number, tossOrderId, unitId } = order;
  const before = await withdrawnBalance();
  await shop.deposit(tossOrderId, 'error');
  await shop.hint(tossOrderId);
  const stores = (await findOrder(ctx, number))?.stores ?? [];
  await cancelAll(order, stores[0]?.id ?? '');
  await shop.sendRefunds(NOON);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['decided']);
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  await shop.sweep(now);
  await shop.sendRefunds(now);
  const refunds = await refundsOf(order);
  expect(refunds.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(refunds.reduce((sum, { external }) => sum + external, 0)).toBe(26_000);
  expect(await withdrawnBalance()).toBe(before);
  expect(await stockOf(unitId)).toMatchObject({ on_hand: 100 });
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'expired' });
});

test('a refund of a deposit asks for the account, asks again when it is refused, and then goes', async () => {
  const order = await paidIn();
  const { ctx, number } = order;
  const orderId = (await findOrder(ctx, number))?.id ?? '';
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: false, problem: null });
  await cancelAll(order);
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: true, problem: null });
  await shop.sendRefunds(NOON);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['needs_account']);
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: true, problem: null });
  await giveRefundAccount(ctx, number, { ...ACCOUNT, holderName: '불일치' });
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: false, problem: null });
  await shop.sendRefunds(NOON);
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: true, problem: 'INVALID_REFUND_ACCOUNT_INFO' });
  await giveRefundAccount(ctx, number, ACCOUNT);
  await expect(giveRefundAccount(ctx, number, ACCOUNT)).rejects.toMatchObject({
    reason: { code: 'refund/account-known' },
  });
  await shop.sendRefunds(NOON);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['done']);
  expect(await balanceOf(order.tossOrderId)).toBe(0);
  const rows = await world.system.db.execute<{ sealed: string }>(sql`select sealed from refund_accounts`);
  expect(rows.some(({ sealed }) => sealed.includes('110123456789'))).toBe(false);
});

/** What the buyer reads of the refunds, and whether the account is asked for. */
const toldOf = async ({ ctx, number }: Awaited<ReturnType<typeof anAccount>>) => {
  const view = await orderView(ctx, number);
  return { asked: view?.refundAccount.asked, refunds: view?.refunds.map(({ state }) => state) };
};
/** Sends what is due and tells which accounts the provider was given. */
async function accountsSentTo(now: Date) {
  const given: unknown[] = [];
  const gateway: PaymentGateway = {
    ...shop.gateway,
    cancel: (input) => {
      given.push(input.account);
      return shop.gateway.cancel(input);
    },
  };
  const ctx = shop.at(world.system, now);
  for (const id of await refundsToSend(ctx, 100)) await sendRefund(ctx, id, gateway);
  return given;
}

test('an account given before anybody tried to send the refund is the one it goes to', async () => {
  const order = await paidIn();
  const { ctx, number } = order;
  await cancelAll(order);
  expect(await toldOf(order)).toEqual({ asked: true, refunds: ['needs_account'] });
  await giveRefundAccount(ctx, number, ACCOUNT);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['decided'] });
  expect(await accountsSentTo(NOON)).toEqual([ACCOUNT]);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['done'] });
});

test('the account is asked for only for what waits to be sent', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number } = order;
  const [first, second] = (await findOrder(ctx, number))?.stores ?? [];
  await cancelAll(order, first?.id);
  await giveRefundAccount(ctx, number, { ...ACCOUNT, holderName: '불일치' });
  await shop.sendRefunds(NOON);
  await cancelAll(order, second?.id);
  expect(await toldOf(order)).toEqual({ asked: true, refunds: ['needs_account', 'needs_account'] });
  await giveRefundAccount(ctx, number, ACCOUNT);
  const [due] = await refundsToSend(world.system, 1);
  await sendRefund(world.system, due ?? '', shop.gateway);
  await world.system.db.execute(
    sql`update refund_accounts set problem = 'INVALID_REFUND_ACCOUNT_INFO' where attempt_id = ${(await findAttempt(ctx, order.tossOrderId))?.id}`,
  );
  expect((await toldOf(order)).asked).toBe(true);
  expect((await toldOf(order)).refunds?.toSorted()).toEqual(['done', 'needs_account']);
});

test('who paid by card is never asked for an account', async () => {
  await shop.clock(NOON);
  const order = await shop.anOrder('card');
  await cancelAll(order);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['decided'] });
  await shop.sendRefunds(NOON);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['done'] });
});

test('while the bank has the deposit back no account is asked for; made again, it is, and the refund goes at once', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number, tossOrderId } = order;
  const [first, second] = (await findOrder(ctx, number))?.stores ?? [];
  await cancelAll(order, first?.id);
  await shop.sendRefunds(NOON);
  await shop.deposit(tossOrderId, 'error');
  await shop.hint(tossOrderId);
  await cancelAll(order, second?.id);
  await shop.sendRefunds(NOON);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['decided', 'decided'] });
  await shop.deposit(tossOrderId);
  await shop.hint(tossOrderId);
  expect(await toldOf(order)).toEqual({ asked: true, refunds: ['needs_account', 'needs_account'] });
  await giveRefundAccount(ctx, number, ACCOUNT);
  expect(await accountsSentTo(NOON)).toEqual([ACCOUNT, ACCOUNT]);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['done', 'done'] });
});

test('a refund put off while the bank had the deposit back goes as soon as it is made again', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number, tossOrderId } = order;
  const [first, second] = (await findOrder(ctx, number))?.stores ?? [];
  await cancelAll(order, first?.id);
  await giveRefundAccount(ctx, number, ACCOUNT);
  await shop.sendRefunds(NOON);
  await shop.deposit(tossOrderId, 'error');
  await shop.hint(tossOrderId);
  await cancelAll(order, second?.id);
  await shop.sendRefunds(NOON);
  await shop.deposit(tossOrderId);
  await shop.hint(tossOrderId);
  await shop.sendRefunds(NOON);
  expect(await toldOf(order)).toEqual({ asked: false, refunds: ['done', 'done'] });
});

test('refunds that wait for an account end in the books when the deposit is gone for good', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number, tossOrderId } = order;
  await cancelAll(order, (await findOrder(ctx, number))?.stores[0]?.id ?? '');
  await shop.sendRefunds(NOON);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['needs_account']);
  await shop.deposit(tossOrderId, 'error');
  await shop.hint(tossOrderId);
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  await shop.sweep(now);
  await shop.sendRefunds(now);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['done', 'done']);
  expect(await accountAsked(ctx, (await findOrder(ctx, number))?.id ?? '')).toMatchObject({ asked: false });
});

test('a withdrawn deposit waits for a refund that may have been made, so that none is counted twice', async () => {
  const order = await paidIn({ stores: 2 });
  const { ctx, number, tossOrderId } = order;
  const before = await withdrawnBalance();
  await cancelAll(order, (await findOrder(ctx, number))?.stores[0]?.id ?? '');
  await giveRefundAccount(ctx, number, ACCOUNT);
  await shop.fault({ on: 'cancel', mode: 'status', orderId: tossOrderId });
  await shop.sendRefunds(NOON);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['unknown']);
  await shop.deposit(tossOrderId, 'error');
  await expect(shop.hint(tossOrderId)).rejects.toThrow('under way');
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'captured', withdrawals: 0 });
  await shop.sendRefunds(laterBy(minutes(1)));
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['stuck']);
  await shop.hint(tossOrderId);
  expect((await withdrawnBalance()) - before).toBe(26_000);
  const now = laterBy(PAST_DEADLINE);
  await shop.clock(now);
  await shop.sweep(now);
  await shop.sendRefunds(now);
  expect((await refundsOf(order)).map(({ state }) => state)).toEqual(['done', 'done']);
  expect(await withdrawnBalance()).toBe(before);
});

test('a paid order whose withdrawn deposit reads strangely is left to a person, never compensated', async () => {
  const { ctx, number, tossOrderId } = await paidIn();
  await shop.deposit(tossOrderId, 'error');
  await shop.hint(tossOrderId);
  const reading = (changes: Record<string, unknown>): PaymentGateway => ({
    ...shop.gateway,
    readByOrderId: async (orderId) => {
      const read = await shop.gateway.readByOrderId(orderId);
      return read.kind === 'found' ? { ...read, payment: { ...read.payment, ...changes } } : read;
    },
  });
  for (const [changes, cause] of [
    [{ status: 'PARTIAL_CANCELED' }, 'PARTIAL_CANCELED'],
    [{ status: 'DONE', totalAmount: krw(1) }, 'MISMATCHED'],
  ] as const) {
    await recoverByHint(world.system, tossOrderId, reading(changes));
    expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'awaiting_deposit' });
    const { withdrawnDeposits } = await readPaymentDesk(world.system);
    expect(withdrawnDeposits).toContainEqual(expect.objectContaining({ subject: number, cause }));
  }
  await shop.deposit(tossOrderId);
  await shop.hint(tossOrderId);
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'captured', failureCode: null });
});

test('a deposit for an attempt that was over asks for an account, asks again when refused, and goes back', async () => {
  const { ctx, number, tossOrderId } = await anAccount();
  const orderId = (await findOrder(ctx, number))?.id ?? '';
  // Once read as "not found" and believed (rule C5).
  await world.system.db.execute(
    sql`update payment_attempts set state = 'confirming', next_read_at = null where toss_order_id = ${tossOrderId}`,
  );
  const attempt = await findAttempt(ctx, tossOrderId);
  if (attempt) await settleFailed(world.system, attempt, 'NOT_FOUND_PAYMENT');
  await shop.deposit(tossOrderId);
  await shop.hint(tossOrderId);
  const causes = async (now: Date) =>
    (await readPaymentDesk(shop.at(world.system, now))).capturedWithoutOrder.map(({ cause }) => cause);
  expect(await accountAsked(ctx, orderId)).toMatchObject({ asked: false });
  await shop.sweep(laterBy(minutes(1)));
  await shop.sweep(laterBy(hours(3)));
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: true, problem: null });
  expect((await orderView(ctx, number))?.refundAccount).toMatchObject({ asked: true });
  expect(await causes(laterBy(hours(1)))).toEqual(['ACCOUNT_NEEDED']);
  await giveRefundAccount(ctx, number, { ...ACCOUNT, holderName: '불일치' });
  await shop.sweep(laterBy(hours(4)));
  expect(await accountAsked(ctx, orderId)).toEqual({ asked: true, problem: 'INVALID_REFUND_ACCOUNT_INFO' });
  await giveRefundAccount(shop.at(ctx, laterBy(hours(5))), number, ACCOUNT);
  // Days after: the money goes back on another day than it came.
  await shop.clock(laterBy(days(3)));
  await shop.sweep(laterBy(days(3)));
  expect(await findAttempt(ctx, tossOrderId)).toMatchObject({ state: 'compensated', needsAccount: false });
  expect(await balanceOf(tossOrderId)).toBe(0);
  expect(await accountAsked(ctx, orderId)).toMatchObject({ asked: false });
  expect(await causes(laterBy(days(4)))).toEqual([]);
  const differences = await compareDay(
    shop.at(world.system, laterBy(days(4))),
    kstDay('2026-11-23'),
    shop.gateway,
  );
  expect(differences?.filter(({ subject }) => subject === tossOrderId)).toEqual([]);
  await expect(giveRefundAccount(ctx, number, ACCOUNT)).rejects.toMatchObject({
    reason: { code: 'refund/no-account-needed' },
  });
});

test('a stranger cannot name the account', async () => {
  const order = await paidIn();
  const stranger = await shop.anOrder('card');
  await expect(giveRefundAccount(stranger.ctx, order.number, ACCOUNT)).rejects.toMatchObject({
    reason: { code: 'order/not-found' },
  });
});

test('every book is in order after all of that, and the provider agrees on every payment', async () => {
  await expectBooksClean(url, NOON);
  expect((await compareWithProvider(world.system, shop.gateway)).offenders).toEqual([]);
});
