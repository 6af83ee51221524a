import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expireUnpaid, placeOrder } from '#app/checkout/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { addDays, after, hours, type KstDay, kstDay, kstDayOf, minutes, startOfDay } from '#app/core/kst.ts';
import { mailExpiring } from '#app/notifications/index.server.ts';
import {
  expireLots,
  giveGrant,
  grantPoints,
  noteExpiring,
  readExpiring,
  readPoints,
  readWallet,
  saveGrantProgramme,
} from '#app/wallet/index.server.ts';
import { localMails } from '#db/schema/platform.ts';
import { expiryNotices, lotUses, walletLots } from '#db/schema/wallet.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place, placeInput } from '#tests/support/a-purchase.ts';
import { aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { aPerson, expectWalletsClean, type Person } from '#tests/support/wallet-life.ts';

const DAY = kstDay('2026-12-03');
const MIDNIGHT = startOfDay(addDays(DAY, 1));
let world: World;
let url: string;
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
});
afterEach(() => expectWalletsClean(url, NOON));
afterAll(() => world.database.close());

const sweep = (now: Date) => expireLots({ ...world.system, now });
async function endingOn(day: KstDay, amount = 50_000): Promise<Person> {
  const person = await aPerson(world);
  await charge(person.ctx, amount, aProvider().gateway);
  await world.system.db
    .update(walletLots)
    .set({ expiresOn: day })
    .where(eq(walletLots.userId, person.ctx.actor.userId));
  return person;
}
const chargedOf = async (person: Person) => (await readWallet(person.ctx)).balances.charged;

test('money of every bucket is good to the last millisecond of its day in Seoul, and gone at midnight', async () => {
  const person = await endingOn(DAY);
  const { userId } = person.ctx.actor;
  const programmeId = newId();
  await saveGrantProgramme(world.system, {
    id: programmeId,
    currency: 'daejeon',
    name: '청년수당',
    funder: '대전광역시',
    validDays: 10,
    createdAt: NOON,
  });
  await giveGrant(world.system, { grantId: newId(), programmeId, userId, amount: krw(7000) });
  await grantPoints(world.system, { grantId: newId(), userId, amount: krw(900), validDays: 10 });
  const standing = async () => {
    const { balances } = await readWallet(person.ctx);
    return [balances.charged, balances.grant, (await readPoints(person.ctx)).available];
  };
  await sweep(after(MIDNIGHT, -1));
  expect(await standing()).toEqual([50_000, 7000, 900]);
  await Promise.all([sweep(MIDNIGHT), sweep(MIDNIGHT)]);
  expect(await standing()).toEqual([0, 0, 0]);
});

test('five years of charged money end on 28 February when it was charged on the 29th', async () => {
  const person = await aPerson(world);
  const ctx = { ...person.ctx, now: new Date('2028-02-28T15:00:00Z') };
  await charge(ctx, 10_000, aProvider().gateway);
  const [lot] = await world.system.db
    .select()
    .from(walletLots)
    .where(eq(walletLots.userId, ctx.actor.userId));
  expect([kstDayOf(ctx.now), lot?.expiresOn]).toEqual(['2028-02-29', '2033-02-28']);
});

test('what an open order holds stays; what comes back of it after its day is good for the rest of that day, once', async () => {
  const person = await endingOn(DAY);
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 30_000 });
  const lateCtx = { ...person.ctx, now: after(MIDNIGHT, -minutes(5)) };
  await fillCart(lateCtx, [{ variantId }]);
  await place(lateCtx, { wallet: 20_000 });
  await sweep(MIDNIGHT);
  expect((await readWallet(person.ctx)).balances).toMatchObject({ charged: 0, held: 20_000 });
  const over = after(MIDNIGHT, minutes(60));
  await expireUnpaid({ ...world.system, now: over });
  expect(await chargedOf(person)).toBe(20_000);
  await sweep(over);
  expect(await chargedOf(person)).toBe(20_000);
  await sweep(after(MIDNIGHT, hours(24)));
  expect((await readWallet(person.ctx)).balances).toMatchObject({ charged: 0, held: 0 });
});

test('expiry beside spending: every won is spent or gone, never both', async () => {
  const { variantId } = await aVariant(world, await aStore(world, { shippingFee: 0 }), {
    price: 3000,
    stock: 1000,
  });
  for (let round = 0; round < 5; round++) {
    const person = await endingOn(DAY, 10_000);
    const { userId } = person.ctx.actor;
    const late = { ...person.ctx, now: MIDNIGHT };
    await fillCart(late, [{ variantId }]);
    const input = await placeInput({ ...late, now: after(MIDNIGHT, -1) }, { wallet: 2000 });
    const results = await Promise.allSettled([
      placeOrder(late, input, { orderKey: null }),
      sweep(MIDNIGHT),
      sweep(MIDNIGHT),
      sweep(MIDNIGHT),
    ]);
    const uses = await world.system.db
      .select({ use: lotUses.use, amount: lotUses.amount })
      .from(lotUses)
      .innerJoin(walletLots, eq(walletLots.id, lotUses.lotId))
      .where(and(eq(walletLots.userId, userId)));
    const spent = results[0].status === 'fulfilled' ? 2000 : 0;
    await sweep(MIDNIGHT);
    expect(uses.filter(({ use }) => use === 'hold').reduce((sum, { amount }) => sum + amount, 0)).toBe(spent);
    expect(await chargedOf(person)).toBe(0);
    await expectWalletsClean(url, NOON);
  }
});

test('a notice goes out 30, 7 and 1 days before, from nine in the morning, once a day', async () => {
  const person = await endingOn(kstDay('2027-01-20'));
  const { userId } = person.ctx.actor;
  await grantPoints(world.system, { grantId: newId(), userId, amount: krw(500), validDays: 365 });
  const noticed = async () =>
    (await world.system.db.select().from(expiryNotices).where(eq(expiryNotices.userId, userId)))
      .map(({ day }) => day)
      .sort();
  for (let day = kstDay('2026-12-15'); day < '2027-01-22'; day = addDays(day, 1)) {
    const nine = after(startOfDay(day), hours(9));
    await noteExpiring({ ...world.system, now: after(nine, -1) });
    if (day === '2026-12-21') expect(await noticed()).toEqual([]);
    await Promise.all([nine, nine].map((now) => noteExpiring({ ...world.system, now })));
  }
  expect(await noticed()).toEqual(['2026-12-21', '2027-01-13', '2027-01-19']);
});

test('the mail says what ends when, once, and nothing when all of it was used', async () => {
  const person = await endingOn(kstDay('2026-12-30'), 50_000);
  const { userId } = person.ctx.actor;
  const mails = async () => {
    const rows = await world.system.db.select().from(localMails);
    return rows.filter(({ body }) => body.includes('50,000원, 2026.12.30'));
  };
  await mailExpiring(world.system, userId, kstDay('2026-12-28'));
  expect(await mails()).toHaveLength(0);
  for (let n = 0; n < 2; n++) await mailExpiring(world.system, userId, kstDay('2026-12-29'));
  expect(await mails()).toHaveLength(1);
});

test('the wallet warns of what ends within thirty days', async () => {
  const person = await endingOn(DAY, 50_000);
  const warned = (now: Date) => readExpiring({ ...world.system, now }, person.ctx.actor.userId, 'daejeon');
  expect(await warned(startOfDay(kstDay('2026-11-02')))).toEqual([]);
  expect(await warned(startOfDay(kstDay('2026-11-03')))).toMatchObject([{ expiresOn: DAY, amount: 50_000 }]);
});
