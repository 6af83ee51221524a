import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { placeOrder } from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, kstDay, minutes, startOfDay } from '#app/core/kst.ts';
import { listPayOuts, payOutCharge, sendRefund } from '#app/refunds/index.server.ts';
import { acceptGift, findChargedLot, listChargedLots, readWallet } from '#app/wallet/index.server.ts';
import { paymentAttempts } from '#db/schema/payments.ts';
import { refunds } from '#db/schema/refunds.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, placeInput } from '#tests/support/a-purchase.ts';
import { aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { aPerson, expectWalletsClean, type Person, send } from '#tests/support/wallet-life.ts';

let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
});
afterEach(() => expectWalletsClean(url, after(NOON, days(9))));
afterAll(() => world.database.close());

async function charged(amount: number, provider = aProvider()) {
  const person = await aPerson(world);
  const tossOrderId = await charge(person.ctx, amount, provider.gateway);
  const [attempt] = await world.system.db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.tossOrderId, tossOrderId));
  return { person, chargeId: attempt?.subjectId ?? '', tossOrderId, provider };
}
const payOut = (person: Person, chargeId: string, expected: number, requestKey = newId()) =>
  payOutCharge(person.ctx, { chargeId, requestKey, expected: krw(expected) });
const later = (person: Person, now: Date): Person => ({ ...person, ctx: { ...person.ctx, now } });

/** Fills the cart and the form; what comes back sends it. */
async function readyToSpend({ ctx }: Person, amount: number) {
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: amount });
  await fillCart(ctx, [{ variantId }]);
  const input = await placeInput(ctx, { wallet: amount });
  return () => placeOrder(ctx, input, { orderKey: null });
}
const spend = async (person: Person, amount: number) => (await readyToSpend(person, amount))();

test('an untouched charge goes back whole, gives its month room back, and the provider pays once', async () => {
  const { person, chargeId, tossOrderId, provider } = await charged(50_000);
  expect((await findChargedLot(person.ctx, chargeId))?.decision).toEqual({ kind: 'cancel', amount: 50_000 });
  const key = newId();
  const ids = await Promise.all(Array.from({ length: 8 }, () => payOut(person, chargeId, 50_000, key)));
  expect(new Set(ids.map(({ refundId }) => refundId)).size).toBe(1);
  expect(await readWallet(person.ctx)).toMatchObject({ balances: { charged: 0 }, room: 500_000 });
  await expectWalletsClean(url, NOON);
  for (let n = 0; n < 2; n++) await sendRefund(world.system, ids[0]?.refundId ?? '', provider.gateway);
  expect(await listPayOuts(person.ctx, chargeId)).toMatchObject([{ state: 'done', amount: 50_000 }]);
  expect(provider.payments.get(tossOrderId)?.balanceAmount).toBe(0);
  await expect(payOut(person, chargeId, 50_000)).rejects.toMatchObject({
    reason: { code: 'wallet/pay-out-refused' },
  });
});

