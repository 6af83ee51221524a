import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import { PROGRAMME_SCOPES, REWARD_STATES } from '#app/wallet/words.ts';
import { id, instant, isOneOf, won } from '../columns.ts';
import { users } from './identity.ts';
import { currencies } from './wallet.ts';

/** 캐시백 프로그램: rules as data. Its money is the guarded account `budget:{id}:{month}`. */
export const cashbackProgrammes = pgTable(
  'cashback_programmes',
  {
    id: id(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    name: text().notNull(),
    funder: text().notNull(),
    scope: text({ enum: PROGRAMME_SCOPES }).notNull(),
    rateBps: integer().notNull(),
    /** Most reward for one person in one KST month. */
    personalMonthlyCap: won().notNull(),
    monthlyBudget: won().notNull(),
    beginsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    index().on(t.currency, t.beginsAt),
    check('programme_scope', isOneOf(t.scope, PROGRAMME_SCOPES)),
    check(
      'programme_numbers',
      sql`${t.rateBps} between 0 and 5000 and ${t.personalMonthlyCap} >= 0 and ${t.monthlyBudget} >= 0`,
    ),
  ],
);

/** Reward one person was promised by one programme in one month, against its cap. */
export const rewardMonths = pgTable(
  'reward_months',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    programmeId: uuid()
      .notNull()
      .references(() => cashbackProgrammes.id),
    month: text().$type<KstMonth>().notNull(),
    promised: won().notNull(),
    /** Eligible spend counted this month: what tiers and spend caps look at. */
    base: won()
      .notNull()
      .default(0 as Krw),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.programmeId, t.month] }),
    check('promised_counts', sql`${t.promised} >= 0 and ${t.base} >= 0`),
  ],
);

/** A reward promised for an order by one programme: reserved, then pending, then paid or cancelled. */
export const cashbackRewards = pgTable(
  'cashback_rewards',
  {
    id: id(),
    holderId: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    programmeId: uuid()
      .notNull()
      .references(() => cashbackProgrammes.id),
    month: text().$type<KstMonth>().notNull(),
    /** Whose budget it comes from: that month's or the programme's whole one. */
    period: text().$type<KstMonth | 'whole'>().notNull(),
    amount: won().notNull(),
    /** Spend it was promised for, and what refunds took off it. */
    base: won()
      .notNull()
      .default(0 as Krw),
    reversedBase: won()
      .notNull()
      .default(0 as Krw),
    /** Taken back again by refunds. */
    reversed: won()
      .notNull()
      .default(0 as Krw),
    state: text({ enum: REWARD_STATES }).notNull(),
  },
  (t) => [
    unique().on(t.holderId, t.programmeId),
    index().on(t.userId, t.state),
    index().on(t.programmeId, t.month),
    check('reward_state', isOneOf(t.state, REWARD_STATES)),
    check(
      'reward_amounts',
      sql`${t.amount} >= 0 and ${t.reversed} between 0 and ${t.amount} and ${t.reversedBase} between 0 and ${t.base}`,
    ),
  ],
);
