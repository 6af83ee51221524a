import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, days, kstDay, startOfDay } from '#app/core/kst.ts';
import {
  acceptGift,
  cancelGift,
  checkGift,
  declineGift,
  expireLots,
  findGift,
  lapseGifts,
  listGifts,
  movePendingReturns,
  readWallet,
  sendGift,
} from '#app/wallet/index.server.ts';
import { currencyPolicies, walletGifts, walletLots } from '#db/schema/wallet.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge } from '#tests/support/a-purchase.ts';
import { aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { freshPhone } from '#tests/support/fresh.ts';
import { aPerson, expectWalletsClean, giftTo, type Person, send } from '#tests/support/wallet-life.ts';

let world: World;
let url: string;
let latest = NOON;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 30 });
});
afterEach(() => expectWalletsClean(url, latest));
afterAll(() => world.database.close());

const { gateway } = aProvider();
const at = (person: Person, now: Date): Person => {
  if (now > latest) latest = now;
  return { ...person, ctx: { ...person.ctx, now } };
};
const balance = async (person: Person) => (await readWallet(person.ctx)).balances;
async function rich(amount = 500_000): Promise<Person> {
  const person = await aPerson(world);
  for (let left = amount; left > 0; left -= 500_000)
    await charge(person.ctx, Math.min(left, 500_000), gateway);
  return person;
}
const outcomes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((one) =>
    one.status === 'fulfilled' ? 'done' : (one.reason.reason?.code ?? String(one.reason)),
  );

test('a gift leaves at once, arrives when accepted, and its lots keep their days', async () => {
  const [from, to] = [await rich(100_000), await aPerson(world)];
  const giftId = await send(from, to, 30_000);
  expect(await balance(from)).toMatchObject({ charged: 70_000 });
  expect(await balance(to)).toMatchObject({ charged: 0 });
  const later = at(to, after(NOON, days(2)));
  await acceptGift(later.ctx, giftId);
  await acceptGift(later.ctx, giftId);
  expect(await balance(to)).toMatchObject({ charged: 30_000 });
  const [lot] = await world.system.db.select().from(walletLots).where(eq(walletLots.sourceId, giftId));
  expect(lot).toMatchObject({ expiresOn: '2031-11-23', chargedAt: NOON, remaining: 30_000 });
  await expect(cancelGift(from.ctx, giftId)).rejects.toMatchObject({
    reason: { code: 'wallet/gift-over', state: 'accepted' },
  });
});

test.each(['declined', 'cancelled', 'lapsed'] as const)('a %s gift is back in the same lots', async (how) => {
  const [from, to] = [await rich(50_000), await aPerson(world)];
  await charge(at(from, after(NOON, 1000)).ctx, 50_000, gateway);
  const giftId = await send(from, to, 70_000);
  for (let again = 0; again < 2; again++) {
    if (how === 'declined') await declineGift(to.ctx, giftId);
    if (how === 'cancelled') await cancelGift(from.ctx, giftId);
    if (how === 'lapsed') {
      latest = after(NOON, days(3));
      await lapseGifts({ ...world.system, now: latest });
    }
  }
  expect(await balance(from)).toMatchObject({ charged: 100_000 });
  const lots = await world.system.db
    .select()
    .from(walletLots)
    .where(eq(walletLots.userId, from.ctx.actor.userId));
  expect(lots.map(({ remaining }) => remaining)).toEqual([50_000, 50_000]);
  expect(await findGift(from.ctx, giftId)).toMatchObject({ state: how, direction: 'sent' });
});

test('one millisecond decides whether a gift can still be accepted', async () => {
  const [from, to] = [await rich(20_000), await aPerson(world)];
  const [early, late] = [await send(from, to, 10_000), await send(from, to, 10_000)];
  const end = after(NOON, days(3));
  await acceptGift(at(to, after(end, -1)).ctx, early);
  await expect(acceptGift(at(to, end).ctx, late)).rejects.toMatchObject({
    reason: { code: 'wallet/gift-over' },
  });
  await lapseGifts({ ...world.system, now: end });
  expect(await balance(from)).toMatchObject({ charged: 10_000 });
});

