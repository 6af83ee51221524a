import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { ATTEMPT_STATES, PURPOSES } from '#app/payments/words.ts';
import { id, instant, isOneOf, won } from '../columns.ts';

/** One try to get an amount through the external provider. Its Toss order id is used once. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: id(),
    purpose: text({ enum: PURPOSES }).notNull(),
    /** The order or wallet charge; an id of another domain. */
    subjectId: uuid().notNull(),
    tossOrderId: text().notNull().unique(),
    orderName: text().notNull(),
    amount: won().notNull(),
    taxFree: won().notNull(),
    method: text().notNull(),
    state: text({ enum: ATTEMPT_STATES }).notNull().default('ready'),
    paymentKey: text().unique('payment_key_pays_once'),
    secret: text(),
    lastTransactionKey: text(),
    /** What the receipt shows: `카카오페이`, `카드 · 신한`. */
    methodLabel: text(),
    receiptUrl: text(),
    failureCode: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    sentAt: instant(),
    settledAt: instant(),
    /** Recovery: how often read, when again. */
    reads: integer().notNull().default(0),
    nextReadAt: instant(),
    alarmed: boolean().notNull().default(false),
  },
  (t) => [
    index().on(t.subjectId, t.createdAt.desc()),
    index('attempts_to_read')
      .on(t.nextReadAt)
      .where(sql`${t.state} in ('confirming', 'unknown', 'compensating')`),
    index('attempts_to_expire').on(t.expiresAt).where(sql`${t.state} = 'ready'`),
    check('attempt_purpose', isOneOf(t.purpose, PURPOSES)),
    check('attempt_state', isOneOf(t.state, ATTEMPT_STATES)),
    check('attempt_amounts', sql`${t.amount} > 0 and ${t.taxFree} between 0 and ${t.amount}`),
    check(
      'captured_has_key',
      sql`${t.state} not in ('confirming', 'unknown', 'captured', 'compensating', 'compensated') or ${t.paymentKey} is not null`,
    ),
  ],
);

/** Webhooks are hints: stored once by digest, never believed. */
export const webhookReceipts = pgTable(
  'webhook_receipts',
  {
    digest: text().primaryKey(),
    /** As it came: JSON that jsonb would not take is kept, too. */
    raw: text().notNull(),
    tossOrderId: text(),
    receivedAt: instant().notNull(),
    handledAt: instant(),
  },
  (t) => [
    index().on(t.receivedAt),
    index('open_hints').on(t.tossOrderId).where(sql`${t.handledAt} is null`),
    check('webhook_is_short', sql`length(${t.raw}) <= 60000`),
  ],
);
