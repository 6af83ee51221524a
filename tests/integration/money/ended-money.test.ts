import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days } from '#app/core/kst.ts';
import { payOutCharge, sendRefund } from '#app/refunds/index.server.ts';
import { giveGrant, readBalances, saveGrantProgramme } from '#app/wallet/index.server.ts';
import { paymentAttempts } from '#db/schema/payments.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

async function _cancelledCharge(trouble: 'refuse'[] = []) {
  const ctx = await aShopper(world);
  const provider = aProvider({ cancelTrouble: trouble });
  const tossOrderId = await charge(ctx, 50_000, provider.gateway);
  const [attempt] = await world.system.db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.tossOrderId, tossOrderId));
  const { refundId } = await payOutCharge(ctx, {
    chargeId: attempt?.subjectId ?? '',
    requestKey: newId(),
    expected: krw(50_000),
  });
  await sendRefund(world.system, refundId, provider.gateway);
  return { tossOrderId, refundId };
}

test('grant money whose last day is over cannot be spent before the sweep comes by', async () => {
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
  const later = { ...ctx, now: after(NOON, days(4)) };
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 20_000 });
  await fillCart(later, [{ variantId }]);
  // Seen before it ended, sent after: another price.
  await expect(place(later, { wallet: 20_000 })).rejects.toMatchObject({
    reason: { code: 'checkout/changed' },
  });
  expect((await readBalances(later, ctx.actor.userId)).grant).toBe(0);
});
