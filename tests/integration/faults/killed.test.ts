import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { hours, minutes } from '#app/core/kst.ts';
import { FAULT_POINTS, type FaultPoint } from '#app/platform/faults.server.ts';
import { giveRefundAccount } from '#app/refunds/index.server.ts';
import { aKillableShop } from '#tests/support/a-killable-shop.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let shop: Awaited<ReturnType<typeof aKillableShop>>;
const table: string[][] = [];

beforeAll(async () => {
  shop = await aKillableShop(await freshDatabaseUrl());
});
afterAll(async () => {
  await shop.stop();
  if (process.env.SHOW_TABLE) console.log(table.map((row) => `| ${row.join(' | ')} |`).join('\n'));
});

const WALLET = 5000;
const CARD = 15_000;
const LONGER_THAN_A_HOLD = minutes(16);

/** What the provider does when it is asked, whoever lives or dies. */
const ANSWERS = {
  takes: null,
  'takes it, answer lost': 'drop-after',
  'takes it, answers 500': 'status',
  'does not hear': 'drop-before',
  refuses: 'refuse',
} as const;
type AnswerName = keyof typeof ANSWERS;

async function providerDoes(on: 'confirm' | 'cancel', answer: AnswerName, orderId: string): Promise<void> {
  const mode = ANSWERS[answer];
  if (mode) await shop.fault({ on, mode, orderId, ...(mode === 'status' && { after: true }) });
}

async function killed<T>(asked: Promise<T>): Promise<void> {
  expect(await asked).toBe(shop.mall.KILLED);
}
const value = async <T>(asked: Promise<T>) => {
  const answer = await asked;
  if (answer === shop.mall.KILLED) throw new Error('killed too early');
  return answer as Exclude<T, typeof shop.mall.KILLED>;
};

type Buyer = Awaited<ReturnType<typeof shop.aBuyer>>;

/** The order is paid once, or nothing is left of it: no state between. */
async function paidOrReleased(buyer: Buyer, number: string, tossOrderId: string): Promise<string> {
  const { state } = await shop.orderFacts(buyer.ctx, number);
  const balance = await shop.balanceAtProvider(tossOrderId);
  const facts = {
    money: await shop.moneyOf(buyer.ctx),
    stock: await shop.stockOf(buyer.goods.unitId),
    balance,
  };
  if (state === 'paid') {
    expect(facts).toEqual({
      money: { charged: 45_000, held: 0, pending: 500 },
      stock: [9, 0],
      balance: CARD,
    });
    expect(await shop.executed(tossOrderId, /confirm$/)).toBe(1);
  } else {
    expect(['cancelled', 'expired']).toContain(state);
    expect(facts).toEqual({ money: { charged: 50_000, held: 0, pending: 0 }, stock: [10, 0], balance: 0 });
  }
  return state ?? '';
}

async function ends(row: [flow: string, point: string, provider: string, outcome: string]): Promise<void> {
  table.push(row);
  await shop.expectBooksClean();
}

async function placed(buyer: Buyer, method: 'card' | 'virtual_account' = 'card') {
  const form = await shop.formOf(buyer, { wallet: WALLET, method });
  const { number, tossOrderId } = await value(
    shop.mall.ask('place', { userId: buyer.ctx.actor.userId, form }),
  );
  return { number, tossOrderId: tossOrderId ?? '' };
}
const authorised = (ctx: Ctx<Shopper>, tossOrderId: string) => shop.throughWindow(shop.at(ctx), tossOrderId);

test('purchase, killed before the order is committed: nothing is left, and the same form places it', async () => {
  const buyer = await shop.aBuyer();
  const { userId } = buyer.ctx.actor;
  const form = await shop.formOf(buyer, { wallet: WALLET });
  await shop.killAt('reserve.before_commit');
  await killed(shop.mall.ask('place', { userId, form }));
  expect(await shop.moneyOf(buyer.ctx)).toEqual({ charged: 50_000, held: 0, pending: 0 });
  expect(await shop.stockOf(buyer.goods.unitId)).toEqual([10, 0]);
  await ends(['purchase', 'reserve.before_commit', 'not asked', 'nothing of it is left']);
  const { number, tossOrderId } = await value(shop.mall.ask('place', { userId, form }));
  await shop.recoverWithin(LONGER_THAN_A_HOLD);
  expect(await paidOrReleased(buyer, number, tossOrderId ?? '')).toBe('expired');
});

