import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearCart } from '#app/cart/index.server.ts';
import { expireUnpaid, placeOrder, recoverAttempts } from '#app/checkout/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import { Refusal } from '#app/core/refusal.ts';
import { sqlState } from '#db/client.server.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { fillCart, pay, placeInput } from '#tests/support/a-purchase.ts';
import {
  type AVariant,
  aShopper,
  aStore,
  aVariant,
  aWorld,
  NOON,
  type World,
} from '#tests/support/a-world.ts';
import { expectBooksClean } from '#tests/support/books.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { inParallel } from '#tests/support/in-parallel.ts';
import { isLong, patience, randomOf, runs, SEED, say } from '#tests/support/runs.ts';

const BUYERS = 32;
const HOT = 20;
const LINES = 4;
const CARTS = runs(160);
/** A statement's time, a lock's time. A deadlock is none of them. */
const WAITED = ['57014', '55P03'];

let url: string;
let world: World;
const { gateway } = aProvider();
beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: BUYERS });
});
afterAll(() => world.database.close());

/** The server's own count: a retried deadlock is one, too. It is told a little later. */
async function deadlocks(): Promise<number> {
  await world.system.db.execute(sql`select pg_stat_force_next_flush()`);
  const [row] = await world.system.db.execute<{ deadlocks: string }>(
    sql`select deadlocks from pg_stat_database where datname = current_database()`,
  );
  return Number(row?.deadlocks);
}

const stockOf = async (goods: readonly AVariant[]) => {
  const rows = await world.system.db.execute<{ on_hand: string; held: string }>(
    sql`select sum(on_hand) as on_hand, sum(held) as held from inventory_units where id = any(${sql.param(goods.map(({ unitId }) => unitId))}::uuid[])`,
  );
  return { onHand: Number(rows[0]?.on_hand), held: Number(rows[0]?.held) };
};

test(
  `${BUYERS} buyers with carts of ${LINES} out of ${HOT} hot variants: ${CARTS} carts, no deadlock, none lost`,
  async () => {
    const from = performance.now();
    const stores = await Promise.all(Array.from({ length: 4 }, () => aStore(world, { shippingFee: 0 })));
    const goods: AVariant[] = [];
    for (let i = 0; i < HOT; i++)
      goods.push(await aVariant(world, stores[i % 4] as (typeof stores)[number], { stock: CARTS }));
    const buyers = await Promise.all(Array.from({ length: BUYERS }, () => aShopper(world)));
    const random = randomOf(SEED);
    const before = await deadlocks();
    let [placed, paid, busy] = [0, 0, 0];
    /** Waited too long on a small machine: the shopper sends the same form again, recovery does the rest. */
    const unlessBusy = (error: unknown): void => {
      if (!WAITED.includes(sqlState(error) ?? '')) throw error;
      busy += 1;
    };
    async function patiently<T>(work: () => Promise<T>): Promise<T> {
      for (;;)
        try {
          return await work();
        } catch (error) {
          unlessBusy(error);
        }
    }

    async function oneCart(ctx: Ctx<Shopper>): Promise<void> {
      const chosen = new Set<AVariant>();
      while (chosen.size < LINES) chosen.add(goods[random.below(HOT)] as AVariant);
      await clearCart(ctx);
      await fillCart(ctx, [...chosen]);
      const input = await placeInput(ctx);
      const { tossOrderId } = await patiently(() => placeOrder(ctx, input, { orderKey: null }));
      placed += 1;
      // One in three is left unpaid.
      if (random.below(3) === 0) return;
      await pay(ctx, tossOrderId, gateway).catch(unlessBusy);
      paid += 1;
    }
    // A buyer shops alone, beside all the others.
    const perBuyer = Array.from({ length: BUYERS }, (_, i) => Math.floor((CARTS + i) / BUYERS));
    await inParallel(buyers, BUYERS, async (ctx, i) => {
      for (let cart = 0; cart < (perBuyer[i] ?? 0); cart++) await oneCart(ctx);
    });

    const soon = { ...world.system, now: after(NOON, minutes(1)) };
    while ((await recoverAttempts(soon, gateway)) > 0);
    const states = await world.system.db.execute<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from orders group by 1 order by 1`,
    );
    expect(placed).toBe(CARTS);
    expect(states).toEqual([
      { state: 'awaiting_payment', n: CARTS - paid },
      { state: 'paid', n: paid },
    ]);
    expect(await stockOf(goods)).toEqual({
      onHand: HOT * CARTS - LINES * CARTS,
      held: LINES * (CARTS - paid),
    });
    const later = { ...world.system, now: after(NOON, minutes(16)) };
    while ((await expireUnpaid(later)) > 0);
    expect(await stockOf(goods)).toEqual({ onHand: HOT * CARTS - LINES * paid, held: 0 });
    expect((await deadlocks()) - before).toBe(0);
    await expectBooksClean(url, NOON);
    const seconds = (performance.now() - from) / 1000;
    say({
      carts: CARTS,
      paid,
      busy,
      seconds: Math.round(seconds),
      perSecond: Math.round(CARTS / seconds),
      seed: SEED,
    });
  },
  patience(),
);

const CROWD = isLong() ? 1000 : 100;
const UNITS = CROWD / 10;

test(
  `${CROWD} buyers for ${UNITS} units: exactly ${UNITS}`,
  async () => {
    const from = performance.now();
    const { variantId, unitId } = await aVariant(world, await aStore(world), { stock: UNITS });
    const crowd = await inParallel(Array.from({ length: CROWD }), 16, () => aShopper(world));
    const inputs = await inParallel(crowd, 16, async (ctx) => {
      await fillCart(ctx, [{ variantId }]);
      return placeInput(ctx);
    });
    const results = await Promise.allSettled(
      crowd.map((ctx, i) => placeOrder(ctx, inputs[i] as (typeof inputs)[number], { orderKey: null })),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused.filter((reason) => !(reason instanceof Refusal))).toEqual([]);
    expect(new Set(refused.map(({ reason }) => reason.code))).toEqual(new Set(['checkout/sold-out']));
    expect(refused).toHaveLength(CROWD - UNITS);
    expect(await stockOf([{ unitId } as AVariant])).toEqual({ onHand: 0, held: UNITS });
    say({
      crowd: CROWD,
      placed: CROWD - refused.length,
      seconds: Math.round((performance.now() - from) / 1000),
    });
    await expectBooksClean(url, NOON);
  },
  patience(),
);
