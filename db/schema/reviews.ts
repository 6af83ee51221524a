import { sql } from 'drizzle-orm';
import { check, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { products } from './catalog.ts';
import { users } from './identity.ts';
import { orderLines } from './orders.ts';
import { stores } from './stores.ts';

/** 리뷰: what a verified buyer says of a bought line, once. */
export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    lineId: uuid()
      .notNull()
      .references(() => orderLines.id)
      .unique(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    stars: smallint().notNull(),
    text: text().notNull(),
    /** The option as it was bought; empty without options. */
    optionName: text().notNull(),
    writtenAt: instant().notNull(),
    /** When the writer changed it last. */
    changedAt: instant(),
  },
  (t) => [
    // Read forwards or backwards: every column of an order runs the same way.
    index().on(t.productId, t.writtenAt, t.id),
    index().on(t.productId, t.stars, t.writtenAt, t.id),
    index().on(t.storeId, t.writtenAt, t.id),
    index().on(t.userId, t.writtenAt, t.id),
    check('review_stars', sql`${t.stars} between 1 and 5`),
    check('review_says_something', sql`length(${t.text}) between 10 and 1000`),
  ],
);
