import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { CHARGE_STATES, GIFT_STATES, HOLD_STATES, LOT_BUCKETS, LOT_USES } from '#app/wallet/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';
import { users } from './identity.ts';

/** Local currencies are data: `daejeon` is the asset `LC:daejeon` of the books. */
export const currencies = pgTable('currencies', { code: text().primaryKey(), name: text().notNull() });

/** 지역화폐 정책 with effective dates; the newest that has begun counts. */
export const currencyPolicies = pgTable(
  'currency_policies',
  {
    currency: text()
      .notNull()
      .references(() => currencies.code),
    effectiveFrom: instant().notNull(),
    monthlyChargeLimit: won().notNull(),
    holdingLimit: won().notNull(),
    chargeMinimum: won().notNull(),
    chargeStep: won().notNull(),
    lotYears: integer().notNull(),
    /** 선물하기: most for one gift, for one person's day and month; days the receiver has to accept. */
    giftLimit: won()
      .notNull()
      .default(500_000 as Krw),
    giftDailyLimit: won()
      .notNull()
      .default(2_000_000 as Krw),
    giftMonthlyLimit: won()
      .notNull()
      .default(5_000_000 as Krw),
    giftAcceptDays: integer().notNull().default(3),
    /** 충전 취소: an untouched lot may be cancelled within so many days. */
    chargeCancelDays: integer().notNull().default(7),
    /** 잔액 환급: used share of a lot from which its remainder is paid out (statute art. 10②: 60 to 80%). */
    remainderUsedBps: integer().notNull().default(6000),
    smallChargeUpTo: won()
      .notNull()
      .default(10_000 as Krw),
    smallRemainderUsedBps: integer().notNull().default(8000),
    /** Money returned into a lot that is over, or nearly, can still be used for so many days. */
    returnGraceDays: integer().notNull().default(7),
  },
  (t) => [
    primaryKey({ columns: [t.currency, t.effectiveFrom] }),
    check(
      'policy_limits',
      sql`${t.monthlyChargeLimit} >= 0 and ${t.holdingLimit} >= 0 and ${t.chargeMinimum} > 0 and ${t.chargeStep} > 0 and ${t.lotYears} > 0`,
    ),
  ],
);

/** What one person charged and is charging in one month, and may not pass. */
export const walletMonths = pgTable(
  'wallet_months',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text().notNull(),
    month: text().$type<KstMonth>().notNull(),
    charged: won()
      .notNull()
      .default(0 as Krw),
    charging: won()
      .notNull()
      .default(0 as Krw),
    /** Charge room that gifts of this month gave back: what counts is `charged` less this. */
    restored: won()
      .notNull()
      .default(0 as Krw),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.currency, t.month] }),
    check('month_counts', sql`${t.charged} >= 0 and ${t.charging} >= 0 and ${t.restored} >= 0`),
  ],
);

/** 충전: charging the wallet through the external provider. */
export const walletCharges = pgTable(
  'wallet_charges',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    amount: won().notNull(),
    month: text().$type<KstMonth>().notNull(),
    state: text({ enum: CHARGE_STATES }).notNull().default('awaiting_payment'),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    index().on(t.userId, t.createdAt.desc().nullsFirst(), t.id),
    index('charges_open').on(t.createdAt).where(sql`${t.state} = 'awaiting_payment'`),
    check('charge_state', isOneOf(t.state, CHARGE_STATES)),
    check('charge_amount', sql`${t.amount} > 0`),
  ],
);

