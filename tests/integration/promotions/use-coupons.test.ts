import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COUPON_INVARIANTS } from '#app/bookcheck/coupon-invariants.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { after, days, kstDay, startOfDay } from '#app/core/kst.ts';
import {
  expireCoupons,
  finalizeCoupons,
  listOwnCoupons,
  previewRestore,
  redemptionsOf,
  releaseCoupons,
  reserveCoupons,
  restoreCoupons,
  usableCoupons,
} from '#app/promotions/index.server.ts';
import type { CouponUse } from '#app/promotions/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { aGivenCoupon } from '#tests/support/a-campaign.ts';
import { aShopper, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

const reserve = (ctx: Ctx<Shopper>, orderId: string, uses: readonly CouponUse[], userId = ctx.actor.userId) =>
  inTransaction(ctx, (tx) => reserveCoupons(tx, { orderId, userId, uses }));
const at = <C extends Ctx>(ctx: C, now: Date): C => ({ ...ctx, now });
const usableIds = async (ctx: Ctx<Shopper>) =>
  (await usableCoupons(ctx, ctx.actor.userId)).map(({ couponId }) => couponId);
const stateOf = async (ctx: Ctx<Shopper>, couponId: string) =>
  [...(await listOwnCoupons(ctx, 'open')), ...(await listOwnCoupons(ctx, 'closed'))].find(
    (coupon) => coupon.couponId === couponId,
  )?.state;
async function used(over: Parameters<typeof aGivenCoupon>[2] = {}) {
  const ctx = await aShopper(world);
  const coupon = await aGivenCoupon(world, ctx, over);
  const orderId = newId();
  await reserve(ctx, orderId, [coupon.use]);
  await inTransaction(ctx, (tx) => finalizeCoupons(tx, orderId));
  return { ctx, orderId, ...coupon };
}
const taken = { reason: { code: 'promotion/coupon-taken' } };

test('twenty orders reach for one coupon at once: one has it', async () => {
  const ctx = await aShopper(world);
  const { use } = await aGivenCoupon(world, ctx);
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => reserve(ctx, newId(), [use])));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject(taken);
  expect(await usableIds(ctx)).toEqual([]);
});