test('purchase, killed after the order is committed: the same form finds it; unpaid it is released', async () => {
  const buyer = await shop.aBuyer();
  const { userId } = buyer.ctx.actor;
  const form = await shop.formOf(buyer, { wallet: WALLET });
  await shop.killAt('reserve.after_commit');
  await killed(shop.mall.ask('place', { userId, form }));
  const { number, tossOrderId } = await value(shop.mall.ask('place', { userId, form }));
  await shop.recoverWithin(LONGER_THAN_A_HOLD);
  const outcome = await paidOrReleased(buyer, number, tossOrderId ?? '');
  await ends(['purchase', 'reserve.after_commit', 'not asked', outcome]);
});

for (const point of ['reserve.before_commit', 'reserve.after_commit'] as const)
  test(`purchase with the wallet alone, killed at ${point}: paid whole or not at all`, async () => {
    const buyer = await shop.aBuyer();
    const { userId } = buyer.ctx.actor;
    const form = await shop.formOf(buyer, { wallet: 20_000 });
    await shop.killAt(point);
    await killed(shop.mall.ask('place', { userId, form }));
    await shop.recoverWithin();
    const before = point === 'reserve.before_commit';
    expect(await shop.moneyOf(buyer.ctx)).toEqual(
      before ? { charged: 50_000, held: 0, pending: 0 } : { charged: 30_000, held: 0, pending: 2000 },
    );
    expect(await shop.stockOf(buyer.goods.unitId)).toEqual(before ? [10, 0] : [9, 0]);
    await ends(['purchase, wallet only', point, 'not asked', before ? 'nothing of it is left' : 'paid']);
  });

const CONFIRM_POINTS = [
  'confirm.before_send',
  'confirm.after_send',
  'confirm.before_commit',
  'confirm.after_commit',
] as const satisfies readonly FaultPoint[];
const cross = <P extends FaultPoint, A extends AnswerName>(points: readonly P[], answers: readonly A[]) =>
  points.flatMap((point) => answers.map((answer) => ({ point, answer })));
const PURCHASES = cross(CONFIRM_POINTS, Object.keys(ANSWERS) as AnswerName[]);
const CHARGES = cross(CONFIRM_POINTS, ['takes', 'takes it, answer lost', 'refuses']);
const REFUNDS = cross(
  [
    'refund.before_send',
    'refund.after_send',
    'refund.before_commit',
    'refund.after_commit',
    'outbox.after_publish',
  ],
  ['takes', 'takes it, answer lost', 'does not hear'],
);

test.each(PURCHASES)('purchase, killed at $point, the provider $answer', async ({ point, answer }) => {
  const buyer = await shop.aBuyer();
  const { userId } = buyer.ctx.actor;
  const { number, tossOrderId } = await placed(buyer);
  const returned = await authorised(buyer.ctx, tossOrderId);
  await providerDoes('confirm', answer, tossOrderId);
  await shop.killAt(point);
  await shop.mall.ask('confirm', { userId, returned });
  await shop.recoverWithin();
  if (point === 'confirm.before_send') await shop.recover();
  const outcome = await paidOrReleased(buyer, number, tossOrderId);
  expect(outcome).toBe(answer === 'refuses' ? 'cancelled' : 'paid');
  await ends(['purchase', point, answer, outcome]);
});

test.each(['webhook.after_insert', 'outbox.after_publish'] as const)(
  'purchase, killed at %s: the news of a capture whose answer was lost is not lost',
  async (point) => {
    const buyer = await shop.aBuyer();
    const { userId } = buyer.ctx.actor;
    const { number, tossOrderId } = await placed(buyer);
    const returned = await authorised(buyer.ctx, tossOrderId);
    await providerDoes('confirm', 'takes it, answer lost', tossOrderId);
    await value(shop.mall.ask('confirm', { userId, returned }));
    await shop.killAt(point);
    const raw = await shop.webhookOf(tossOrderId);
    await shop.mall.ask('webhook', { raw });
    // The job alone, before any reading of our own is due.
    if (point === 'outbox.after_publish') expect(await shop.recover(0)).toBe(true);
    expect(await shop.recover(0)).toBe(false);
    const outcome = await paidOrReleased(buyer, number, tossOrderId);
    expect(outcome).toBe('paid');
    await ends(['purchase', point, 'takes it, answer lost', outcome]);
  },
);