/** 정책수당 and its own rules: where it may be spent and how long. The city pays it out. */
export const grantProgrammes = pgTable(
  'grant_programmes',
  {
    id: id(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    name: text().notNull(),
    funder: text().notNull(),
    /** Null: every store that takes the currency. */
    storeTypes: jsonb().$type<string[]>(),
    districts: jsonb().$type<string[]>(),
    validDays: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [check('grant_days', sql`${t.validDays} > 0`)],
);

/**
 * What a balance is made of, each part with its own expiry: 충전 건, paid cashback, grants and points. Charged money is
 * spent first in first out, the rest by what ends first.
 */
export const walletLots = pgTable(
  'wallet_lots',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    bucket: text({ enum: LOT_BUCKETS }).notNull().default('charged'),
    /** Null for points, which belong to the mall and to no city. */
    currency: text().references(() => currencies.code),
    grantProgrammeId: uuid().references(() => grantProgrammes.id),
    /** What it came from: a charge, a gift, a line's reward, a grant. */
    sourceId: uuid().notNull(),
    /** A gift may bring several lots of the sender. */
    part: integer().notNull().default(0),
    amount: won().notNull(),
    remaining: won().notNull(),
    chargedAt: instant().notNull(),
    expiresOn: kstDay().notNull(),
    /** Its own last day, once returned money was given more days: that happens once. */
    endedOn: kstDay(),
  },
  (t) => [
    unique('lot_source').on(t.sourceId, t.part),
    index('lots_in_order').on(t.userId, t.bucket, t.currency, t.chargedAt, t.id),
    index('lots_to_expire').on(t.expiresOn, t.id).where(sql`${t.remaining} > 0`),
    check('lot_bucket', isOneOf(t.bucket, LOT_BUCKETS)),
    check('points_have_no_currency', sql`(${t.bucket} = 'points') = (${t.currency} is null)`),
    check('grant_has_programme', sql`(${t.bucket} = 'grant') = (${t.grantProgrammeId} is not null)`),
    check('lot_remaining', sql`${t.remaining} between 0 and ${t.amount} and ${t.amount} > 0`),
  ],
);

/** 사용 보류: wallet money an unpaid order set aside, and the rewards promised with it. */
export const walletHolds = pgTable(
  'wallet_holds',
  {
    id: id(),
    /** The order; opaque here. One order holds once. */
    holderId: uuid().notNull().unique(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    charged: won().notNull(),
    cashback: won().notNull(),
    /** By grant programme. */
    grants: jsonb().$type<Record<string, number>>().notNull(),
    points: won()
      .notNull()
      .default(0 as Krw),
    state: text({ enum: HOLD_STATES }).notNull().default('open'),
    heldAt: instant().notNull(),
  },
  (t) => [
    index().on(t.userId, t.state),
    check('hold_state', isOneOf(t.state, HOLD_STATES)),
    check('hold_amounts', sql`${t.charged} >= 0 and ${t.cashback} >= 0 and ${t.points} >= 0`),
  ],
);

/** Append-only: what was taken from a lot and given back to it. */
export const lotUses = pgTable(
  'lot_uses',
  {
    id: id(),
    lotId: uuid()
      .notNull()
      .references(() => walletLots.id),
    /** Of an order; null for gifts, expiry and pay-outs. */
    holdId: uuid().references(() => walletHolds.id),
    use: text({ enum: LOT_USES }).notNull(),
    amount: won().notNull(),
    /** `hold`, `release`, the refund's or the gift's id: the same cause never moves a lot twice. */
    cause: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique().on(t.lotId, t.holdId, t.cause).nullsNotDistinct(),
    index().on(t.holdId),
    index('gift_uses').on(t.cause).where(sql`${t.use} = 'gift'`),
    check('lot_use', isOneOf(t.use, LOT_USES)),
    check('lot_use_amount', sql`${t.amount} > 0`),
  ],
);

/** Returned money that would pass the holding limit: it moves into its lot when there is room. */
export const pendingReturns = pgTable(
  'pending_returns',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    lotId: uuid()
      .notNull()
      .references(() => walletLots.id),
    holdId: uuid().references(() => walletHolds.id),
    /** The refund it came of. */
    causeId: uuid().notNull(),
    amount: won().notNull(),
    moved: won()
      .notNull()
      .default(0 as Krw),
    since: instant().notNull(),
  },
  (t) => [
    unique().on(t.lotId, t.causeId),
    index('returns_waiting').on(t.userId, t.since, t.id).where(sql`${t.moved} < ${t.amount}`),
    check('pending_moved', sql`${t.amount} > 0 and ${t.moved} between 0 and ${t.amount}`),
  ],
);

/** 선물: charged money on its way from one member to another. Until accepted it belongs to nobody's balance. */
export const walletGifts = pgTable(
  'wallet_gifts',
  {
    id: id(),
    senderId: uuid()
      .notNull()
      .references(() => users.id),
    receiverId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    amount: won().notNull(),
    message: text().notNull(),
    state: text({ enum: GIFT_STATES }).notNull().default('sent'),
    /** The form's own key: sent twice is one gift. */
    intentKey: uuid().notNull(),
    /** The month it was sent in, and the charge room it gave back there. */
    month: text().$type<KstMonth>().notNull(),
    restored: won().notNull(),
    sentAt: instant().notNull(),
    acceptBy: instant().notNull(),
    settledAt: instant(),
  },
  (t) => [
    unique('gift_intent').on(t.senderId, t.intentKey),
    index().on(t.senderId, t.sentAt.desc().nullsFirst(), t.id),
    index().on(t.receiverId, t.sentAt.desc().nullsFirst(), t.id),
    index('gifts_to_lapse').on(t.acceptBy).where(sql`${t.state} = 'sent'`),
    check('gift_state', isOneOf(t.state, GIFT_STATES)),
    check('gift_amount', sql`${t.amount} > 0 and ${t.restored} between 0 and ${t.amount}`),
    check('gift_to_another', sql`${t.senderId} <> ${t.receiverId}`),
  ],
);

/** 소멸 예정 안내: one mail per person and day, whatever ends. */
export const expiryNotices = pgTable(
  'expiry_notices',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    day: kstDay().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] })],
);
