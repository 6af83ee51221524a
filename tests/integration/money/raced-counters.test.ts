import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chargeWallet } from '#app/checkout/index.server.ts';
import { cancelOrder } from '#app/claims/index.server.ts';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { krw } from '#app/core/krw.ts';
import { kstDayOf, kstMonthOf } from '#app/core/kst.ts';
import { Refusal } from '#app/core/refusal.ts';
import { reserve } from '#app/inventory/index.server.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { findOrder } from '#app/orders/index.server.ts';
import { claimCoupon, reserveCoupons } from '#app/promotions/index.server.ts';
import {
  acceptGift,
  countReward,
  giveGrant,
  grantPoints,
  type HoldRequest,
  holdEntry,
  openBudgets,
  recordHold,
  saveGrantProgramme,
} from '#app/wallet/index.server.ts';
import { EVERY_STORE } from '#app/wallet/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { walletLots } from '#db/schema/wallet.ts';
import { aCampaign, aGivenCoupon } from '#tests/support/a-campaign.ts';
import { aProvider } from '#tests/support/a-provider.ts';
import { charge, fillCart, pay, place } from '#tests/support/a-purchase.ts';
import { aBundle, aShopper, aStore, aVariant, aWorld, NOON, type World } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { aPerson, send } from '#tests/support/wallet-life.ts';

// Fifty asks of one person within a moment are what this is about.
process.env.RATE_LIMITS = '0';

const ASKING = 50;
const THERE = 25;
const WON = krw(1000);
const ALL = krw(THERE * WON);

let world: World;
beforeAll(async () => {
  world = await aWorld(await freshDatabaseUrl(), { pool: 20 });
});
afterAll(() => world.database.close());

type Take = (i: number) => Promise<unknown>;
/** `guards`: the constraints, limits and accounts of the schema that this race is about. */
type Race = { name: string; guards: readonly string[]; prepare: () => Promise<Take> };

const shoppers = (n: number) => Promise.all(Array.from({ length: n }, () => aShopper(world)));
const policy = (set: Record<string, number>) =>
  world.system.db.execute(
    sql.raw(`update currency_policies set ${Object.entries(set).map(([name, to]) => `${name} = ${to}`)}`),
  );

/** An order's hold, without the order. */
const hold = (ctx: Ctx<Shopper>, over: Partial<HoldRequest>) =>
  inTransaction(ctx, async (tx) => {
    const request: HoldRequest = {
      orderId: newId(),
      userId: ctx.actor.userId,
      currency: 'daejeon',
      charged: krw(0),
      cashback: krw(0),
      grants: [],
      points: krw(0),
      rewards: [],
      ...over,
    };
    await post(tx, [holdEntry(request, tx.now)]);
    await recordHold(tx, request);
  });

async function withCashback(ctx: Ctx<Shopper>): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    const lines = move(ALL, account.issued('daejeon'), account.cashback('daejeon', userId));
    await post(tx, [{ kind: 'grant', key: `grant:${newId()}`, date: kstDayOf(NOON), lines }]);
    await tx.db.insert(walletLots).values({
      userId,
      bucket: 'cashback',
      currency: 'daejeon',
      sourceId: newId(),
      amount: ALL,
      remaining: ALL,
      chargedAt: NOON,
      expiresOn: kstDayOf(new Date('2031-11-23T00:00:00Z')),
    });
  });
}

async function aProgramme(over: Partial<typeof cashbackProgrammes.$inferInsert>): Promise<string> {
  const id = newId();
  await world.system.db.insert(cashbackProgrammes).values({
    id,
    currency: 'daejeon',
    name: '경합',
    funder: '대전광역시',
    tiers: [{ upTo: null, rateBps: 1000 }],
    storeScope: EVERY_STORE,
    personalMonthlyCap: krw(1_000_000),
    beginsAt: new Date('2026-01-01T00:00:00+09:00'),
    ...over,
  });
  await openBudgets(world.system);
  return id;
}