test('a bundle, killed while it is ordered, paid and refunded: its parts move together, each once', async () => {
  const buyer = await shop.aBuyer({ bundled: true });
  const { userId } = buyer.ctx.actor;
  const form = await shop.formOf(buyer, { wallet: WALLET });
  await shop.killAt('reserve.before_commit');
  await killed(shop.mall.ask('place', { userId, form }));
  expect(await shop.stockOf(buyer.goods.unitId)).toEqual([10, 0]);
  const { number, tossOrderId } = await value(shop.mall.ask('place', { userId, form }));
  expect(await shop.stockOf(buyer.goods.unitId)).toEqual([9, 1]);
  const returned = await authorised(buyer.ctx, tossOrderId ?? '');
  await shop.killAt('confirm.before_commit');
  await shop.mall.ask('confirm', { userId, returned });
  await shop.recoverWithin();
  expect(await paidOrReleased(buyer, number, tossOrderId ?? '')).toBe('paid');
  await value(shop.mall.ask('cancel', { userId, number }));
  await shop.killAt('refund.before_commit');
  await shop.recoverWithin();
  if ((await shop.orderFacts(buyer.ctx, number)).refunds[0] !== 'done') await shop.recover();
  expect((await shop.orderFacts(buyer.ctx, number)).refunds).toEqual(['done']);
  expect(await shop.stockOf(buyer.goods.unitId)).toEqual([10, 0]);
  expect(await shop.moneyOf(buyer.ctx)).toEqual({ charged: 50_000, held: 0, pending: 0 });
  await ends(['bundle, killed on its way there too', 'refund.before_commit', 'takes', 'done, once']);
});

async function chargeState(tossOrderId: string) {
  const rows = await shop.world.system.db.execute<{ state: string; charging: string }>(sql`
    select c.state, m.charging from payment_attempts a join wallet_charges c on c.id = a.subject_id
    join wallet_months m on m.user_id = c.user_id and m.month = c.month where a.toss_order_id = ${tossOrderId}`);
  return rows[0];
}

/** The charge is money in the wallet once, or nothing at all. */
async function chargedOrNot(ctx: Ctx<Shopper>, tossOrderId: string): Promise<string> {
  const charge = await chargeState(tossOrderId);
  const done = charge?.state === 'charged';
  expect(Number(charge?.charging)).toBe(0);
  expect(await shop.moneyOf(ctx)).toEqual({ charged: done ? 80_000 : 50_000, held: 0, pending: 0 });
  expect(await shop.balanceAtProvider(tossOrderId)).toBe(done ? 30_000 : 0);
  if (!done) expect(charge?.state).toBe('failed');
  return done ? 'charged' : 'failed';
}

for (const point of ['reserve.before_commit', 'reserve.after_commit'] as const)
  test(`charge, killed at ${point}: the room it takes is free again`, async () => {
    const { ctx } = await shop.aBuyer();
    const { userId } = ctx.actor;
    const form = shop.chargeForm(30_000);
    await shop.killAt(point);
    await killed(shop.mall.ask('charge', { userId, form }));
    const again = await value(shop.mall.ask('charge', { userId, form }));
    await shop.recoverWithin(LONGER_THAN_A_HOLD);
    const outcome = await chargedOrNot(ctx, again.tossOrderId);
    expect(outcome).toBe('failed');
    await ends(['charge', point, 'not asked', outcome]);
  });

