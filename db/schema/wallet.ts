import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { CHARGE_STATES, HOLD_STATES, LOT_USES } from '#app/wallet/words.ts';
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
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.currency, t.month] }),
    check('month_counts', sql`${t.charged} >= 0 and ${t.charging} >= 0`),
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
    index().on(t.userId, t.createdAt.desc(), t.id),
    check('charge_state', isOneOf(t.state, CHARGE_STATES)),
    check('charge_amount', sql`${t.amount} > 0`),
  ],
);

/** 충전 건: charged money with its own expiry, spent first in first out. */
export const walletLots = pgTable(
  'wallet_lots',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    /** The charge it came from: one charge makes one lot. */
    sourceId: uuid().notNull().unique(),
    amount: won().notNull(),
    remaining: won().notNull(),
    chargedAt: instant().notNull(),
    expiresOn: kstDay().notNull(),
  },
  (t) => [
    index('lots_in_order').on(t.userId, t.currency, t.chargedAt, t.id),
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
    grants: jsonb().$type<Record<string, number>>().notNull(),
    state: text({ enum: HOLD_STATES }).notNull().default('open'),
    heldAt: instant().notNull(),
  },
  (t) => [
    index().on(t.userId, t.state),
    check('hold_state', isOneOf(t.state, HOLD_STATES)),
    check('hold_amounts', sql`${t.charged} >= 0 and ${t.cashback} >= 0`),
  ],
);

/** Append-only: what was taken from a lot (hold) and given back to it (release, return). */
export const lotUses = pgTable(
  'lot_uses',
  {
    id: id(),
    lotId: uuid()
      .notNull()
      .references(() => walletLots.id),
    holdId: uuid()
      .notNull()
      .references(() => walletHolds.id),
    use: text({ enum: LOT_USES }).notNull(),
    amount: won().notNull(),
    /** `hold`, `release` or the refund's id: the same cause never moves a lot twice. */
    cause: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique().on(t.lotId, t.holdId, t.cause),
    index().on(t.holdId),
    check('lot_use', isOneOf(t.use, LOT_USES)),
    check('lot_use_amount', sql`${t.amount} > 0`),
  ],
);
