import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { compareWithProvider } from '#app/bookcheck/index.server.ts';
import { chargeWallet } from '#app/checkout/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { findAttempt } from '#app/payments/index.server.ts';
import type { FaultPoint } from '#app/platform/faults.server.ts';
import { listRefunds } from '#app/refunds/index.server.ts';
import { readBalances } from '#app/wallet/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { aKillableMall } from './a-killable-mall.ts';
import { fillCart, placeInput } from './a-purchase.ts';
import { aSandboxShop } from './a-sandbox-purchase.ts';
import { aBundle, aShopper, aStore, aVariant, aWorld, NOON } from './a-world.ts';
import { expectBooksClean } from './books.ts';
import { TOKEN } from './sandbox/a-sandbox.ts';

/** The recovery looks at an outcome this long after it was asked for (first reading, lease of a refund). */
const INTERVAL = 16_000;
const IN_STOCK = 10;

/** A mall in processes that die, the provider's sandbox beside it, and one clock for both. */
export async function aKillableShop(url: string) {
  const world = await aWorld(url, { pool: 4 });
  const shop = await aSandboxShop(world);
  const owner = openDatabase({ url, pool: 1, role: 'owner' });
  let offset = NOON.getTime() - Date.now();
  const now = () => new Date(Date.now() + offset);
  const mall = await aKillableMall({
    DATABASE_URL: url,
    DATABASE_POOL: '4',
    SESSION_SECRET: process.env.SESSION_SECRET ?? '',
    DATA_DIR: process.env.DATA_DIR ?? '',
    LOG_LEVEL: 'silent',
    MALL_TEST_CONTROLS: TOKEN,
    RATE_LIMITS: '0',
    TOSS_CLIENT_KEY: shop.settings.clientKey,
    TOSS_SECRET_KEY: shop.settings.secretKey,
    TOSS_API_URL: shop.sandbox.origin,
    TOSS_TIMEOUT_MS: '2000',
  });
  const at = <C extends Ctx>(ctx: C): C => ({ ...ctx, now: now() });

  /** The processes' clock, the sandbox's and ours run on together. */
  async function advance(ms: number): Promise<void> {
    offset += ms;
    await owner.client`insert into test_clock ("only", offset_ms) values (true, ${offset})
      on conflict ("only") do update set offset_ms = excluded.offset_ms`;
    await shop.clock(now());
  }
  await advance(0);

  const killAt = (point: FaultPoint) =>
    owner.client`insert into test_faults (point, mode, ms, times) values (${point}, 'kill', 0, 1)
      on conflict (point) do update set mode = 'kill', times = 1`;
  const killsLeft = async () => {
    const rows = await owner.client<{ point: string }[]>`select point from test_faults where times > 0`;
    return rows.map(({ point }) => point);
  };

  /** Time passes and everything due is done; true when the process died on the way. */
  async function recover(ms: number = INTERVAL): Promise<boolean> {
    // What a living worker does for a dead one when its lease is over, without the waiting.
    await owner.client`select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))`;
    await advance(ms);
    return (await mall.ask('recover', null)) === mall.KILLED;
  }

  /**
   * Lets recovery run until the asked-for kill has happened, and then for one interval more: by then everything has to
   * be over.
   */
  async function recoverWithin(ms: number = INTERVAL): Promise<void> {
    for (let tried = 0; (await killsLeft()).length > 0 && tried < 3; tried++) await recover();
    expect(await killsLeft()).toEqual([]);
    expect(await recover(ms)).toBe(false);
  }

  /** A shopper with charged money and an order in the cart, part of it from the wallet; `bundled`: the goods in a bundle. */
  async function aBuyer({ bundled = false } = {}) {
    const ctx = at(await aShopper(world));
    const { tossOrderId } = await chargeWallet(ctx, {
      intentKey: newId(),
      amount: krw(50_000),
      method: 'card',
    });
    await shop.payInWindow(ctx, tossOrderId);
    const store = await aStore(world, { shippingFee: 0 });
    const goods = await aVariant(world, store, { price: 20_000, stock: IN_STOCK });
    const beside = bundled ? [{ of: await aVariant(world, store, { stock: 2 }), quantity: 2 }] : [];
    const wanted = bundled
      ? await aBundle(world, store, [{ of: goods, quantity: 1 }, ...beside], { price: 20_000 })
      : goods;
    await fillCart(ctx, [wanted]);
    return { ctx, goods, chargedBy: tossOrderId };
  }
  type Buyer = Awaited<ReturnType<typeof aBuyer>>;

  const formOf = (buyer: Buyer, options: Parameters<typeof placeInput>[1]) =>
    placeInput(at(buyer.ctx), options);

  async function orderFacts(ctx: Ctx<Shopper>, number: string) {
    const order = await findOrder(at(ctx), number);
    return {
      state: order?.state,
      refunds: (await listRefunds(ctx, order?.id ?? '')).map(({ state }) => state),
    };
  }
  const stockOf = async (unitId: string) => {
    const [unit] = await world.system.db.execute<{ on_hand: number; held: number }>(
      sql`select on_hand, held from inventory_units where id = ${unitId}`,
    );
    return [unit?.on_hand, unit?.held];
  };
  const moneyOf = async ({ actor }: Ctx<Shopper>) => {
    const { charged, held, pending } = await readBalances(world.system, actor.userId);
    return { charged, held, pending };
  };
  const balanceAtProvider = async (tossOrderId: string) => {
    const read = await shop.gateway.readByOrderId(tossOrderId);
    if (read.kind !== 'found') return 0;
    return ['DONE', 'PARTIAL_CANCELED', 'CANCELED'].includes(read.payment.status)
      ? Number(read.payment.balanceAmount)
      : 0;
  };
  const executed = async (tossOrderId: string, path: RegExp) =>
    (
      await shop.control<{ path: string; status: number | null; note: string | null; orderId: string }[]>(
        `calls?orderId=${tossOrderId}`,
      )
    ).filter((call) => path.test(call.path) && call.status === 200 && call.note !== 'replayed').length;

  async function expectProviderAgrees(): Promise<void> {
    const compared = await compareWithProvider(at(world.system), shop.gateway);
    expect(compared.offenders).toEqual([]);
  }

  return {
    ...shop,
    world,
    mall,
    at,
    killAt,
    killsLeft,
    recover,
    recoverWithin,
    aBuyer,
    formOf,
    orderFacts,
    stockOf,
    moneyOf,
    balanceAtProvider,
    executed,
    expectProviderAgrees,
    expectBooksClean: () => expectBooksClean(url, now()),
    webhookOf: async (tossOrderId: string) =>
      JSON.stringify({
        eventType: 'PAYMENT_STATUS_CHANGED',
        createdAt: newId(),
        data: { orderId: tossOrderId },
      }),
    attemptOf: (tossOrderId: string) => findAttempt(world.system, tossOrderId),
    chargeForm: (amount: number) => ({ intentKey: newId(), amount: krw(amount), method: 'card' as const }),
    stop: async () => {
      await mall.stop();
      await shop.sandbox.stop();
      await Promise.all([owner.close(), world.database.close()]);
    },
  };
}
