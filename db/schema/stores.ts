import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ClosingRule, OpeningHours } from '#app/stores/index.ts';
import {
  DISTRICTS,
  MEMBER_RANKS,
  STORE_STATES,
  STORE_TYPES,
  TERM_BUCKETS,
  TERM_KINDS,
} from '#app/stores/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';
import { users } from './identity.ts';

export const markets = pgTable(
  'markets',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    district: text({ enum: DISTRICTS }).notNull(),
    intro: text().notNull(),
    /** `매월 4·9일` for a five-day market, else null. */
    marketDays: text(),
    /** Last digits of the days of the month it is held on, the same as data. */
    marketDayDigits: integer().array().notNull().default([]),
    story: text().notNull().default(''),
    address: text().notNull().default(''),
    /** 찾아오는 길, a line each. */
    directions: text().notNull().default(''),
    lat: doublePrecision(),
    lng: doublePrecision(),
    hours: jsonb().$type<OpeningHours>(),
    /** 정기 휴무 of the whole market. */
    closedOn: jsonb().$type<ClosingRule[]>().notNull().default([]),
    // 합배송: one parcel of all stalls that join, within the city; null = the market does not deliver.
    groupFee: won(),
    groupFreeFrom: won(),
    /** Orders until then leave the same day, `17:00`. */
    groupCutOff: text(),
  },
  (t) => [
    index().on(t.district, t.name),
    check('market_district', isOneOf(t.district, DISTRICTS)),
    check('market_position', sql`(${t.lat} is null) = (${t.lng} is null)`),
    check(
      'market_group_fee',
      sql`${t.groupFee} >= 0 and ${t.groupFreeFrom} >= 0 and (${t.groupFee} is not null or ${t.groupFreeFrom} is null)`,
    ),
  ],
);

export const stores = pgTable(
  'stores',
  {
    id: id(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    storeType: text({ enum: STORE_TYPES }).notNull(),
    marketId: uuid().references(() => markets.id),
    district: text({ enum: DISTRICTS }).notNull(),
    state: text({ enum: STORE_STATES }).notNull().default('open'),
    intro: text().notNull(),
    /** Who runs it and how, in paragraphs. */
    story: text().notNull().default(''),
    /** 상점 소식, shown on its days only. */
    notice: text(),
    noticeFrom: kstDay(),
    noticeUntil: kstDay(),
    hours: jsonb().$type<OpeningHours>(),
    closedOn: jsonb().$type<ClosingRule[]>().notNull().default([]),
    lat: doublePrecision(),
    lng: doublePrecision(),
    /** Its parcels go with the market's delivery. */
    joinsGroup: boolean().notNull().default(false),
    /** Emoji of the illustration package that stands for the store. */
    emblem: text().notNull(),
    // Seller information the E-commerce Act art. 20② wants before the order.
    businessName: text().notNull(),
    representative: text().notNull(),
    businessNumber: text().notNull().unique(),
    mailOrderNumber: text().notNull(),
    address: text().notNull(),
    phone: text().notNull(),
    email: text().notNull(),
    /** Certificate of a venture, social or village enterprise; the badge ends with it. */
    certificateNumber: text(),
    certificateUntil: kstDay(),
    /** 연매출 as the tax office knows it; null = not reported. */
    yearlySales: won(),
    // Copies of what `store_currency_terms` say of the listed currency, for lists; they hold until `flags_until`.
    walletPayable: boolean().notNull(),
    walletRefusal: text(),
    cashbackEligible: boolean().notNull(),
    cashbackRefusal: text(),
    flagsUntil: instant(),
    // Shipping policy: base fee, free from, surcharges the courier charges.
    shippingFee: won().notNull(),
    shippingFreeFrom: won(),
    jejuSurcharge: won().notNull(),
    islandSurcharge: won().notNull(),
    /** Days from payment to hand-over that the store promises. */
    dispatchDays: integer().notNull().default(2),
    /** Platform fee in basis points, VAT not included. */
    feeBps: integer().notNull(),
    openedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.state, t.storeType, t.name),
    index('stores_of_district')
      .on(t.district, sql`${t.name} collate korean`, t.id)
      .where(sql`${t.state} = 'open'`),
    index('stores_of_type')
      .on(t.storeType, sql`${t.name} collate korean`, t.id)
      .where(sql`${t.state} = 'open'`),
    index('stores_by_name').on(sql`${t.name} collate korean`, t.id).where(sql`${t.state} = 'open'`),
    check('store_position', sql`(${t.lat} is null) = (${t.lng} is null)`),
    check(
      'store_notice_has_days',
      sql`${t.notice} is null or coalesce(${t.noticeUntil} >= ${t.noticeFrom}, false)`,
    ),
    check('group_is_of_a_market', sql`not ${t.joinsGroup} or ${t.marketId} is not null`),
    index().on(t.marketId, t.name),
    index('stores_with_flags_to_refresh').on(t.flagsUntil).where(sql`${t.flagsUntil} is not null`),
    check('store_yearly_sales', sql`${t.yearlySales} >= 0`),
    check('market_store_has_market', sql`(${t.storeType} = 'market') = (${t.marketId} is not null)`),
    check('store_type_is_known', isOneOf(t.storeType, STORE_TYPES)),
    check('store_state_is_known', isOneOf(t.state, STORE_STATES)),
    check(
      'store_fees',
      sql`${t.shippingFee} >= 0 and ${t.jejuSurcharge} >= 0 and ${t.islandSurcharge} >= 0 and ${t.feeBps} between 0 and 3000`,
    ),
    check(
      'refusal_has_reason',
      sql`(${t.walletPayable} or ${t.walletRefusal} is not null) and (${t.cashbackEligible} or ${t.cashbackRefusal} is not null)`,
    ),
  ],
);

/** 임시 휴무: days a store stays closed besides its weekly ones. */
export const storeClosures = pgTable(
  'store_closures',
  {
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    firstDay: kstDay().notNull(),
    lastDay: kstDay().notNull(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.firstDay] }),
    check('closure_period', sql`${t.lastDay} >= ${t.firstDay}`),
  ],
);

export const storeMembers = pgTable(
  'store_members',
  {
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    rank: text({ enum: MEMBER_RANKS }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.storeId] }), index().on(t.storeId)],
);

/**
 * Append-only: whether a store takes a currency and whether paying with it earns cashback, from when until when, and
 * why not. Of the terms in force the one that began last counts; of those the one set last.
 */
export const storeCurrencyTerms = pgTable(
  'store_currency_terms',
  {
    id: id(),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    currency: text().notNull(),
    what: text({ enum: TERM_KINDS }).notNull(),
    /** Only this part of the wallet; null = all of it. */
    bucket: text({ enum: TERM_BUCKETS }),
    allowed: boolean().notNull(),
    /** In the shopper's words. */
    reason: text(),
    beginsAt: instant().notNull(),
    endsAt: instant(),
    /** Null when the system set it. */
    setBy: uuid().references(() => users.id),
    setAt: instant().notNull(),
  },
  (t) => [
    index().on(t.storeId, t.currency),
    check('term_kind', isOneOf(t.what, TERM_KINDS)),
    check('term_bucket', isOneOf(t.bucket, TERM_BUCKETS)),
    check('term_has_reason', sql`${t.allowed} or ${t.reason} is not null`),
    check('term_period', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);