test.each(CHARGES)('charge, killed at $point, the provider $answer', async ({ point, answer }) => {
  const { ctx } = await shop.aBuyer();
  const { userId } = ctx.actor;
  const { tossOrderId } = await value(shop.mall.ask('charge', { userId, form: shop.chargeForm(30_000) }));
  const returned = await authorised(ctx, tossOrderId);
  await providerDoes('confirm', answer, tossOrderId);
  await shop.killAt(point);
  await shop.mall.ask('confirm', { userId, returned });
  await shop.recoverWithin();
  if (point === 'confirm.before_send') await shop.recover();
  const outcome = await chargedOrNot(ctx, tossOrderId);
  expect(outcome).toBe(answer === 'refuses' ? 'failed' : 'charged');
  await ends(['charge', point, answer, outcome]);
});

test.each(REFUNDS)('refund, killed at $point, the provider $answer', async ({ point, answer }) => {
  const buyer = await shop.aBuyer();
  const { userId } = buyer.ctx.actor;
  const { number, tossOrderId } = await placed(buyer);
  await value(shop.mall.ask('confirm', { userId, returned: await authorised(buyer.ctx, tossOrderId) }));
  await shop.recover(0);
  await value(shop.mall.ask('cancel', { userId, number }));
  await providerDoes('cancel', answer, tossOrderId);
  await shop.killAt(point);
  await shop.recoverWithin();
  if ((await shop.orderFacts(buyer.ctx, number)).refunds[0] !== 'done') await shop.recover();
  const { refunds } = await shop.orderFacts(buyer.ctx, number);
  expect(refunds).toEqual(['done']);
  expect(await shop.executed(tossOrderId, /cancel$/)).toBe(1);
  expect(await shop.balanceAtProvider(tossOrderId)).toBe(0);
  expect(await shop.moneyOf(buyer.ctx)).toEqual({ charged: 50_000, held: 0, pending: 0 });
  expect(await shop.stockOf(buyer.goods.unitId)).toEqual([10, 0]);
  await ends(['refund', point, answer, 'done, once']);
});

test.each(REFUNDS.filter(({ answer }) => answer === 'takes'))(
  'charge cancelled, killed at $point, the provider $answer',
  async ({ point, answer }) => {
    const { ctx, chargedBy } = await shop.aBuyer();
    const { userId } = ctx.actor;
    const chargeId = (await shop.attemptOf(chargedBy))?.subjectId ?? '';
    const request = { userId, chargeId, requestKey: newId(), expected: krw(50_000) };
    await value(shop.mall.ask('payOut', request));
    await shop.killAt(point);
    await shop.recoverWithin();
    expect(await shop.moneyOf(ctx)).toEqual({ charged: 0, held: 0, pending: 0 });
    expect(await shop.balanceAtProvider(chargedBy)).toBe(0);
    expect(await shop.executed(chargedBy, /cancel$/)).toBe(1);
    await ends(['charge cancelled', point, answer, 'done, once']);
  },
);

async function anAccount(buyer: Buyer) {
  const { number, tossOrderId } = await placed(buyer, 'virtual_account');
  const returned = await authorised(buyer.ctx, tossOrderId);
  return { number, tossOrderId, returned, userId: buyer.ctx.actor.userId };
}

test.each([
  { point: 'confirm.after_send', answer: 'takes' },
  { point: 'confirm.before_commit', answer: 'takes' },
  { point: 'confirm.before_commit', answer: 'takes it, answer lost' },
  { point: 'confirm.after_commit', answer: 'takes' },
] as const)(
  'virtual account, killed at $point, the provider $answer: the account is known, and paid in',
  async ({ point, answer }) => {
    const buyer = await shop.aBuyer();
    const { number, tossOrderId, returned, userId } = await anAccount(buyer);
    await providerDoes('confirm', answer, tossOrderId);
    await shop.killAt(point);
    await shop.mall.ask('confirm', { userId, returned });
    await shop.recoverWithin();
    expect(await shop.attemptOf(tossOrderId)).toMatchObject({ state: 'awaiting_deposit' });
    await shop.deposit(tossOrderId);
    await shop.mall.ask('webhook', { raw: await shop.webhookOf(tossOrderId) });
    await shop.recover(0);
    const outcome = await paidOrReleased(buyer, number, tossOrderId);
    expect(outcome).toBe('paid');
    await ends(['virtual account issued', point, answer, `waits, then ${outcome}`]);
  },
);

