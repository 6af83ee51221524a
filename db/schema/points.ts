import { sql } from 'drizzle-orm';
import { check, integer, pgTable } from 'drizzle-orm/pg-core';
import { instant, won } from '../columns.ts';

/** 적립금 정책 with effective dates; the newest that has begun counts. */
export const pointPolicies = pgTable(
  'point_policies',
  {
    effectiveFrom: instant().primaryKey(),
    /** Earned on what is paid outside the wallet for goods. */
    earnBps: integer().notNull(),
    /** Smallest use in one order. */
    minimumUse: won().notNull(),
    validDays: integer().notNull(),
  },
  (t) => [
    check(
      'point_policy',
      sql`${t.earnBps} between 0 and 2000 and ${t.minimumUse} >= 0 and ${t.validDays} > 0`,
    ),
  ],
);
