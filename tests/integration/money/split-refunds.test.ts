import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { add, krw } from '#app/core/krw.ts';
import { after, days, kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { confirmPurchase, findOrder, linesOf } from '#app/orders/index.server.ts';
import { giveCoupon } from '#app/promotions/index.server.ts';
import {
  decideRefund,
  listRefunds,
  previewRefund,
  refundsToSend,
  sendRefund,
} from '#app/refunds/index.server.ts';
import { SHARES, TENDERS } from '#app/refunds/index.ts';
import { giveGrant, grantPoints, saveGrantProgramme, savePointPolicy } from '#app/wallet/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { walletLots } from '#db/schema/wallet.ts';
import { aCampaign } from '#tests/support/a-campaign.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place } from '#tests/support/a-purchase.ts';
import {
  type AStore,
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
import { patience, randomOf, runs, SEED, say } from '#tests/support/runs.ts';

let url: string;
let world: World;
let stores: AStore[];
let goods: AVariant[];
let campaigns: string[];
const { gateway } = aProvider();
const GRANT = newId();

beforeAll(async () => {
  url = await freshDatabaseUrl();
  world = await aWorld(url);
  await savePointPolicy(world.system, {
    effectiveFrom: new Date('2026-01-01T00:00:00+09:00'),
    earnBps: 100,
    minimumUse: krw(1000),
    validDays: 365,
  });
  await saveGrantProgramme(world.system, {
    id: GRANT,
    currency: 'daejeon',
    name: '청년 수당',
    funder: '대전광역시',
    validDays: 90,
    createdAt: NOON,
  });
  stores = [
    await aStore(world, { market: true, shippingFee: 2500 }),
    await aStore(world, { shippingFee: 3000 }),
    await aStore(world, { shippingFee: 3500, walletPayable: false }),
  ];
  const [market, town, outside] = stores as [AStore, AStore, AStore];
  const many = { stock: 1_000_000 };
  goods = [
    await aVariant(world, market, { price: 7333, taxFree: true, ...many }),
    await aVariant(world, market, { price: 4990, ...many }),
    await aVariant(world, market, { price: 12_410, taxFree: true, ...many }),
    await aVariant(world, town, { price: 8900, ...many }),
    await aVariant(world, town, { price: 3170, taxFree: true, ...many }),
    await aVariant(world, outside, { price: 10_010, ...many }),
    await aVariant(world, outside, { price: 2590, taxFree: true, ...many }),
  ];
  campaigns = [
    await aCampaign(world, {
      amount: 3001,
      cityBps: 3333,
      mallBps: 3333,
      sellerBps: 3334,
      perPersonLimit: 100,
    }),
    await aCampaign(world, {
      name: '시장 10%',
      kind: 'percent',
      level: 'store',
      scope: { of: 'stores', ids: [market.storeId] },
      rateBps: 1000,
      amount: 0,
      maxDiscount: 2777,
      cityBps: 0,
      mallBps: 4000,
      sellerBps: 6000,
      perPersonLimit: 100,
    }),
  ];
});
afterAll(async () => {
  await world.database.close();
});

/** A shopper with all three wallet buckets, points, and a coupon of each campaign. */
async function aRichShopper(): Promise<Ctx<Shopper>> {
  const ctx = await aShopper(world);
  const { userId } = ctx.actor;
  await charge(ctx, 40_000, gateway);
  await charge(ctx, 20_000, gateway);
  await inTransaction(ctx, async (tx) => {
    const amount = krw(4321);
    const lines = move(amount, account.issued('daejeon'), account.cashback('daejeon', userId));
    await post(tx, [{ kind: 'grant', key: `grant:${newId()}`, date: kstDayOf(NOON), lines }]);
    await tx.db.insert(walletLots).values({
      userId,
      bucket: 'cashback',
      currency: 'daejeon',
      sourceId: newId(),
      amount,
      remaining: amount,
      chargedAt: NOON,
      expiresOn: kstDayOf(after(NOON, days(900))),
    });
  });
  await giveGrant(ctx, { grantId: newId(), programmeId: GRANT, userId, amount: krw(5777) });
  await grantPoints(ctx, { grantId: newId(), userId, amount: krw(6001), validDays: 365 });
  return ctx;
}

/** What every account of the books says. Accounts of an order or a purchase confirmation end at nothing. */
async function books(): Promise<Map<string, number>> {
  const rows = await world.system.db.execute<{ code: string; total: string }>(sql`
    select regexp_replace(a.code, '^seller_(pending|payable)', 'seller') as code, sum(l.amount) as total
    from books.line l join books.account a on a.id = l.account_id group by 1 having sum(l.amount) <> 0`);
  return new Map(rows.map(({ code, total }) => [code, Number(total)]));
}

async function sendAll(): Promise<void> {
  for (const id of await refundsToSend(world.system, 100)) await sendRefund(world.system, id, gateway);
}

/** 3 stores, 7 lines, paid with everything there is. */
async function aSplitOrder(ctx: Ctx<Shopper>, random: ReturnType<typeof randomOf>) {
  for (const campaignId of campaigns)
    await giveCoupon(world.system, { campaignId, userId: ctx.actor.userId, key: newId() });
  await fillCart(
    ctx,
    goods.map(({ variantId }) => ({ variantId, quantity: 1 + random.below(4) })),
  );
  const wallet = 20_000 + random.below(15_000);
  const { number, tossOrderId } = await place(ctx, {
    wallet,
    points: 1000 + random.below(5000),
    coupons: 'auto',
  });
  await pay(ctx, tossOrderId, gateway);
  const order = await findOrder(ctx, number);
  if (!order) throw new Error('no order');
  expect(order.stores).toHaveLength(3);
  expect(
    order.stores.flatMap(({ lines }) => lines).filter(({ lineType }) => lineType === 'item'),
  ).toHaveLength(7);
  for (const tender of TENDERS) expect(order.tenders[tender], tender).toBeGreaterThan(0);
  return { id: order.id, number, userId: ctx.actor.userId, currency: 'daejeon' };
}

type Order = Awaited<ReturnType<typeof aSplitOrder>>;

/** What came back of each line is exactly the share of its units, component by component. */
async function expectPrefixExact(order: Order): Promise<number> {
  const lines = await linesOf(world.system, order.id);
  for (const line of lines)
    for (const share of SHARES) {
      const refunded = line[`refunded${share[0]?.toUpperCase()}${share.slice(1)}` as keyof typeof line];
      expect(refunded).toBe(Math.floor((line[share] * line.refundedQuantity) / line.quantity));
    }
  return lines.reduce((left, line) => left + line.quantity - line.refundedQuantity, 0);
}

/** Some units of some lines, at random. */
async function someUnits(order: Order, random: ReturnType<typeof randomOf>): Promise<Map<string, number>> {
  const open = (await linesOf(world.system, order.id)).filter((l) => l.refundedQuantity < l.quantity);
  const first = open[random.below(open.length)];
  return new Map(
    open
      .filter((line) => line === first || random.below(4) === 0)
      .map((line) => [line.id, 1 + random.below(line.quantity - line.refundedQuantity)]),
  );
}

async function refundInPieces(ctx: Ctx<Shopper>, order: Order, seed: number): Promise<number> {
  const random = randomOf(seed);
  const confirmsAfter = random.below(3) === 0 ? random.below(4) : -1;
  for (let steps = 0; ; steps++) {
    if (steps === confirmsAfter) {
      await world.system.db.execute(
        sql`update order_lines set state = 'delivered' where order_id = ${order.id} and line_type = 'item' and state = 'paid' and position % 2 = 0`,
      );
      await confirmPurchase(ctx, { number: order.number, lineId: null }).catch(() => undefined);
    }
    const quantities = await someUnits(order, random);
    const preview = await previewRefund(ctx, order, quantities);
    const refundId = await decideRefund(ctx, {
      orderId: order.id,
      storeOrderId: null,
      requestKey: newId(),
      reason: '일부 취소',
      cause: 'buyer',
      quantities,
      expectedTotal: preview.total,
    });
    const done = (await listRefunds(ctx, order.id)).find(({ id }) => id === refundId);
    for (const tender of TENDERS) {
      expect(preview.back[tender]).toBeGreaterThanOrEqual(0);
      expect(done?.[tender]).toBe(preview.back[tender]);
    }
    expect(done).toMatchObject({
      coupon: preview.coupon,
      taxFree: preview.externalTaxFree,
      pendingReturn: preview.waiting,
    });
    if (random.below(3) === 0) await sendAll();
    if ((await expectPrefixExact(order)) === 0) return steps + 1;
  }
}

const SEQUENCES = runs(12);

test(
  `${SEQUENCES} random sequences of partial refunds of a split order end exact for everybody`,
  async () => {
    const from = performance.now();
    let pieces = 0;
    for (let i = 0; i < SEQUENCES; i++) {
      const seed = SEED + i;
      const ctx = await aRichShopper();
      const before = await books();
      const order = await aSplitOrder(ctx, randomOf(seed));
      try {
        pieces += await refundInPieces(ctx, order, seed);
        await sendAll();
        // Shopper, sellers, city, mall, fee, VAT, provider, budgets: whatever moved is where it was.
        expect(await books()).toEqual(before);
        const refunds = await listRefunds(ctx, order.id);
        const [attempt] = await world.system.db.execute<{ tax_free: string; amount: string }>(
          sql`select tax_free, amount from payment_attempts where subject_id = ${order.id}`,
        );
        expect(add(...refunds.map(({ external }) => external))).toBe(Number(attempt?.amount));
        expect(add(...refunds.map(({ taxFree }) => taxFree))).toBe(Number(attempt?.tax_free));
      } catch (error) {
        throw new Error(`with SEED=${seed}`, { cause: error });
      }
    }
    say({ sequences: SEQUENCES, pieces, seed: SEED, seconds: Math.round((performance.now() - from) / 1000) });
    await expectBooksClean(url, NOON);
  },
  patience(),
);