/** Different people promised a reward each out of one budget. */
async function budgetRace(programmeId: string, period: HoldRequest['rewards'][number]['period']) {
  const people = await shoppers(ASKING);
  const reward = { programmeId, period, amount: WON, base: krw(0), baseBefore: krw(0), personalCap: ALL };
  return (i: number) => hold(people[i] as Ctx<Shopper>, { rewards: [reward] });
}

/** One person sends to many, with plenty of charged money. */
async function giftRace(limits: Record<string, number>): Promise<Take> {
  await policy(limits);
  const [from, to] = [await aPerson(world), await aPerson(world)];
  await charge(from.ctx, 100_000, aProvider().gateway);
  return () => send(from, to, WON);
}

const RACES: readonly Race[] = [
  {
    name: 'stock of one variant',
    guards: ['inventory_units.never_oversold'],
    prepare: async () => {
      const { unitId } = await aVariant(world, await aStore(world), { stock: THERE });
      return () => inTransaction(world.system, (tx) => reserve(tx, newId(), [{ unitId, quantity: 1 }]));
    },
  },
  {
    name: 'a part that bundles share, each wanting two',
    guards: [],
    prepare: async () => {
      const store = await aStore(world);
      const [shared, own] = [
        await aVariant(world, store, { stock: 2 * THERE + 1 }),
        await aVariant(world, store, { stock: 1000 }),
      ];
      const { variantId } = await aBundle(world, store, [
        { of: shared, quantity: 2 },
        { of: own, quantity: 1 },
      ]);
      const people = await shoppers(ASKING);
      for (const ctx of people) await fillCart(ctx, [{ variantId }]);
      return (i) => place(people[i] as Ctx<Shopper>);
    },
  },
  {
    name: 'charged money',
    guards: ['wallet_lots.lot_remaining'],
    prepare: async () => {
      const ctx = await aShopper(world);
      await charge(ctx, 20_000, aProvider().gateway);
      await charge(ctx, 10_000, aProvider().gateway);
      await hold(ctx, { charged: krw(30_000 - ALL) });
      return () => hold(ctx, { charged: WON });
    },
  },
  {
    name: 'cashback',
    guards: ['wallet_lots.lot_remaining'],
    prepare: async () => {
      const ctx = await aShopper(world);
      await withCashback(ctx);
      return () => hold(ctx, { cashback: WON });
    },
  },
  {
    name: 'a grant',
    guards: ['wallet_lots.lot_remaining'],
    prepare: async () => {
      const ctx = await aShopper(world);
      const id = newId();
      await saveGrantProgramme(world.system, {
        id,
        currency: 'daejeon',
        name: '청년 수당',
        funder: '대전광역시',
        validDays: 90,
        createdAt: NOON,
      });
      await giveGrant(world.system, {
        grantId: newId(),
        programmeId: id,
        userId: ctx.actor.userId,
        amount: ALL,
      });
      return () => hold(ctx, { grants: [{ programmeId: id, amount: WON }] });
    },
  },
  {
    name: 'points',
    guards: ['wallet_lots.lot_remaining'],
    prepare: async () => {
      const ctx = await aShopper(world);
      const { userId } = ctx.actor;
      await grantPoints(world.system, { grantId: newId(), userId, amount: ALL, validDays: 90 });
      return () => hold(ctx, { points: WON });
    },
  },
  {
    name: "a programme's budget of the month",
    guards: ['cashback_programmes.monthly_budget'],
    prepare: async () => budgetRace(await aProgramme({ monthlyBudget: ALL }), kstMonthOf(NOON)),
  },
  {
    name: "a programme's whole budget",
    guards: ['cashback_programmes.total_budget'],
    prepare: async () => budgetRace(await aProgramme({ totalBudget: ALL }), 'whole'),
  },
  {
    name: "one person's cap of a programme's month",
    guards: ['cashback_programmes.personal_monthly_cap', 'reward_months.promised_counts'],
    prepare: async () => {
      const { userId } = (await aShopper(world)).actor;
      const programmeId = await aProgramme({ monthlyBudget: krw(1_000_000) });
      const reward = { userId, programmeId, month: kstMonthOf(NOON), amount: WON, base: krw(0) };
      return () =>
        inTransaction(world.system, (tx) =>
          countReward(tx, { ...reward, baseBefore: krw(0), personalCap: ALL }),
        );
    },
  },
  {
    name: "a campaign's coupons",
    guards: ['coupon_campaigns.campaign_total', 'coupon_campaigns.total_limit'],
    prepare: async () => {
      const people = await shoppers(ASKING);
      const campaignId = await aCampaign(world, { totalLimit: THERE });
      return (i) => claimCoupon(people[i] as Ctx<Shopper>, { campaignId, key: newId() });
    },
  },
  {
    name: "one person's coupons of a campaign",
    guards: ['coupon_campaigns.per_person_limit', 'coupons.coupon_ordinal'],
    prepare: async () => {
      const ctx = await aShopper(world);
      const campaignId = await aCampaign(world, { perPersonLimit: THERE });
      return () => claimCoupon(ctx, { campaignId, key: newId() });
    },
  },
  {
    name: 'coupons used by two orders each',
    guards: [],
    prepare: async () => {
      const ctx = await aShopper(world);
      const { userId } = ctx.actor;
      const given: Awaited<ReturnType<typeof aGivenCoupon>>[] = [];
      for (let i = 0; i < THERE; i++) given.push(await aGivenCoupon(world, ctx));
      const stored = await world.system.db.execute<{ id: string }>(sql`select id from orders limit 1`);
      return (i) => {
        const { use } = given[i % THERE] as (typeof given)[number];
        const orderId = stored[0]?.id ?? newId();
        return inTransaction(ctx, (tx) => reserveCoupons(tx, { orderId, userId, uses: [use] }));
      };
    },
  },
  {
    name: "the month's charge limit",
    guards: ['currency_policies.monthly_charge_limit', 'wallet_months.month_counts'],
    prepare: async () => {
      await policy({ monthly_charge_limit: THERE * 10_000, holding_limit: 100_000_000 });
      const ctx = await aShopper(world);
      return () => chargeWallet(ctx, { intentKey: newId(), amount: krw(10_000), method: 'card' });
    },
  },
  {
    name: 'the holding limit',
    guards: ['currency_policies.holding_limit'],
    prepare: async () => {
      await policy({ monthly_charge_limit: 100_000_000, holding_limit: 20_000 + THERE * 10_000 });
      const ctx = await aShopper(world);
      await charge(ctx, 20_000, aProvider().gateway);
      return () => chargeWallet(ctx, { intentKey: newId(), amount: krw(10_000), method: 'card' });
    },
  },
  {
    name: 'units of a line refunded, with all that was paid for them',
    guards: [
      'order_lines.line_refund_capped',
      'order_line_rewards.line_reward',
      'cashback_rewards.reward_amounts',
      'cash_receipts.receipt_amounts',
    ],
    prepare: async () => {
      await policy({ monthly_charge_limit: 500_000, holding_limit: 2_000_000 });
      const { gateway } = aProvider();
      const ctx = await aShopper(world);
      await charge(ctx, 100_000, gateway);
      const { variantId } = await aVariant(world, await aStore(world), { price: 4000 });
      await fillCart(ctx, [{ variantId, quantity: THERE }]);
      const { number, tossOrderId } = await place(ctx, { wallet: 50_000, method: 'transfer' });
      await pay(ctx, tossOrderId, gateway);
      const order = await findOrder(ctx, number);
      const line = order?.stores[0]?.lines.find(({ lineType }) => lineType === 'item');
      return () =>
        cancelOrder(ctx, {
          number,
          storeOrderId: null,
          requestKey: newId(),
          reason: '경합',
          quantities: new Map([[line?.id ?? '', 1]]),
          expectedTotal: krw(4000),
        });
    },
  },
  {
    name: "one person's gifts of a day",
    guards: ['currency_policies.gift_daily_limit'],
    prepare: () => giftRace({ gift_daily_limit: ALL, gift_monthly_limit: 100_000_000 }),
  },
  {
    name: "one person's gifts of a month",
    guards: ['currency_policies.gift_monthly_limit'],
    prepare: () => giftRace({ gift_daily_limit: 100_000_000, gift_monthly_limit: ALL }),
  },
  {
    name: "gifts accepted into the last room of a receiver's wallet",
    guards: ['currency_policies.holding_limit'],
    prepare: async () => {
      await policy({ gift_daily_limit: 100_000_000, gift_monthly_limit: 100_000_000 });
      const [from, to] = [await aPerson(world), await aPerson(world)];
      await charge(from.ctx, 100_000, aProvider().gateway);
      const gifts: string[] = [];
      for (let i = 0; i < ASKING; i++) gifts.push(await send(from, to, WON));
      await policy({ holding_limit: ALL });
      return (i) => acceptGift(to.ctx, gifts[i] ?? '');
    },
  },
];

