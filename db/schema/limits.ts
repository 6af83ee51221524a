import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Shared counters of rate-limiter-flexible; the column names are the library's. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: timestamp('expire', { withTimezone: true, mode: 'date' }),
  },
  (t) => [index().on(t.expire)],
);
