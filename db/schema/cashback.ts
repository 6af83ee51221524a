import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { KstMonth } from '#app/core/kst.ts';
import {
  BENEFIT_GROUPS,
  BUCKETS,
  BUDGET_ENDS,
  type BudgetPeriod,
  EVERY_STORE,
  FUNDER_KINDS,
  PAYOUTS,
  REWARD_STATES,
  type StoreScope,
  type Tier,
} from '#app/wallet/words.ts';
import { areSomeOf, id, instant, isOneOf, kstDay, won } from '../columns.ts';
import { users } from './identity.ts';
import { currencies } from './wallet.ts';

/** 캐시백 프로그램: rules as data. Its money is the guarded account `budget:{currency}:{id}:{month or whole}`. */
export const cashbackProgrammes = pgTable(
  'cashback_programmes',
  {
    id: id(),
    currency: text()
      .notNull()
      .references(() => currencies.code),
    name: text().notNull(),
    funderKind: text({ enum: FUNDER_KINDS }).notNull().default('city'),
    funder: text().notNull(),
    tiers: jsonb().$type<Tier[]>().notNull(),
    baseBuckets: text({ enum: BUCKETS }).array().notNull().default(['charged']),
    storeScope: jsonb().$type<StoreScope>().notNull().default(EVERY_STORE),
    /** Null = everyone. */
    benefitGroups: text({ enum: BENEFIT_GROUPS }).array(),
    /** Most reward for one person in one KST month. */
    personalMonthlyCap: won().notNull(),
    /** Null = the whole budget is not cut into months. */
    monthlyBudget: won(),
    /** For the whole period; null = each month has its own. */
    totalBudget: won(),
    atBudgetEnd: text({ enum: BUDGET_ENDS }).notNull().default('partial'),
    payout: text({ enum: PAYOUTS }).notNull().default('confirmed'),
    /** Days a paid reward lasts; null = as long as charged money. */
    validDays: integer(),
    /** Of one group only the best for the shopper applies; null = applies beside any other. */
    exclusiveGroup: text(),
    position: integer().notNull().default(0),
    beginsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    index().on(t.currency, t.beginsAt),
    check('programme_funder', isOneOf(t.funderKind, FUNDER_KINDS)),
    check(
      'programme_buckets',
      sql`${areSomeOf(t.baseBuckets, BUCKETS)} and cardinality(${t.baseBuckets}) > 0`,
    ),
    check('programme_groups', areSomeOf(t.benefitGroups, BENEFIT_GROUPS)),
    check('programme_budget_end', isOneOf(t.atBudgetEnd, BUDGET_ENDS)),
    check('programme_payout', isOneOf(t.payout, PAYOUTS)),
    check(
      'programme_tiers',
      sql`jsonb_typeof(${t.tiers}) = 'array' and jsonb_array_length(${t.tiers}) > 0 and jsonb_array_length(jsonb_path_query_array(${t.tiers}, '$[*] ? (@.rateBps >= 0 && @.rateBps <= 5000 && (@.upTo == null || @.upTo > 0))')) = jsonb_array_length(${t.tiers})`,
    ),
    check(
      'programme_scope',
      sql`jsonb_typeof(${t.storeScope}) = 'object' and ${t.storeScope} ?& array['districts', 'storeTypes', 'marketIds', 'maxYearlySales']`,
    ),
    check(
      'programme_numbers',
      sql`${t.personalMonthlyCap} >= 0 and ${t.monthlyBudget} >= 0 and ${t.totalBudget} >= 0 and ${t.validDays} > 0`,
    ),
    check('programme_has_budget', sql`${t.monthlyBudget} is not null or ${t.totalBudget} is not null`),
    check('programme_period', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);

/** 복지 대상 등록: who belongs to a group programmes may be kept for, and how long. */
export const benefitGroups = pgTable(
  'benefit_groups',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    group: text({ enum: BENEFIT_GROUPS }).notNull(),
    beginsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.group, t.beginsAt] }),
    check('benefit_group', isOneOf(t.group, BENEFIT_GROUPS)),
    check('benefit_period', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);

/** Reward one person was promised by one programme in one month, against its cap, and the spend that earned it. */
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
    base: won()
      .notNull()
      .default(0 as Krw),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.programmeId, t.month] }),
    check('promised_counts', sql`${t.promised} >= 0 and ${t.base} >= 0`),
  ],
);

/** What was left of a budget when its KST day began: the pace at which it is spent. */
export const budgetDays = pgTable(
  'budget_days',
  {
    programmeId: uuid()
      .notNull()
      .references(() => cashbackProgrammes.id),
    period: text().$type<BudgetPeriod>().notNull(),
    day: kstDay().notNull(),
    left: won().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.period, t.day] }),
    check('budget_day_left', sql`${t.left} >= 0`),
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
    amount: won().notNull(),
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
    check('reward_amounts', sql`${t.amount} > 0 and ${t.reversed} between 0 and ${t.amount}`),
  ],
);