/** Whatever can run out in the books, by the kind of its account. */
const [X, Y] = [newId(), newId()];
const GUARDED_ACCOUNTS: Record<string, string> = {
  charged: account.charged('daejeon', X),
  cashback: account.cashback('daejeon', X),
  cashback_pending: account.cashbackPending('daejeon', X),
  pending_return: account.pendingReturn('daejeon', X),
  gift_held: account.giftHeld('daejeon', X),
  'held:charged': account.heldCharged('daejeon', X),
  'held:cashback': account.heldCashback('daejeon', X),
  grant: account.grant('daejeon', X, Y),
  'held:grant': account.heldGrant('daejeon', X, Y),
  budget: account.budget('daejeon', X, kstMonthOf(NOON)),
  cashback_reserved: account.cashbackReserved('daejeon', X, Y),
  points: account.points(X),
  points_pending: account.pointsPending(X),
  points_held: account.pointsHeld(X),
  refund_payable: account.refundPayable(X),
};

/** Moved together with the account whose balance guards them. */
const FOLLOWS_AN_ACCOUNT = ['pending_returns.pending_moved'];

/** Limits that are compared once and counted nowhere, and numbers written once and never changed. */
const NO_COUNTERS = [
  'banners.banner_period',
  'bought_together.together_are_two',
  'display_sections.section_period',
  'display_sections.section_store_types',
  'events.event_period',
  'markets.market_group_fee',
  'order_lines.line_counted',
  'plan_prices.plan_price',
  'price_history.history_price',
  'price_plans.plan_ends_after_it_begins',
  'price_watches.known_price',
  'product_rankings.ranking_counts',
  'products.product_content',
  'products.product_rating',
  'reviews.review_says_something',
  'reviews.review_stars',
  'store_closures.closure_period',
  'stores.store_notice_has_days',
  'testbed_programmes.programme_period',
  'testbed_programmes.programme_quantity',
  'variants.sale_is_not_dearer',
  'variants.variant_content',
  'budget_days.budget_day_left',
  'bundle_parts.part_quantity',
  'cart_lines.cart_quantity',
  'cash_receipt_cancels.receipt_cancel_amounts',
  'cashback_programmes.programme_buckets',
  'cashback_programmes.programme_groups',
  'cashback_programmes.programme_numbers',
  'cashback_programmes.programme_period',
  'cashback_programmes.programme_tiers',
  'benefit_groups.benefit_period',
  'coupon_campaigns.campaign_bounds',
  'coupon_campaigns.campaign_days',
  'coupon_campaigns.campaign_discount',
  'coupon_campaigns.campaign_funders',
  'coupon_campaigns.campaign_per_person',
  'coupon_campaigns.campaign_periods',
  'coupon_redemptions.redemption_discount',
  'currency_policies.gift_limit',
  'currency_policies.policy_limits',
  'grant_programmes.grant_days',
  'images.image_has_size',
  'inventory_movements.movement_moves',
  'lot_uses.lot_use_amount',
  'order_line_parts.line_part_quantity',
  'order_lines.line_not_negative',
  'orders.order_not_negative',
  'payment_attempts.attempt_amounts',
  'point_policies.point_policy',
  'product_images.image_is_described',
  'products.product_prices',
  'refund_lines.refund_quantity',
  'refund_promises.promise_amounts',
  'refunds.refund_amounts',
  'reservations.reservation_quantity',
  'store_currency_terms.term_period',
  'stores.store_fees',
  'stores.store_yearly_sales',
  'variants.variant_prices',
  'wallet_charges.charge_amount',
  'wallet_gifts.gift_amount',
  'wallet_holds.hold_amounts',
  'webhook_receipts.webhook_is_short',
];