test('accepting, declining, cancelling and lapsing at once end in exactly one of them', async () => {
  for (let round = 0; round < 6; round++) {
    const [from, to] = [await rich(10_000), await aPerson(world)];
    const giftId = await send(from, to, 10_000);
    const end = after(NOON, days(3));
    latest = end;
    const results = await Promise.allSettled([
      ...Array.from({ length: 3 }, () => acceptGift(at(to, after(end, -1)).ctx, giftId)),
      declineGift(to.ctx, giftId),
      cancelGift(from.ctx, giftId),
      lapseGifts({ ...world.system, now: end }),
    ]);
    expect(outcomes(results).filter((how) => !['done', 'wallet/gift-over'].includes(how))).toEqual([]);
    const [sent, got] = [await balance(from), await balance(to)];
    expect(sent.charged + got.charged).toBe(10_000);
  }
});

test('fifty gifts at once keep the limits of one gift, a day and a month', async () => {
  const [from, to] = [await rich(), await aPerson(world)];
  await world.system.db.update(currencyPolicies).set({ giftDailyLimit: krw(250_000) });
  try {
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => send(from, to, 10_000)));
    expect(outcomes(results).filter((how) => how === 'done')).toHaveLength(25);
    expect(new Set(outcomes(results))).toEqual(new Set(['done', 'wallet/gift-limit']));
    const nextDay = at(from, startOfDay(kstDay('2026-11-24')));
    await expect(send(at(from, after(nextDay.ctx.now, -1)), to, 10_000)).rejects.toMatchObject({
      reason: { code: 'wallet/gift-limit', per: 'day', left: 0 },
    });
    await send(nextDay, to, 10_000);
  } finally {
    await world.system.db.update(currencyPolicies).set({ giftDailyLimit: krw(2_000_000) });
  }
});

test('the month ends at midnight in Seoul, and a gift that came back leaves it free again', async () => {
  const [from, to] = [await rich(), await aPerson(world)];
  await world.system.db.update(currencyPolicies).set({ giftMonthlyLimit: krw(100_000) });
  try {
    const last = at(from, after(startOfDay(kstDay('2026-12-01')), -1));
    const giftId = await send(last, to, 100_000);
    await expect(send(last, to, 1)).rejects.toMatchObject({ reason: { per: 'month' } });
    await cancelGift(last.ctx, giftId);
    await send(last, to, 100_000);
    await send(at(from, startOfDay(kstDay('2026-12-01'))), to, 100_000);
  } finally {
    await world.system.db.update(currencyPolicies).set({ giftMonthlyLimit: krw(5_000_000) });
  }
});

test('only charged money can be sent, and never more than there is, by fifty at once', async () => {
  const [from, to] = [await rich(250_000), await aPerson(world)];
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => send(from, to, 10_000)));
  expect(outcomes(results).filter((how) => how === 'done')).toHaveLength(25);
  expect(await balance(from)).toMatchObject({ charged: 0 });
});

test('fifty gifts accepted beside charges never pass the holding limit together', async () => {
  const to = await aPerson(world);
  await world.system.db.update(currencyPolicies).set({ holdingLimit: krw(300_000) });
  try {
    const senders = await Promise.all(Array.from({ length: 5 }, () => rich(100_000)));
    const gifts: string[] = [];
    for (const from of senders) for (let n = 0; n < 10; n++) gifts.push(await send(from, to, 10_000));
    const results = await Promise.allSettled([
      ...gifts.map((giftId) => acceptGift(to.ctx, giftId)),
      ...Array.from({ length: 5 }, () => charge(to.ctx, 20_000, gateway)),
    ]);
    const bad = outcomes(results).filter(
      (how) => !['done', 'wallet/gift-no-room', 'wallet/holding-limit'].includes(how),
    );
    expect(bad).toEqual([]);
    expect(await balance(to)).toMatchObject({ charged: 300_000 });
  } finally {
    await world.system.db.update(currencyPolicies).set({ holdingLimit: krw(2_000_000) });
  }
});

test('a gift that comes back to a full wallet waits, and moves in when there is room', async () => {
  const [from, to] = [await rich(100_000), await aPerson(world)];
  const giftId = await send(from, to, 60_000);
  await charge(from.ctx, 50_000, gateway);
  await world.system.db.update(currencyPolicies).set({ holdingLimit: krw(100_000) });
  try {
    await declineGift(to.ctx, giftId);
    expect(await balance(from)).toMatchObject({ charged: 100_000, waiting: 50_000 });
    await expectWalletsClean(url, latest);
  } finally {
    await world.system.db.update(currencyPolicies).set({ holdingLimit: krw(2_000_000) });
  }
  await movePendingReturns(world.system);
  expect(await balance(from)).toMatchObject({ charged: 150_000, waiting: 0 });
});