test('fifty asking to cancel one charge under keys of their own cancel it once', async () => {
  const { person, chargeId } = await charged(50_000);
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => payOut(person, chargeId, 50_000)),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('the last moment to cancel is the end of the seventh day in Seoul', async () => {
  const [one, two] = [await charged(50_000), await charged(50_000)];
  const end = startOfDay(kstDay('2026-12-01'));
  const decided = async (now: Date) =>
    (await findChargedLot(later(one.person, now).ctx, one.chargeId))?.decision;
  expect(await decided(after(end, -1))).toMatchObject({ kind: 'cancel' });
  expect(await decided(end)).toEqual({ kind: 'none', because: 'used-too-little', needed: 30_000, spent: 0 });
  await payOut(later(one.person, after(end, -1)), one.chargeId, 50_000);
  await expect(payOut(later(two.person, end), two.chargeId, 50_000)).rejects.toMatchObject({
    reason: { code: 'wallet/pay-out-refused' },
  });
});

test('the remainder is paid out from 60% spent, 80% of a small charge, and gives no room back', async () => {
  for (const [amount, little, enough] of [
    [50_000, 29_900, 100],
    [10_000, 7900, 100],
  ] as const) {
    const { person, chargeId } = await charged(amount);
    await spend(person, little);
    expect((await findChargedLot(person.ctx, chargeId))?.decision).toMatchObject({
      because: 'used-too-little',
    });
    await spend(person, enough);
    const rest = amount - little - enough;
    expect((await findChargedLot(person.ctx, chargeId))?.decision).toEqual({
      kind: 'remainder',
      amount: rest,
    });
    await payOut(person, chargeId, rest);
    expect(await readWallet(person.ctx)).toMatchObject({ balances: { charged: 0 }, monthCharged: amount });
  }
});

test('what a refund brings back is not spent any more', async () => {
  const { person, chargeId } = await charged(50_000);
  const { number } = await spend(person, 40_000);
  const preview = await previewCancel(person.ctx, { number, storeOrderId: null });
  await cancelOrder(person.ctx, {
    number,
    storeOrderId: null,
    requestKey: newId(),
    reason: '단순 변심',
    expectedTotal: preview?.total ?? krw(0),
  });
  expect((await findChargedLot(person.ctx, chargeId))?.decision).toMatchObject({ kind: 'cancel' });
});

test('gifted money is no charge of the receiver, and sending is not spending', async () => {
  const { person, chargeId } = await charged(50_000);
  const to = await aPerson(world);
  const giftId = await send(person, to, 40_000);
  expect((await findChargedLot(person.ctx, chargeId))?.decision).toEqual({ kind: 'none', because: 'in-use' });
  await acceptGift(to.ctx, giftId);
  expect((await findChargedLot(person.ctx, chargeId))?.decision).toMatchObject({
    because: 'used-too-little',
    spent: 0,
  });
  expect(await listChargedLots(to.ctx, 'daejeon', 5)).toMatchObject([
    { chargeId: null, decision: { kind: 'none', because: 'not-a-charge' } },
  ]);
});

test('a charge cancelled while its money is being spent is either cancelled or spent', async () => {
  for (let round = 0; round < 5; round++) {
    const { person, chargeId } = await charged(10_000);
    const go = await readyToSpend(person, 4000);
    const [spent, cancelled] = await Promise.allSettled([go(), payOut(person, chargeId, 10_000)]);
    expect([spent.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected']);
    const { balances } = await readWallet(person.ctx);
    expect(balances.charged).toBe(cancelled.status === 'fulfilled' ? 0 : 6000);
    await expectWalletsClean(url, NOON);
  }
});

test('another amount than the preview said is refused', async () => {
  const { person, chargeId } = await charged(50_000);
  await expect(payOut(person, chargeId, 49_999)).rejects.toMatchObject({
    reason: { code: 'wallet/pay-out-changed' },
  });
  expect((await readWallet(person.ctx)).balances.charged).toBe(50_000);
});

test('a provider that refuses leaves the money owed and a person told; a lost answer ends right', async () => {
  const refusing = await charged(50_000, aProvider({ cancelTrouble: ['refuse'] }));
  const { refundId } = await payOut(refusing.person, refusing.chargeId, 50_000);
  await sendRefund(world.system, refundId, refusing.provider.gateway);
  expect(await listPayOuts(refusing.person.ctx, refusing.chargeId)).toMatchObject([{ state: 'stuck' }]);
  await expectWalletsClean(url, NOON);

  const losing = await charged(50_000, aProvider({ cancelTrouble: ['lose-before', 'lose-after'] }));
  const lost = await payOut(losing.person, losing.chargeId, 50_000);
  for (let n = 0; n < 3; n++)
    await sendRefund(
      { ...world.system, now: after(NOON, minutes(n * 30)) },
      lost.refundId,
      losing.provider.gateway,
    );
  const [row] = await world.system.db.select().from(refunds).where(eq(refunds.id, lost.refundId));
  expect(row?.state).toBe('done');
});

test('a stranger finds no charge', async () => {
  const { chargeId } = await charged(50_000);
  const stranger = await aPerson(world);
  expect(await findChargedLot(stranger.ctx, chargeId)).toBeNull();
  expect(await listPayOuts(stranger.ctx, chargeId)).toEqual([]);
  await expect(payOut(stranger, chargeId, 50_000)).rejects.toMatchObject({
    reason: { code: 'wallet/charge-not-found' },
  });
});