test('two coupons asked for in opposite orders do not cross', async () => {
  const ctx = await aShopper(world);
  const [one, two] = [await aGivenCoupon(world, ctx), await aGivenCoupon(world, ctx)];
  for (let round = 0; round < 10; round++) {
    const orders = [newId(), newId()];
    const answers = await Promise.allSettled([
      reserve(ctx, orders[0]!, [one.use, two.use]),
      reserve(ctx, orders[1]!, [two.use, one.use]),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const orderId of orders) await inTransaction(ctx, (tx) => releaseCoupons(tx, orderId));
  }
});

test("all or none: a stranger's, an expired or an early coupon takes nothing", async () => {
  const [ctx, stranger] = [await aShopper(world), await aShopper(world)];
  const own = await aGivenCoupon(world, ctx);
  const foreign = await aGivenCoupon(world, stranger);
  await expect(reserve(ctx, newId(), [own.use, foreign.use])).rejects.toMatchObject(taken);
  await expect(reserve(at(ctx, after(NOON, days(7))), newId(), [own.use])).rejects.toMatchObject(taken);
  await expect(reserve(at(ctx, after(NOON, -days(2))), newId(), [own.use])).rejects.toMatchObject(taken);
  expect(await usableIds(ctx)).toEqual([own.couponId]);
  await reserve(ctx, newId(), [own.use]);
});

test('a paid order uses its coupon, an unpaid one gives it back; both only once', async () => {
  const ctx = await aShopper(world);
  const { use, couponId } = await aGivenCoupon(world, ctx, { cityBps: 6000, sellerBps: 4000 });
  const [unpaid, paid] = [newId(), newId()];
  await reserve(ctx, unpaid, [use]);
  expect(await stateOf(ctx, couponId)).toBe('reserved');
  for (let again = 0; again < 2; again++) await inTransaction(ctx, (tx) => releaseCoupons(tx, unpaid));
  expect(await usableIds(ctx)).toEqual([couponId]);
  await reserve(ctx, paid, [use]);
  for (let again = 0; again < 2; again++) await inTransaction(ctx, (tx) => finalizeCoupons(tx, paid));
  await inTransaction(ctx, (tx) => releaseCoupons(tx, paid));
  expect(await stateOf(ctx, couponId)).toBe('used');
  expect(await redemptionsOf(ctx, paid)).toMatchObject([
    { couponId, state: 'final', city: 1800, mall: 0, seller: 1200 },
  ]);
  expect(await redemptionsOf(ctx, unpaid)).toMatchObject([{ state: 'returned', returnReason: 'unpaid' }]);
});

test('a payment that outlives its coupon still uses it', async () => {
  const ctx = await aShopper(world);
  const { use, couponId } = await aGivenCoupon(world, ctx);
  const orderId = newId();
  await reserve(ctx, orderId, [use]);
  const later = at(ctx, after(NOON, days(8)));
  await expireCoupons(at(world.system, later.now));
  expect(await stateOf(later, couponId)).toBe('reserved');
  await inTransaction(later, (tx) => finalizeCoupons(tx, orderId));
  expect(await stateOf(later, couponId)).toBe('used');
});

const CASES = [
  ['buyer', 'restore-if-valid', 1, 'restored'],
  ['buyer', 'restore-if-valid', 8, 'kept'],
  ['buyer', 'keep-used', 1, 'kept'],
  ['seller', 'keep-used', 1, 'restored'],
  ['seller', 'restore-if-valid', 8, 'extended'],
  ['mall', 'keep-used', 8, 'extended'],
] as const;

test.each(CASES)('cancelled by the %s, %s, after %i days: %s', async (cause, rule, daysLater, outcome) => {
  const { ctx, orderId, couponId } = await used({ onBuyerCancel: rule });
  const later = at(ctx, after(NOON, days(daysLater)));
  const asked = { orderId, couponIds: [couponId], cause };
  const promised = await previewRestore(later, asked);
  expect(promised).toMatchObject([{ couponId, outcome }]);
  expect(await inTransaction(later, (tx) => restoreCoupons(tx, asked))).toEqual(promised);
  expect(await usableIds(later)).toEqual(outcome === 'kept' ? [] : [couponId]);
  if (outcome === 'extended') expect(promised[0]?.expiresAt).toEqual(startOfDay(kstDay('2026-12-09')));
  const again = await inTransaction(later, (tx) => restoreCoupons(tx, asked));
  expect(again).toEqual(outcome === 'kept' ? promised : []);
});

test('a restored coupon is used again; only the order that used it can give it back', async () => {
  const { ctx, orderId, couponId, use } = await used();
  const restore = (id: string) =>
    inTransaction(ctx, (tx) => restoreCoupons(tx, { orderId: id, couponIds: [couponId], cause: 'seller' }));
  expect(await restore(newId())).toEqual([]);
  expect(await restore(orderId)).toHaveLength(1);
  const next = newId();
  await reserve(ctx, next, [use]);
  await inTransaction(ctx, (tx) => finalizeCoupons(tx, next));
  expect(await restore(orderId)).toEqual([]);
  expect(await stateOf(ctx, couponId)).toBe('used');
});

test('coupons whose time is over are put away', async () => {
  const ctx = await aShopper(world);
  const { couponId } = await aGivenCoupon(world, ctx);
  const over = after(NOON, days(7));
  expect(await stateOf(at(ctx, over), couponId)).toBe('expired');
  expect(await expireCoupons(at(world.system, after(over, -1)))).toBe(0);
  expect(await expireCoupons(at(world.system, over))).toBeGreaterThan(0);
  expect(await expireCoupons(at(world.system, over))).toBe(0);
  expect(await stateOf(ctx, couponId)).toBe('expired');
});

const offenders = async (tx: Ctx) => {
  const found = await Promise.all(
    COUPON_INVARIANTS.map(async ({ name, offenders }) => {
      const rows = await tx.db.execute<{ subject: string; detail: string }>(sql.raw(String(offenders)));
      return rows.map(({ subject, detail }) => `${name} ${subject}: ${detail}`);
    }),
  );
  return found.flat();
};

test('after all of this no coupon is counted or used more than once, and each planted lie is found', async () => {
  expect(await offenders(world.system)).toEqual([]);
  const plants = [
    sql`update coupon_campaigns set issued = issued + 1 where id = (select campaign_id from coupons limit 1)`,
    sql`update coupon_campaigns set per_person_limit = 1; update coupons set n = 2 where id = (select id from coupons limit 1)`,
    sql`update coupons set state = 'usable' where id = (select coupon_id from coupon_redemptions where state = 'final' limit 1)`,
    sql`update coupons set state = 'used' where id = (select id from coupons where state = 'expired' limit 1)`,
  ];
  for (const plant of plants) {
    const undo = new Error('undo');
    await inTransaction(world.system, async (tx) => {
      await tx.db.execute(plant);
      expect(await offenders(tx)).not.toEqual([]);
      throw undo;
    }).catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  }
});