async function expectExactly(take: Take): Promise<void> {
  const results = await Promise.allSettled(Array.from({ length: ASKING }, (_, i) => take(i)));
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  // Anything but a business answer would be a deadlock, a broken constraint or a bug.
  expect(refused.filter((reason) => !(reason instanceof Refusal))).toEqual([]);
  expect(refused).toHaveLength(ASKING - THERE);
}

test.each(RACES)('$name: fifty ask for twenty-five', async ({ prepare }) => {
  await expectExactly(await prepare());
});

const MIRRORS: readonly [RegExp, string][] = [
  [/^refund_payable/, account.pgReceivable],
  [/^points/, account.pointsIssued],
  [/./, account.issued('daejeon')],
];

test.each(Object.entries(GUARDED_ACCOUNTS))('account %s: fifty ask for twenty-five', async (_, code) => {
  const mirror = MIRRORS.find(([kind]) => kind.test(code))?.[1] ?? '';
  const posting = (lines: ReturnType<typeof move>) =>
    inTransaction(world.system, (tx) =>
      post(tx, [{ kind: 'race', key: `race:${newId()}`, date: kstDayOf(NOON), lines }]),
    );
  await posting(move(ALL, mirror, code));
  await expectExactly(() => posting(move(WON, code, mirror)));
});

