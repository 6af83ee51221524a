import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBooks } from '#app/bookcheck/index.server.ts';
import { placeOrder } from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { movePendingReturns, readBalances } from '#app/wallet/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { pendingReturns, walletLots, walletMonths } from '#db/schema/wallet.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, place, placeInput } from '#tests/support/a-purchase.ts';
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
async function deadlocks(): Promise<number> {
  await new Promise((wake) => setTimeout(wake, 1500));
  await Promise.all(
    Array.from({ length: 20 }, () => world.system.db.execute(sql`select pg_stat_force_next_flush()`)),
  );
  const [row] = await world.system.db.execute<{ deadlocks: string }>(
    sql`select deadlocks from pg_stat_database where datname = current_database()`,
  );
  return Number(row?.deadlocks);
}

test('placing with the wallet alone and cancelling another order never deadlock', async () => {
  await world.system.db.update(cashbackProgrammes).set({ payout: 'paid' });
  const store = await aStore(world, { shippingFee: 0 });
  const { variantId } = await aVariant(world, store, { price: 10_000 });
  const before = await deadlocks();
  const failed: string[] = [];
  for (let i = 0; i < 8; i++) {
    const ctx = await aShopper(world);
    await charge(ctx, 100_000, aProvider().gateway);
    await fillCart(ctx, [{ variantId }]);
    const { number } = await place(ctx, { wallet: 10_000 });
    await fillCart(ctx, [{ variantId }]);
    const input = await placeInput(ctx, { wallet: 10_000 });
    const plan = await previewCancel(ctx, { number, storeOrderId: null });
    const results = await Promise.allSettled([
      placeOrder(ctx, input, { orderKey: null }),
      new Promise((wake) => setTimeout(wake, i * 4)).then(() =>
        cancelOrder(ctx, {
          number,
          storeOrderId: null,
          reason: 'x',
          requestKey: newId(),
          expectedTotal: plan?.total ?? krw(0),
        }),
      ),
    ]);
    for (const r of results)
      if (r.status === 'rejected') failed.push(String(r.reason?.reason?.code ?? r.reason));
  }
  await world.system.db.update(cashbackProgrammes).set({ payout: 'confirmed' });
  expect((await deadlocks()) - before).toBe(0);
}, 60_000);

test('a promised reward nobody counted against the month is found', async () => {
  const ctx = await aShopper(world);
  await charge(ctx, 50_000, aProvider().gateway);
  const store = await aStore(world, { shippingFee: 0 });
  const { variantId } = await aVariant(world, store, { price: 50_000 });
  await fillCart(ctx, [{ variantId }]);
  await place(ctx, { wallet: 50_000 });
  const before = (await broken()).map(({ name }) => name);
  const owner = openDatabase({ url, pool: 1, role: 'owner' });
  await owner.db.execute(sql`delete from reward_months where user_id = ${ctx.actor.userId}`);
  await owner.db.execute(sql`delete from wallet_months where user_id = ${ctx.actor.userId}`);
  await owner.close();
  const names = (await broken()).map(({ name }) => name).filter((name) => !before.includes(name));
  expect(names).toEqual(expect.arrayContaining(['CAP_KEPT', 'CHARGES_MATCH']));
});

test('money confirmed to the wrong side of a store is found', async () => {
  const before = (await broken()).map(({ name }) => name);
  const { post } = await import('#app/ledger/index.server.ts');
  const { account, move } = await import('#app/ledger/index.ts');
  const { inTransaction } = await import('#db/client.server.ts');
  const store = await aStore(world);
  await inTransaction(world.system, (tx) =>
    post(tx, [
      {
        kind: 'confirm',
        key: `confirm:${newId()}`,
        date: '2026-11-23' as never,
        lines: move(krw(7000), account.sellerPending(store.storeId), account.sellerPayable(store.storeId)),
      },
    ]).then(() => undefined),
  );
  const names = (await broken()).map(({ name }) => name).filter((name) => !before.includes(name));
  expect(names).toContain('SELLER_EXACT');
});

test('people with full wallets do not keep the next one waiting for ever', async () => {
  const { db } = world.system;
  for (let i = 0; i < 260; i++) {
    const { actor } = await aShopper(world);
    const lotId = newId();
    await db.insert(walletLots).values({
      id: lotId,
      userId: actor.userId,
      currency: 'daejeon',
      sourceId: newId(),
      amount: krw(1000),
      remaining: krw(0),
      chargedAt: NOON,
      expiresOn: '2031-01-01',
    } as never);
    await db.insert(walletMonths).values({
      userId: actor.userId,
      currency: 'daejeon',
      month: '2026-11',
      charging: krw(2_000_000),
    } as never);
    await db.insert(pendingReturns).values({
      userId: actor.userId,
      currency: 'daejeon',
      lotId,
      causeId: newId(),
      amount: krw(1000),
      since: NOON,
    });
  }
  const { post } = await import('#app/ledger/index.server.ts');
  const { account, move } = await import('#app/ledger/index.ts');
  const { inTransaction } = await import('#db/client.server.ts');
  const people = [];
  for (let i = 0; i < 5; i++) {
    const one = await aShopper(world);
    people.push(one);
    const lotId = newId();
    await db.insert(walletLots).values({
      id: lotId,
      userId: one.actor.userId,
      currency: 'daejeon',
      sourceId: newId(),
      amount: krw(1000),
      remaining: krw(0),
      chargedAt: NOON,
      expiresOn: '2031-01-01',
    } as never);
    await db.insert(pendingReturns).values({
      userId: one.actor.userId,
      currency: 'daejeon',
      lotId,
      causeId: newId(),
      amount: krw(1000),
      since: NOON,
    });
    await inTransaction(world.system, (tx) =>
      post(tx, [
        {
          kind: 'test',
          key: `test:${lotId}`,
          date: '2026-11-23' as never,
          lines: move(
            krw(1000),
            account.issued('daejeon'),
            account.pendingReturn('daejeon', one.actor.userId),
          ),
        },
      ]).then(() => undefined),
    );
  }
  for (let i = 0; i < 5; i++) await movePendingReturns(world.system);
  const charged = await Promise.all(
    people.map(async (one) => (await readBalances(one, one.actor.userId)).charged),
  );
  expect(charged).toEqual([1000, 1000, 1000, 1000, 1000]);
}, 60_000);
