import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import { PROMISE_CONDITIONS, REFUND_CAUSES, REFUND_STATES } from '#app/refunds/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';
import { orderLines, orders } from './orders.ts';
import { paymentAttempts } from './payments.ts';
import { walletCharges } from './wallet.ts';

const none = 0 as Krw;

/** 환불: money back, split over the tenders it came from. `decided` is final for us; the provider follows. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    /** Of an order, or of a wallet charge that is paid out again. */
    orderId: uuid().references(() => orders.id),
    chargeId: uuid().references(() => walletCharges.id),
    storeOrderId: uuid(),
    attemptId: uuid().references(() => paymentAttempts.id),
    /** The request's own key: asked twice is refunded once. */
    requestKey: text().notNull(),
    reason: text().notNull(),
    state: text({ enum: REFUND_STATES }).notNull(),
    charged: won().notNull(),
    cashback: won().notNull(),
    grant: won().notNull().default(none),
    points: won().notNull().default(none),
    external: won().notNull(),
    /** Discounts that go back to who funded them. */
    coupon: won().notNull().default(none),
    /** Return fee kept for the store, already taken off the parts above. */
    withheld: won().notNull().default(none),
    /** Of it: kept from points. */
    withheldPoints: won().notNull().default(none),
    /** Of the wallet parts: what waits because the wallet is full. */
    pendingReturn: won().notNull().default(none),
    cause: text({ enum: REFUND_CAUSES }).notNull().default('buyer'),
    taxFree: won().notNull(),
    /** Rewards taken back: from promised money, from the cashback the person has, from the wallet parts of this refund. */
    clawedPending: won().notNull(),
    clawedCashback: won().notNull(),
    clawedCharged: won().notNull(),
    clawedPoints: won().notNull().default(none),
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
    unique().on(t.orderId, t.chargeId, t.requestKey).nullsNotDistinct(),
    index().on(t.attemptId),
    check('refund_subject', sql`num_nonnulls(${t.orderId}, ${t.chargeId}) = 1`),
    index('refunds_open').on(t.state).where(sql`${t.state} <> 'done'`),
    index('refunds_to_send').on(t.nextSendAt).where(sql`${t.state} in ('decided', 'sending', 'unknown')`),
    index('refunds_by_end').on(t.doneAt).where(sql`${t.state} = 'done'`),
    check('refund_state', isOneOf(t.state, REFUND_STATES)),
    check(
      'refund_amounts',
      sql`${t.charged} >= 0 and ${t.cashback} >= 0 and ${t.external} >= 0 and ${t.clawedCharged} >= 0`,
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
    grant: won().notNull().default(none),
    points: won().notNull().default(none),
    external: won().notNull(),
    coupon: won().notNull().default(none),
    fee: won().notNull(),
    feeVat: won().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.refundId, t.lineId] }),
    index().on(t.lineId),
    check('refund_quantity', sql`${t.quantity} > 0`),
  ],
);

/**
 * 환불 약속: what comes back to which tender if the order, or one store's part, is cancelled under a condition or up to
 * a day, as promised before buying. A refund may be equal or better, never worse.
 */
export const refundPromises = pgTable(
  'refund_promises',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    /** Null for the whole order. */
    storeOrderId: uuid(),
    step: integer().notNull(),
    condition: text({ enum: PROMISE_CONDITIONS }).notNull(),
    until: kstDay(),
    charged: won().notNull(),
    cashback: won().notNull(),
    grant: won().notNull(),
    points: won().notNull(),
    external: won().notNull(),
    fee: won().notNull(),
    /** Cashback received for this order and spent meanwhile is kept back up to so much. */
    keptBack: won().notNull().default(none),
  },
  (t) => [
    unique().on(t.orderId, t.storeOrderId, t.step).nullsNotDistinct(),
    check('promise_condition', isOneOf(t.condition, PROMISE_CONDITIONS)),
    check(
      'promise_amounts',
      sql`least(${t.charged}, ${t.cashback}, ${t.grant}, ${t.points}, ${t.external}, ${t.fee}) >= 0`,
    ),
  ],
);