test('every kind of guarded account that the books know is raced', async () => {
  const [row] = await world.system.db.execute<{ source: string }>(
    sql`select prosrc as source from pg_proc where proname = 'open_account'`,
  );
  const branches = (row?.source ?? '').split(/(?:els)?if p_code ~/).slice(1);
  const kinds = branches
    .filter((branch) => branch.includes('v_guarded := true'))
    .flatMap((branch) => [...branch.matchAll(/'\^\(?([a-z_:|]+?)\)?:(?:\[a-z\]\+:)?'/g)])
    .flatMap(([, names]) => (names ?? '').split('|'));
  expect(kinds.length).toBeGreaterThan(10);
  expect(Object.keys(GUARDED_ACCOUNTS).sort()).toEqual([...new Set(kinds)].sort());
});

test('every number the schema bounds and every limit it knows is raced, or named as no counter', async () => {
  const bounded = await world.system.db.execute<{ name: string }>(sql`
    select conrelid::regclass || '.' || conname as name from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace and pg_get_constraintdef(oid) ~ '[<>]'
      and pg_get_constraintdef(oid) !~ '^CHECK \\(\\(?[^<>]*<>[^<>]*\\)?\\)$'
    union all
    select table_name || '.' || column_name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(_limit|_cap|_budget)$'`);
  const known = [...RACES.flatMap(({ guards }) => guards), ...FOLLOWS_AN_ACCOUNT, ...NO_COUNTERS];
  expect([...new Set(known)].sort()).toEqual(bounded.map(({ name }) => name).sort());
});
