import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { KINDS } from '#app/catalog/index.ts';
import { GROUNDS, SECTION_SOURCES } from '#app/displays/words.ts';
import { STORE_TYPES } from '#app/stores/words.ts';
import { areSomeOf, id, instant, isOneOf } from '../columns.ts';
import { products } from './catalog.ts';

/** 기획전·행사: a page of its own, for as long as it lasts. */
export const events = pgTable(
  'events',
  {
    id: id(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    lead: text().notNull(),
    story: text().notNull(),
    emblem: text().notNull(),
    place: text().notNull(),
    beginsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [index().on(t.endsAt), check('event_period', sql`${t.endsAt} > ${t.beginsAt}`)],
);

/** The pictures with words at the top of the home. */
export const banners = pgTable(
  'banners',
  {
    id: id(),
    title: text().notNull(),
    lead: text().notNull(),
    action: text().notNull(),
    /** A path of the mall; never another site. */
    path: text().notNull(),
    emblem: text().notNull(),
    ground: text({ enum: GROUNDS }).notNull(),
    position: integer().notNull(),
    beginsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    index().on(t.position, t.id),
    check('banner_ground', isOneOf(t.ground, GROUNDS)),
    check('banner_stays_here', sql`${t.path} ~ '^/[^/\\\\]' or ${t.path} = '/'`),
    check('banner_period', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);

/** A titled row of products, on the home or on an event's page. */
export const displaySections = pgTable(
  'display_sections',
  {
    id: id(),
    /** Null = the home. */
    eventId: uuid().references(() => events.id),
    title: text().notNull(),
    lead: text().notNull(),
    source: text({ enum: SECTION_SOURCES }).notNull(),
    // What narrows the source; null = all.
    kind: text({ enum: KINDS }),
    storeTypes: text({ enum: STORE_TYPES }).array(),
    categorySlug: text(),
    position: integer().notNull(),
    shown: boolean().notNull().default(true),
    beginsAt: instant().notNull(),
    endsAt: instant(),
  },
  (t) => [
    index().on(t.eventId, t.position, t.id),
    check('section_source', isOneOf(t.source, SECTION_SOURCES)),
    check('section_kind', isOneOf(t.kind, KINDS)),
    check('section_store_types', areSomeOf(t.storeTypes, STORE_TYPES)),
    check('section_period', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);

/** The products an operator picked for a row, in order. */
export const displayPicks = pgTable(
  'display_picks',
  {
    sectionId: uuid()
      .notNull()
      .references(() => displaySections.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
  },
  (t) => [primaryKey({ columns: [t.sectionId, t.position] }), unique().on(t.sectionId, t.productId)],
);

/** What sold most in the last days, counted by a job. */
export const productRankings = pgTable(
  'product_rankings',
  {
    position: integer().primaryKey(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    units: integer().notNull(),
    countedAt: instant().notNull(),
  },
  (t) => [check('ranking_counts', sql`${t.units} > 0 and ${t.position} >= 0`)],
);
