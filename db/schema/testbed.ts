import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import type { Answers, Question } from '#app/testbed/index.ts';
import { DISCLOSURES, PROGRAMME_STATES } from '#app/testbed/words.ts';
import { id, instant, isOneOf } from '../columns.ts';
import { products } from './catalog.ts';
import { users } from './identity.ts';
import { orderLines } from './orders.ts';
import { stores } from './stores.ts';

/** 테스트베드 기획: what a maker tries out with buyers, for how long and how many. */
export const testbedProgrammes = pgTable(
  'testbed_programmes',
  {
    id: id(),
    slug: text().notNull().unique(),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    state: text({ enum: PROGRAMME_STATES }).notNull().default('draft'),
    title: text().notNull(),
    /** 무엇을 시험하나요? */
    question: text().notNull(),
    story: text().notNull(),
    disclosure: text({ enum: DISCLOSURES }).notNull(),
    beginsAt: instant().notNull(),
    /** The first instant after the last day. */
    endsAt: instant().notNull(),
    quantity: integer().notNull(),
    prices: jsonb().$type<{ label: string; price: Krw; shownTo: string }[]>().notNull(),
    questions: jsonb().$type<Question[]>().notNull(),
    createdAt: instant().notNull(),
    appliedAt: instant(),
    /** Of a rejection or an early closing, for the maker. */
    reason: text(),
    closedAt: instant(),
    closingWords: text(),
  },
  (t) => [
    index('programmes_by_state').on(t.state, t.beginsAt.desc().nullsFirst(), t.id),
    index('programmes_of_store').on(t.storeId, t.createdAt.desc().nullsFirst(), t.id),
    index('programmes_to_start').on(t.beginsAt).where(sql`${t.state} = 'approved'`),
    index('programmes_to_close').on(t.endsAt).where(sql`${t.state} = 'running'`),
    check('programme_state', isOneOf(t.state, PROGRAMME_STATES)),
    check('programme_disclosure', isOneOf(t.disclosure, DISCLOSURES)),
    check('programme_period', sql`${t.endsAt} > ${t.beginsAt}`),
    check('programme_quantity', sql`${t.quantity} > 0`),
    check('rejected_has_reason', sql`${t.state} <> 'rejected' or ${t.reason} is not null`),
    check(
      'closed_has_time',
      sql`${t.state} not in ('closed', 'graduated', 'ended') or ${t.closedAt} is not null`,
    ),
  ],
);

export const testbedProducts = pgTable(
  'testbed_products',
  {
    programmeId: uuid()
      .notNull()
      .references(() => testbedProgrammes.id),
    productId: uuid()
      .notNull()
      .references(() => products.id),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.productId] }), index().on(t.productId)],
);

/** A buyer's answers, once for each order line. */
export const testbedFeedback = pgTable(
  'testbed_feedback',
  {
    id: id(),
    programmeId: uuid()
      .notNull()
      .references(() => testbedProgrammes.id),
    orderLineId: uuid()
      .notNull()
      .unique()
      .references(() => orderLines.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** As the programme stood when it was answered. */
    disclosure: text({ enum: DISCLOSURES }).notNull(),
    answers: jsonb().$type<Answers>().notNull(),
    answeredAt: instant().notNull(),
  },
  (t) => [
    index().on(t.programmeId, t.answeredAt, t.id),
    index().on(t.userId),
    check('feedback_disclosure', isOneOf(t.disclosure, DISCLOSURES)),
  ],
);

/** The maker's public answer to one text of one buyer. */
export const testbedReplies = pgTable(
  'testbed_replies',
  {
    feedbackId: uuid()
      .notNull()
      .references(() => testbedFeedback.id),
    questionId: text().notNull(),
    text: text().notNull(),
    repliedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.feedbackId, t.questionId] })],
);
