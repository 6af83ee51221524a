import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** One intent of one person is done once: key, what it asked, what came of it. Written in the deciding transaction. */
export const intents = pgTable(
  'intents',
  {
    owner: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    answer: jsonb().$type<Record<string, unknown>>(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.key] }), index().on(t.createdAt)],
);
