import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireUnpaid } from '#app/checkout/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, hours, minutes } from '#app/core/kst.ts';
import { expireLots, giveGrant, readBalances, saveGrantProgramme } from '#app/wallet/index.server.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

test('an unpaid order each night does not make a grant last for ever', async () => {
  const ctx = await aShopper(world);
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
    amount: krw(20_000),
  });
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 30_000 });
  await fillCart(ctx, [{ variantId }]);
  // The last day is the 24th. Ten nights long an order is placed at 23:50 and never paid.
  for (let night = 24; night < 34; night++) {
    const lateEvening = after(new Date('2026-11-24T23:50:00+09:00'), hours(24 * (night - 24)));
    await expireLots({ ...world.system, now: lateEvening });
    await place({ ...ctx, now: lateEvening }, { wallet: 20_000 });
    const past = after(lateEvening, minutes(16));
    await expireLots({ ...world.system, now: past });
    await expireUnpaid({ ...world.system, now: past });
  }
  const end = new Date('2026-12-04T12:00:00+09:00');
  await expireLots({ ...world.system, now: end });
  expect((await readBalances({ ...ctx, now: end }, ctx.actor.userId)).grant).toBe(0);
}, 60_000);
