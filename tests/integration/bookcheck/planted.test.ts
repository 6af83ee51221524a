import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareWithProvider, INVARIANTS, verifyBooks } from '#app/bookcheck/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { type Database, type Db, openDatabase } from '#db/client.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place } from '#tests/support/a-purchase.ts';
import { aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

let world: World;
let owner: Database;
const provider = aProvider();

/** A small town's worth of truth: a charge, a paid order with wallet, card, ticket and rewards, one store refunded. */
beforeAll(async () => {
  const url = await freshDatabaseUrl();
  world = await aWorld(url);
  owner = openDatabase({ url, pool: 2, role: 'owner', statementSeconds: 60 });
  const ctx = await aShopper(world);
  await charge(ctx, 50_000, provider.gateway);
  const [market, other] = [await aStore(world, { market: true }), await aStore(world)];
  await fillCart(ctx, [
    await aVariant(world, market),
    await aVariant(world, other, { kind: 'ticket' }),
    await aVariant(world, other, { taxFree: true }),
  ]);
  const { number, tossOrderId } = await place(ctx, { wallet: 20_000 });
  await pay(ctx, tossOrderId, provider.gateway);
  const store = (await findOrder(ctx, number))?.stores.find(({ storeId }) => storeId === market.storeId);
  const preview = await previewCancel(ctx, { number, storeOrderId: store?.id ?? '' });
  await cancelOrder(ctx, {
    number,
    storeOrderId: store?.id ?? '',
    reason: '기타',
    requestKey: newId(),
    expectedTotal: preview?.total ?? krw(0),
  });
  for (const id of await refundsToSend(world.system, 10))
    await sendRefund(world.system, id, provider.gateway);
});
afterAll(async () => {
  await owner.close();
  await world.database.close();
});

const system = (db: Db): Ctx<System> => ({ actor: { kind: 'system' }, now: NOON, db, requestId: 'test' });
const brokenIn = async (db: Db) =>
  (await verifyBooks(system(db))).filter(({ broken }) => broken > 0).map(({ name }) => name);

test('the books of an honest day are clean', async () => {
  expect(await brokenIn(owner.db)).toEqual([]);
  expect(await compareWithProvider(system(owner.db), provider.gateway)).toMatchObject({
    name: 'PROVIDER_AGREES',
    broken: 0,
  });
});

/** One violation each, planted past every guard: triggers off, constraints dropped, all rolled back again. */
const PLANTS: Record<string, string[]> = {
  ENTRY_BALANCED: [`update books.line set amount = amount + 1 where line_no = 1`],
  BALANCE_MATCHES_LINES: [
    `update books.balance set amount = amount - 1 where account_id = (select id from books.account where code like 'charged:%' limit 1)`,
  ],
  NO_OVERDRAFT: [
    `update books.line l set seq = case when e.kind = 'charge' then 900000000 else l.seq end from books.entry e where e.id = l.entry_id`,
  ],
  LC_CONSERVED: [
    `delete from books.line where line_no = 1 and account_id in (select id from books.account where code like 'lc_issued:%')`,
  ],
  BRIDGE_EQUAL: [
    `update books.account set code = 'lc_redeemed:elsewhere' where code = 'lc_redeemed:daejeon'`,
  ],
  LOTS_MATCH: [`update wallet_lots set remaining = remaining - 1`],
  HOLD_CLOSED: [`update wallet_holds set state = 'open'`],
  CAP_KEPT: [`update reward_months set promised = promised + 1`],
  CHARGES_MATCH: [`update wallet_months set charged = charged + 1`],
  ORDER_ADDS_UP: [
    `alter table orders drop constraint order_adds_up`,
    `update orders set charged = charged + 1`,
  ],
  PAID_ONCE: [`update payment_attempts set amount = amount + 1 where purpose = 'order'`],
  REFUND_CAPPED: [`update refund_lines set external = external + 1`],
  STOCK_CONSERVED: [`update inventory_units set on_hand = on_hand + 1`],
  SELLER_EXACT: [`update order_lines set fee = fee + 1 where fee > 0 and refunded_quantity = 0`],
  TICKETS_MATCH: [`delete from tickets`],
  REFERENCES_HOLD: [`update payment_attempts set subject_id = gen_random_uuid() where purpose = 'charge'`],
  OUTBOX_DRAINED: [
    `select graphile_worker.add_job('refunds.send')`,
    `update graphile_worker._private_jobs set attempts = max_attempts`,
  ],
  NOTHING_STUCK: [`update refunds set state = 'stuck'`],
};

test('every invariant has a planted violation', () => {
  expect(Object.keys(PLANTS).sort()).toEqual(INVARIANTS.map(({ name }) => name).sort());
});

test.each(Object.entries(PLANTS))('%s names its planted violation', async (name, statements) => {
  const seen: string[] = [];
  const undo = new Error('undo');
  await owner.db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.execute(sql.raw(statement));
      seen.push(...(await brokenIn(tx as unknown as Db)));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  expect(seen).toContain(name);
});

test('a payment the provider remembers otherwise is named', async () => {
  const [first] = [...provider.payments.values()];
  if (first) first.balanceAmount = krw(first.balanceAmount + 1);
  expect(await compareWithProvider(system(owner.db), provider.gateway)).toMatchObject({ broken: 1 });
});