test('sending gives charge room back, and a return takes it away again', async () => {
  const [from, to] = [await rich(500_000), await aPerson(world)];
  expect((await readWallet(from.ctx)).room).toBe(0);
  const giftId = await send(from, to, 200_000);
  expect((await readWallet(from.ctx)).room).toBe(200_000);
  await charge(from.ctx, 200_000, gateway);
  await declineGift(to.ctx, giftId);
  expect(await readWallet(from.ctx)).toMatchObject({ room: 0, monthCharged: 700_000 });
  const december = at(from, startOfDay(kstDay('2026-12-01')));
  expect((await readWallet(december.ctx)).room).toBe(500_000);
});

test('a gift of last month’s money gives no more room than this month counted', async () => {
  const [from, to] = [await rich(500_000), await aPerson(world)];
  const december = at(from, startOfDay(kstDay('2026-12-01')));
  await charge(december.ctx, 100_000, gateway);
  const giftId = await send(december, to, 300_000);
  expect((await readWallet(december.ctx)).room).toBe(500_000);
  await cancelGift(december.ctx, giftId);
  expect((await readWallet(december.ctx)).room).toBe(400_000);
});

test('the same key is the same gift, also at once; other content under it is refused', async () => {
  const [from, to] = [await rich(50_000), await aPerson(world)];
  const intentKey = newId();
  const ids = await Promise.all(Array.from({ length: 8 }, () => send(from, to, 10_000, { intentKey })));
  expect(new Set(ids).size).toBe(1);
  await expect(send(from, to, 20_000, { intentKey })).rejects.toMatchObject({
    reason: { code: 'wallet/gift-key-reused' },
  });
  expect(await balance(from)).toMatchObject({ charged: 40_000 });
});

test('who cannot receive is refused in the same words, whatever the reason', async () => {
  const [from, to] = [await rich(50_000), await aPerson(world)];
  const refused = { reason: { code: 'wallet/gift-no-receiver' } };
  for (const contact of [
    { name: to.name, phone: freshPhone() },
    { name: '다른이름', phone: to.phone },
    { name: '없는사람', phone: freshPhone() },
  ]) {
    await expect(checkGift(from.ctx, giftTo(to, 10_000, contact), 'n')).rejects.toMatchObject(refused);
    await expect(sendGift(from.ctx, giftTo(to, 10_000, contact), 'n')).rejects.toMatchObject(refused);
  }
  await expect(send(from, from, 10_000)).rejects.toMatchObject({ reason: { code: 'wallet/gift-to-self' } });
  const hyphens = to.phone.replace(/^(\d{3})(\d{4})/, '$1-$2-');
  await send(from, to, 10_000, { name: ` ${to.name} `, phone: hyphens });
});

test('a stranger finds nothing and can do nothing', async () => {
  const [from, to, stranger] = [await rich(50_000), await aPerson(world), await aPerson(world)];
  const giftId = await send(from, to, 10_000);
  expect(await findGift(stranger.ctx, giftId)).toBeNull();
  for (const work of [acceptGift, declineGift, cancelGift])
    await expect(work(stranger.ctx, giftId)).rejects.toMatchObject({
      reason: { code: 'wallet/gift-not-found' },
    });
  await expect(acceptGift(from.ctx, giftId)).rejects.toMatchObject({
    reason: { code: 'wallet/gift-not-found' },
  });
  await expect(cancelGift(to.ctx, giftId)).rejects.toMatchObject({
    reason: { code: 'wallet/gift-not-found' },
  });
  const { rows } = await listGifts(
    to.ctx,
    { direction: 'received', currency: 'daejeon' },
    { cursor: null, limit: 5 },
  );
  expect(rows).toMatchObject([{ id: giftId, person: expect.stringMatching(/^김\*+통$/) }]);
});

test('a gift of money that ends soon can be accepted only as long as the money is good', async () => {
  const [from, to] = [await rich(10_000), await aPerson(world)];
  const mine = and(eq(walletLots.userId, from.ctx.actor.userId), eq(walletLots.bucket, 'charged'));
  await world.system.db
    .update(walletLots)
    .set({ expiresOn: kstDay('2026-11-24') })
    .where(mine);
  const giftId = await send(from, to, 10_000);
  const midnight = startOfDay(kstDay('2026-11-25'));
  const [gift] = await world.system.db.select().from(walletGifts).where(eq(walletGifts.id, giftId));
  expect(gift?.acceptBy).toEqual(midnight);
  latest = midnight;
  await lapseGifts({ ...world.system, now: midnight });
  await expireLots({ ...world.system, now: midnight });
  expect(await balance(from)).toMatchObject({ charged: 0, waiting: 0 });
});
