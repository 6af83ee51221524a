import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareWithProvider } from '#app/bookcheck/index.server.ts';
import { chargeWallet, recoverAttempts, recoverByHint } from '#app/checkout/index.server.ts';
import { cancelOrder, previewCancel } from '#app/claims/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { after, minutes } from '#app/core/kst.ts';
import { closeHints, receiveWebhook } from '#app/payments/index.server.ts';
import { refundsToSend, sendRefund } from '#app/refunds/index.server.ts';
import { fillCart, place } from '#tests/support/a-purchase.ts';
import { aSandboxShop } from '#tests/support/a-sandbox-purchase.ts';
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
import { patience, randomOf, runs, SEED, say } from '#tests/support/runs.ts';

const PAYMENTS = runs(60);
const AT_ONCE = 8;
const STEP = 10_000;

let url: string;
let world: World;
let shop: Awaited<ReturnType<typeof aSandboxShop>>;
let goods: AVariant;
let door: Server;
let now = NOON;
const at = <C extends Ctx>(ctx: C): C => ({ ...ctx, now });
const hinted = new Set<string>();
let arrived = 0;

beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url, { pool: 20 });
  // The webhook's door: kept like in production, read by a job.
  door = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    await receiveWebhook(at(world.system), raw);
    hinted.add((JSON.parse(raw) as { data: { orderId: string } }).data.orderId);
    arrived += 1;
    response.end('ok');
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  shop = await aSandboxShop(world, { webhookUrl: `http://127.0.0.1:${port}/` });
  goods = await aVariant(world, await aStore(world, { shippingFee: 0 }), { price: 10_000, stock: 1_000_000 });
});
afterAll(async () => {
  await shop.sandbox.stop();
  door.close();
  await world.database.close();
});

/** 30 % lost answers, half of them after the capture; 10 % errors after it; 20 % of the news twice, late or never. */
async function troubleFor(orderId: string, on: 'confirm' | 'cancel', luck: number, news: number) {
  if (luck < 15) await shop.fault({ on, mode: 'drop-before', orderId });
  else if (luck < 30) await shop.fault({ on, mode: 'drop-after', orderId });
  else if (luck < 40) await shop.fault({ on, mode: 'status', after: true, orderId });
  const mode = news < 10 ? 'duplicate' : news < 20 ? 'reorder' : null;
  if (mode) await shop.fault({ on: 'webhook', mode, orderId });
}

async function openStates(): Promise<string[]> {
  const rows = await world.system.db.execute<{ what: string }>(sql`
    select 'attempt ' || state as what from payment_attempts where state not in ('captured', 'failed', 'expired', 'compensated')
    union all select 'refund ' || state from refunds where state <> 'done'`);
  return rows.map(({ what }) => what);
}

async function readHints(): Promise<void> {
  const orders = [...hinted];
  hinted.clear();
  await inParallel(orders, AT_ONCE, async (tossOrderId) => {
    await recoverByHint(at(world.system), tossOrderId, shop.gateway);
    await closeHints(at(world.system), tossOrderId);
  });
}

async function sendRefunds(): Promise<void> {
  const due = await refundsToSend(at(world.system), 50);
  await inParallel(due, AT_ONCE, (id) => sendRefund(at(world.system), id, shop.gateway));
}

/** The worker's sweeps until everything is over; how long it took on the clock. */
async function settle(): Promise<number> {
  const from = now;
  while ((await openStates()).length > 0) {
    now = after(now, STEP);
    if (now.getTime() - from.getTime() > minutes(10))
      throw new Error(`still open after ten minutes: ${(await openStates()).join(', ')}`);
    await shop.clock(now);
    await readHints();
    await recoverAttempts(at(world.system), shop.gateway);
    await sendRefunds();
  }
  return (now.getTime() - from.getTime()) / 1000;
}

test(
  `${PAYMENTS} payments of a provider that loses, fails, repeats and reorders: books and provider agree on all`,
  async () => {
    const begun = performance.now();
    const random = randomOf(SEED);
    const plans = Array.from({ length: PAYMENTS }, (_, i) => ({
      charge: i % 5 === 0,
      confirm: random.below(100),
      cancel: random.below(100),
      news: random.below(100),
      moreNews: random.below(100),
      refunds: random.below(3) === 0,
    }));
    const paid = await inParallel(plans, AT_ONCE, async (plan) => {
      const ctx = at(await aShopper(world));
      let number: string | null = null;
      let tossOrderId: string | null;
      if (plan.charge)
        ({ tossOrderId } = await chargeWallet(ctx, {
          intentKey: newId(),
          amount: krw(30_000),
          method: 'card',
        }));
      else {
        await fillCart(ctx, [goods]);
        ({ number, tossOrderId } = await place(ctx));
      }
      await troubleFor(tossOrderId ?? '', 'confirm', plan.confirm, plan.news);
      await shop.payInWindow(ctx, tossOrderId ?? '');
      return { ctx, number, tossOrderId: tossOrderId ?? '', plan };
    });
    const confirmedWithin = await settle();
    await inParallel(paid, AT_ONCE, async ({ ctx, number, tossOrderId, plan }) => {
      if (!number || !plan.refunds) return;
      await troubleFor(tossOrderId, 'cancel', plan.cancel, plan.moreNews);
      const preview = await previewCancel(ctx, { number, storeOrderId: null });
      await cancelOrder(at(ctx), {
        number,
        storeOrderId: null,
        reason: '기타',
        requestKey: newId(),
        expectedTotal: preview?.total ?? krw(0),
      });
    });
    const refundedWithin = await settle();
    const states = await world.system.db.execute<{ state: string; n: number }>(
      sql`select state, count(*)::int as n from payment_attempts group by 1`,
    );
    // Whoever went through the window has paid: no trouble of the provider's is a refusal.
    expect(states).toEqual([{ state: 'captured', n: PAYMENTS }]);
    expect((await compareWithProvider(at(world.system), shop.gateway)).offenders).toEqual([]);
    await expectBooksClean(url, now);
    const taken = await shop.control<{ path: string; status: number | null; note: string | null }[]>('calls');
    const troubled = taken.filter(({ note }) => note?.startsWith('fault') || note?.startsWith('dropped'));
    expect(troubled.length).toBeGreaterThan(PAYMENTS / 5);
    say({
      payments: PAYMENTS,
      troubled: troubled.length,
      webhooks: arrived,
      confirmedWithin,
      refundedWithin,
      seed: SEED,
      seconds: Math.round((performance.now() - begun) / 1000),
    });
  },
  patience(),
);
