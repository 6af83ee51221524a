import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBooks } from '#app/bookcheck/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { confirmPurchase, findOrder } from '#app/orders/index.server.ts';
import { giveCoupon } from '#app/promotions/index.server.ts';
import { decideRefund } from '#app/refunds/index.server.ts';
import {
  expireLots,
  giveGrant,
  movePendingReturns,
  readBalances,
  saveGrantProgramme,
} from '#app/wallet/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { orderLines } from '#db/schema/orders.ts';
import { pendingReturns } from '#db/schema/wallet.ts';
import { aCampaign } from '#tests/support/a-campaign.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
});
afterAll(() => world.database.close());

async function broken(now = NOON) {
  const owner = openDatabase({ url, pool: 1, role: 'owner', statementSeconds: 60 });
  try {
    const findings = await verifyBooks({ ...world.system, db: owner.db, now });
    return findings
      .filter((f) => f.broken > 0)
      .map((f) => ({ name: f.name, offenders: f.offenders.slice(0, 2) }));
  } finally {
    await owner.close();
  }
}
const at = (ctx: Ctx<Shopper>, now: Date): Ctx<Shopper> => ({ ...ctx, now });

async function cancelUnits(ctx: Ctx<Shopper>, number: string, lineId: string, n: number) {
  const quantities = new Map([[lineId, n]]);
  const plan = await previewCancel(ctx, { number, storeOrderId: null, quantities });
  await cancelOrder(ctx, {
    number,
    storeOrderId: null,
    quantities,
    reason: '기타',
    requestKey: newId(),
    expectedTotal: plan?.total ?? krw(0),
  });
}

test('two partial refunds while the wallet is full go back to both lots', async () => {
  const ctx = await aShopper(world);
  const { gateway } = aProvider();
  await charge(ctx, 100_000, gateway);
  await charge(at(ctx, after(NOON, 60_000)), 100_000, gateway);
  const store = await aStore(world, { shippingFee: 0, cashbackEligible: false });
  const { variantId } = await aVariant(world, store, { price: 100_000 });
  await fillCart(ctx, [{ variantId, quantity: 2 }]);
  const { number } = await place(ctx, { wallet: 200_000 });
  const order = await findOrder(ctx, number);
  const [line] = await world.system.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order?.id ?? ''));
  const programmeId = newId();
  await saveGrantProgramme(world.system, {
    id: programmeId,
    currency: 'daejeon',
    name: 'x',
    funder: 'x',
    validDays: 1,
    createdAt: NOON,
  });
  // The wallet is full: 2,000,000 is the limit.
  await giveGrant(world.system, {
    grantId: newId(),
    programmeId,
    userId: ctx.actor.userId,
    amount: krw(2_000_000),
  });
  await cancelUnits(ctx, number, line?.id ?? '', 1);
  await cancelUnits(ctx, number, line?.id ?? '', 1);
  const _rows = await world.system.db
    .select()
    .from(pendingReturns)
    .where(eq(pendingReturns.userId, ctx.actor.userId));
  const now = after(NOON, days(3));
  await expireLots({ ...world.system, now });
  await movePendingReturns({ ...world.system, now });
  expect(await readBalances({ ...ctx, now }, ctx.actor.userId)).toMatchObject({
    charged: 200_000,
    waiting: 0,
  });
});

test('two partial refunds while the wallet is full: the same, room comes back between the two refunds', async () => {
  const ctx = await aShopper(world);
  const { gateway } = aProvider();
  await charge(ctx, 100_000, gateway);
  await charge(at(ctx, after(NOON, 60_000)), 100_000, gateway);
  const store = await aStore(world, { shippingFee: 0, cashbackEligible: false });
  const { variantId } = await aVariant(world, store, { price: 100_000 });
  await fillCart(ctx, [{ variantId, quantity: 2 }]);
  const { number } = await place(ctx, { wallet: 200_000 });
  const order = await findOrder(ctx, number);
  const [line] = await world.system.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order?.id ?? ''));
  const programmeId = newId();
  await saveGrantProgramme(world.system, {
    id: programmeId,
    currency: 'daejeon',
    name: 'x',
    funder: 'x',
    validDays: 1,
    createdAt: NOON,
  });
  await giveGrant(world.system, {
    grantId: newId(),
    programmeId,
    userId: ctx.actor.userId,
    amount: krw(2_000_000),
  });
  await cancelUnits(ctx, number, line?.id ?? '', 1);
  const now = after(NOON, days(3));
  await expireLots({ ...world.system, now });
  // Cancelled again before the sweep of waiting money ran.
  await cancelUnits(at(ctx, now), number, line?.id ?? '', 1);
  await movePendingReturns({ ...world.system, now });
  expect(await readBalances({ ...ctx, now }, ctx.actor.userId)).toMatchObject({
    charged: 200_000,
    waiting: 0,
  });
});

test('an order a seller coupon pays wholly leaves the books in order', async () => {
  const ctx = await aShopper(world);
  const store = await aStore(world, { shippingFee: 0 });
  const { variantId } = await aVariant(world, store, { price: 3000 });
  const campaignId = await aCampaign(world, { cityBps: 0, sellerBps: 10_000 });
  const { couponId } = await giveCoupon(world.system, { campaignId, userId: ctx.actor.userId, key: newId() });
  await fillCart(ctx, [{ variantId }]);
  const { number, tossOrderId } = await place(ctx, { coupons: [couponId] });
  expect(tossOrderId).toBeNull();
  expect((await findOrder(ctx, number))?.state).toBe('paid');
  expect((await broken()).filter((b) => JSON.stringify(b).includes(number))).toEqual([]);
});

test('shipping is confirmed when the last open line comes back instead of being confirmed', async () => {
  const ctx = await aShopper(world);
  const { gateway } = aProvider();
  await charge(ctx, 100_000, gateway);
  const store = await aStore(world, { shippingFee: 3000, freeFrom: null });
  const a = await aVariant(world, store, { price: 10_000 });
  const b = await aVariant(world, store, { price: 10_000 });
  await fillCart(ctx, [a, b]);
  const { number } = await place(ctx, { wallet: 23_000 });
  const order = await findOrder(ctx, number);
  const lines = await world.system.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order?.id ?? ''));
  await world.system.db
    .update(orderLines)
    .set({ state: 'delivered' })
    .where(eq(orderLines.orderId, order?.id ?? ''));
  const [first, second] = lines.filter((l) => l.lineType === 'item');
  await confirmPurchase(ctx, { number, lineId: first?.id ?? '' });
  await decideRefund(world.system, {
    orderId: order?.id ?? '',
    storeOrderId: second?.storeOrderId ?? '',
    requestKey: newId(),
    reason: '반품',
    cause: 'buyer',
    quantities: new Map([[second?.id ?? '', 1]]),
    expectedTotal: null,
  });
  const [shipping] = await world.system.db
    .select()
    .from(orderLines)
    .where(sql`${orderLines.orderId} = ${order?.id} and ${orderLines.lineType} = 'shipping'`);
  const [pending] = await world.system.db.execute<{ owed: string }>(
    sql`select coalesce(-sum(l.amount), 0) as owed from books.line l join books.account a on a.id = l.account_id where a.code = ${`seller_pending:${store.storeId}`}`,
  );
  expect({ confirmed: shipping?.confirmedAt !== null, pending: pending?.owed }).toEqual({
    confirmed: true,
    pending: '0',
  });
});
