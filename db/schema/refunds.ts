import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REFUND_STATES } from '#app/refunds/words.ts';
import { id, instant, isOneOf, won } from '../columns.ts';
import { orderLines, orders } from './orders.ts';
import { paymentAttempts } from './payments.ts';

/** 환불: money back, split over the tenders it came from. `decided` is final for us; the provider follows. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    storeOrderId: uuid(),
    attemptId: uuid().references(() => paymentAttempts.id),
    /** The request's own key: asked twice is refunded once. */
    requestKey: text().notNull(),
    reason: text().notNull(),
    state: text({ enum: REFUND_STATES }).notNull(),
    charged: won().notNull(),
    cashback: won().notNull(),
    external: won().notNull(),
    taxFree: won().notNull(),
    /** Rewards taken back: from promised money, from the cashback bucket, from the charged part of this refund. */
    clawedPending: won().notNull(),
    clawedCashback: won().notNull(),
    clawedCharged: won().notNull(),
    transactionKey: text(),
    decidedAt: instant().notNull(),
    doneAt: instant(),
    sends: integer().notNull().default(0),
    /** Definite refusals so far: each next try goes under a key of its own. */
    refusals: integer().notNull().default(0),
    refusedCode: text(),
    nextSendAt: instant(),
    alarmed: boolean().notNull().default(false),
  },
  (t) => [
    unique().on(t.orderId, t.requestKey),
    index('refunds_open').on(t.state).where(sql`${t.state} <> 'done'`),
    index('refunds_to_send').on(t.nextSendAt).where(sql`${t.state} in ('decided', 'sending', 'unknown')`),
    check('refund_state', isOneOf(t.state, REFUND_STATES)),
    check(
      'refund_amounts',
      sql`${t.charged} >= 0 and ${t.cashback} >= 0 and ${t.external} >= 0 and ${t.clawedCharged} <= ${t.charged}`,
    ),
    check('refund_has_attempt', sql`${t.external} = 0 or ${t.attemptId} is not null`),
  ],
);

export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: uuid()
      .notNull()
      .references(() => refunds.id),
    lineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
    charged: won().notNull(),
    cashback: won().notNull(),
    external: won().notNull(),
    fee: won().notNull(),
    feeVat: won().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.refundId, t.lineId] }),
    index().on(t.lineId),
    check('refund_quantity', sql`${t.quantity} > 0`),
  ],
);
