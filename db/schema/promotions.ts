import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CouponScope } from '#app/promotions/index.ts';
import {
  BUYER_CANCEL_RULES,
  CLAIM_MODES,
  COUPON_KINDS,
  COUPON_LEVELS,
  COUPON_STATES,
  REDEMPTION_STATES,
  RETURN_REASONS,
} from '#app/promotions/words.ts';
import { id, instant, isOneOf, won } from '../columns.ts';
import { users } from './identity.ts';

/** 쿠폰 캠페인: every rule of its coupons as data. */
export const couponCampaigns = pgTable(
  'coupon_campaigns',
  {
    id: id(),
    name: text().notNull(),
    intro: text().notNull(),
    kind: text({ enum: COUPON_KINDS }).notNull(),
    level: text({ enum: COUPON_LEVELS }).notNull(),
    rateBps: integer().notNull(),
    amount: won().notNull(),
    minimumOrder: won().notNull(),
    /** 최대할인금액 of a percentage or of a delivery fee. */
    maxDiscount: won(),
    scope: jsonb().$type<CouponScope>().notNull(),
    claimMode: text({ enum: CLAIM_MODES }).notNull(),
    claimFrom: instant().notNull(),
    claimUntil: instant().notNull(),
    useFrom: instant().notNull(),
    useUntil: instant().notNull(),
    /** Days a coupon lives after its issue, when that is shorter than the period of use. */
    validDays: integer(),
    totalLimit: integer(),
    /** Conditional counter of the total limit: 선착순 수량. */
    issued: integer().notNull().default(0),
    perPersonLimit: integer().notNull(),
    verifiedOnly: boolean().notNull(),
    combinable: boolean().notNull(),
    // Who pays for the discount, in basis points.
    cityBps: integer().notNull(),
    mallBps: integer().notNull(),
    sellerBps: integer().notNull(),
    onBuyerCancel: text({ enum: BUYER_CANCEL_RULES }).notNull(),
    extendDays: integer().notNull(),
  },
  (t) => [
    index().on(t.claimMode, t.claimUntil),
    check('campaign_kind', isOneOf(t.kind, COUPON_KINDS)),
    check('campaign_level', isOneOf(t.level, COUPON_LEVELS)),
    check('campaign_claim_mode', isOneOf(t.claimMode, CLAIM_MODES)),
    check('campaign_on_buyer_cancel', isOneOf(t.onBuyerCancel, BUYER_CANCEL_RULES)),
    check(
      'campaign_discount',
      sql`case ${t.kind} when 'percent' then ${t.rateBps} between 1 and 10000 and ${t.amount} = 0
        when 'amount' then ${t.amount} > 0 and ${t.rateBps} = 0
        else ${t.level} = 'shipping' and ${t.amount} = 0 and ${t.rateBps} = 0 end`,
    ),
    check('campaign_bounds', sql`${t.minimumOrder} >= 0 and ${t.maxDiscount} > 0`),
    check('campaign_periods', sql`${t.claimFrom} < ${t.claimUntil} and ${t.useFrom} < ${t.useUntil}`),
    check('campaign_days', sql`${t.validDays} > 0 and ${t.extendDays} > 0`),
    check('campaign_total', sql`${t.issued} >= 0 and ${t.issued} <= ${t.totalLimit}`),
    check('campaign_per_person', sql`${t.perPersonLimit} between 1 and 100`),
    check(
      'campaign_funders',
      sql`${t.cityBps} >= 0 and ${t.mallBps} >= 0 and ${t.sellerBps} >= 0 and ${t.cityBps} + ${t.mallBps} + ${t.sellerBps} = 10000`,
    ),
  ],
);

/** 쿠폰: one issued to one person. The ordinal keeps the limit per person. */
export const coupons = pgTable(
  'coupons',
  {
    id: id(),
    campaignId: uuid()
      .notNull()
      .references(() => couponCampaigns.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    n: integer().notNull(),
    /** Of the form or command that asked: sent twice, it issues once. */
    issueKey: text().notNull(),
    issuedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    state: text({ enum: COUPON_STATES }).notNull().default('usable'),
  },
  (t) => [
    unique('one_coupon_per_ordinal').on(t.campaignId, t.userId, t.n),
    unique('one_coupon_per_key').on(t.campaignId, t.userId, t.issueKey),
    index().on(t.userId, t.state, t.expiresAt),
    index('coupons_to_expire').on(t.expiresAt).where(sql`${t.state} = 'usable'`),
    check('coupon_state', isOneOf(t.state, COUPON_STATES)),
    check('coupon_ordinal', sql`${t.n} >= 1`),
  ],
);

/** 쿠폰 사용: one use by one order, with what it cost whom. */
export const couponRedemptions = pgTable(
  'coupon_redemptions',
  {
    id: id(),
    couponId: uuid()
      .notNull()
      .references(() => coupons.id),
    /** The order; opaque here. */
    orderId: uuid().notNull(),
    city: won().notNull(),
    mall: won().notNull(),
    seller: won().notNull(),
    state: text({ enum: REDEMPTION_STATES }).notNull().default('reserved'),
    returnReason: text({ enum: RETURN_REASONS }),
    reservedAt: instant().notNull(),
    /** When it became final, or came back. */
    settledAt: instant(),
  },
  (t) => [
    index().on(t.orderId),
    index().on(t.couponId),
    uniqueIndex('one_open_redemption').on(t.couponId).where(sql`${t.state} <> 'returned'`),
    check('redemption_state', isOneOf(t.state, REDEMPTION_STATES)),
    check('return_reason', isOneOf(t.returnReason, RETURN_REASONS)),
    check('returned_for_a_reason', sql`(${t.state} = 'returned') = (${t.returnReason} is not null)`),
    check(
      'redemption_discount',
      sql`${t.city} >= 0 and ${t.mall} >= 0 and ${t.seller} >= 0 and ${t.city} + ${t.mall} + ${t.seller} > 0`,
    ),
  ],
);