test.each([
  'webhook.after_insert',
  'outbox.after_publish',
  'deposit.before_commit',
  'deposit.after_commit',
] as const)('deposit made, killed at %s: the order is paid', async (point) => {
  const buyer = await shop.aBuyer();
  const { number, tossOrderId, returned, userId } = await anAccount(buyer);
  await value(shop.mall.ask('confirm', { userId, returned }));
  await shop.deposit(tossOrderId);
  await shop.killAt(point);
  await shop.mall.ask('webhook', { raw: await shop.webhookOf(tossOrderId) });
  if (point !== 'webhook.after_insert') expect(await shop.recover(0)).toBe(true);
  await shop.recoverWithin();
  const outcome = await paidOrReleased(buyer, number, tossOrderId);
  expect(outcome).toBe('paid');
  await ends(['deposit made', point, 'took it', outcome]);
});

test.each(['deposit.before_commit', 'deposit.after_commit'] as const)(
  'deposit taken back by the bank and made again, killed at %s each time',
  async (point) => {
    const buyer = await shop.aBuyer();
    const { number, tossOrderId, returned, userId } = await anAccount(buyer);
    await value(shop.mall.ask('confirm', { userId, returned }));
    for (const [outcome, state] of [
      ['ok', 'captured'],
      ['error', 'awaiting_deposit'],
      ['ok', 'captured'],
    ] as const) {
      await shop.deposit(tossOrderId, outcome);
      await shop.killAt(point);
      await shop.mall.ask('webhook', { raw: await shop.webhookOf(tossOrderId) });
      expect(await shop.recover(0)).toBe(true);
      await shop.recoverWithin();
      expect(await shop.attemptOf(tossOrderId)).toMatchObject({ state });
    }
    const outcome = await paidOrReleased(buyer, number, tossOrderId);
    expect(outcome).toBe('paid');
    await ends(['deposit taken back, made again', point, 'took it twice', outcome]);
  },
);

test.each(['deposit.before_commit', 'deposit.after_commit'] as const)(
  'deposit never made, killed at %s while the account is closed: everything is free',
  async (point) => {
    const buyer = await shop.aBuyer();
    const { number, tossOrderId, returned, userId } = await anAccount(buyer);
    await value(shop.mall.ask('confirm', { userId, returned }));
    await shop.killAt(point);
    expect(await shop.recover(hours(72) + minutes(11))).toBe(true);
    // An account that is not closed yet is looked at again every five minutes.
    await shop.recoverWithin(minutes(6));
    const outcome = await paidOrReleased(buyer, number, tossOrderId);
    expect(outcome).toBe('expired');
    expect(await shop.deposit(tossOrderId)).toMatchObject({ accepted: false });
    await ends(['deposit never made', point, 'closed', outcome]);
  },
);

test('a refund of a deposit waits for the account named, killed or not', async () => {
  const buyer = await shop.aBuyer();
  const { number, tossOrderId, returned, userId } = await anAccount(buyer);
  await value(shop.mall.ask('confirm', { userId, returned }));
  await shop.deposit(tossOrderId);
  await shop.mall.ask('webhook', { raw: await shop.webhookOf(tossOrderId) });
  await shop.recover(0);
  await value(shop.mall.ask('cancel', { userId, number }));
  await shop.recover(0);
  expect((await shop.orderFacts(buyer.ctx, number)).refunds).toEqual(['needs_account']);
  await giveRefundAccount(shop.at(buyer.ctx), number, {
    bank: '88',
    accountNumber: '110123456789',
    holderName: '김온통',
  });
  await shop.killAt('refund.before_commit');
  await shop.recoverWithin();
  expect((await shop.orderFacts(buyer.ctx, number)).refunds).toEqual(['done']);
  expect(await shop.balanceAtProvider(tossOrderId)).toBe(0);
  await ends(['refund of a deposit', 'refund.before_commit', 'takes', 'done, once']);
});

test('every fault point there is was died at, and the provider agrees on every payment', async () => {
  await shop.expectProviderAgrees();
  expect(new Set(table.map(([, point]) => point))).toEqual(new Set(FAULT_POINTS));
  expect(shop.mall.deaths()).toBeGreaterThanOrEqual(table.length);
});
