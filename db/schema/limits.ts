import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core';

/** Shared counters of rate-limiter-flexible; the column names are the library's. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expire: bigint('expire', { mode: 'number' }),
  },
  (t) => [index().on(t.expire)],
);
