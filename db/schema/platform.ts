import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';

/** Test controls: one row shifts the clock of every process. Empty in production. */
export const testClock = pgTable(
  'test_clock',
  { only: boolean().primaryKey().default(true), offsetMs: bigint({ mode: 'number' }).notNull() },
  (t) => [check('test_clock_is_one_row', sql`${t.only}`)],
);

/** Test controls: what shall go wrong, where, how often. Empty in production. */
export const testFaults = pgTable('test_faults', {
  point: text().primaryKey(),
  mode: text({ enum: ['kill', 'throw', 'delay'] }).notNull(),
  ms: integer().notNull().default(0),
  times: integer().notNull().default(1),
});

/** Mail of the demo mall: what would have been sent, readable on the mailbox page. */
export const localMails = pgTable(
  'local_mails',
  {
    id: id(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    sentAt: instant().notNull(),
  },
  (t) => [index().on(t.sentAt.desc().nullsFirst(), t.id)],
);

/** Last sign of life of each worker; the jobs of one that fell silent are freed. */
export const workerBeats = pgTable(
  'worker_beats',
  { workerId: text().primaryKey(), beatAt: instant().notNull() },
  (t) => [index().on(t.beatAt)],
);
