import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Krw } from '#app/core/krw.ts';
import {
  ATTEMPT_STATES,
  PURPOSES,
  RECEIPT_CANCEL_STATES,
  RECEIPT_KINDS,
  RECEIPT_PARTS,
  RECEIPT_STATES,
} from '#app/payments/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';

const none = 0 as Krw;

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
    /** 할부: the months the buyer asked for in our form; null leaves it to the window. */
    instalmentMonths: integer(),
    /** 구매안전서비스, as the buyer chose. */
    escrow: boolean().notNull().default(false),
    state: text({ enum: ATTEMPT_STATES }).notNull().default('ready'),
    paymentKey: text().unique('payment_key_pays_once'),
    secret: text(),
    lastTransactionKey: text(),
    /** What the receipt shows: `카카오페이`, `카드 · 신한`. */
    methodLabel: text(),
    receiptUrl: text(),
    failureCode: text(),
    /** When the provider took the money, by its own clock: the day it lists it under. */
    approvedAt: instant(),
    /** 가상계좌: bank, number and holder, sealed; the deadline; how often a bank took a deposit back. */
    depositSealed: text(),
    dueAt: instant(),
    withdrawals: integer().notNull().default(0),
    /** A deposit that has to go back waits for the buyer's account. */
    needsAccount: boolean().notNull().default(false),
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
    index().on(t.subjectId, t.createdAt.desc().nullsFirst()),
    index('attempts_to_read')
      .on(t.nextReadAt)
      .where(sql`${t.state} in ('confirming', 'unknown', 'compensating', 'awaiting_deposit')`),
    index('attempts_to_expire').on(t.expiresAt).where(sql`${t.state} = 'ready'`),
    index('attempts_open')
      .on(t.state, t.sentAt)
      .where(sql`${t.state} in ('confirming', 'unknown', 'compensating', 'awaiting_deposit')`),
    // By day, for the comparison with the provider.
    index('attempts_by_approval').on(t.approvedAt).where(sql`${t.approvedAt} is not null`),
    index('attempts_by_end').on(t.settledAt).where(sql`${t.state} in ('compensated', 'expired')`),
    check('attempt_purpose', isOneOf(t.purpose, PURPOSES)),
    check('attempt_state', isOneOf(t.state, ATTEMPT_STATES)),
    check('attempt_amounts', sql`${t.amount} > 0 and ${t.taxFree} between 0 and ${t.amount}`),
    check(
      'captured_has_key',
      sql`${t.state} not in ('confirming', 'unknown', 'awaiting_deposit', 'captured', 'compensating', 'compensated') or ${t.paymentKey} is not null`,
    ),
    check('asks_while_compensating', sql`not ${t.needsAccount} or ${t.state} = 'compensating'`),
    check(
      'awaited_has_account',
      sql`${t.state} <> 'awaiting_deposit' or (${t.depositSealed} is not null and ${t.dueAt} is not null)`,
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

/** 환불 계좌 of a payment that was paid in: asked of the buyer once, sealed. */
export const refundAccounts = pgTable('refund_accounts', {
  attemptId: uuid()
    .primaryKey()
    .references(() => paymentAttempts.id),
  sealed: text().notNull(),
  givenAt: instant().notNull(),
  /** Why the provider did not take it: it is asked for again. */
  problem: text(),
});

/** 현금영수증 for a part of an order that was paid like cash. Issued by a job under the row's own key. */
export const cashReceipts = pgTable(
  'cash_receipts',
  {
    id: id(),
    /** The order; an id of another domain. */
    orderId: uuid().notNull(),
    part: text({ enum: RECEIPT_PARTS }).notNull(),
    kind: text({ enum: RECEIPT_KINDS }).notNull(),
    /** Phone or business number, sealed; null for 자진발급. */
    identitySealed: text(),
    amount: won().notNull(),
    taxFree: won().notNull(),
    /** Taken back again by refunds. */
    reduced: won().notNull().default(none),
    reducedTaxFree: won().notNull().default(none),
    state: text({ enum: RECEIPT_STATES }).notNull().default('requested'),
    receiptKey: text(),
    issueNumber: text(),
    receiptUrl: text(),
    failureCode: text(),
    requestedAt: instant().notNull(),
    settledAt: instant(),
    sends: integer().notNull().default(0),
    nextSendAt: instant(),
    alarmed: boolean().notNull().default(false),
  },
  (t) => [
    unique().on(t.orderId, t.part),
    index('receipts_to_send').on(t.nextSendAt).where(sql`${t.state} = 'requested'`),
    check('receipt_part', isOneOf(t.part, RECEIPT_PARTS)),
    check('receipt_kind', isOneOf(t.kind, RECEIPT_KINDS)),
    check('receipt_state', isOneOf(t.state, RECEIPT_STATES)),
    check(
      'receipt_amounts',
      sql`${t.amount} > 0 and ${t.taxFree} between 0 and ${t.amount} and ${t.reduced} between 0 and ${t.amount} and ${t.reducedTaxFree} between 0 and ${t.taxFree}`,
    ),
    check('receipt_names_whom', sql`(${t.kind} = 'voluntary') = (${t.identitySealed} is null)`),
    check('issued_has_key', sql`(${t.state} = 'issued') = (${t.receiptKey} is not null)`),
  ],
);

/** What a refund takes off a cash receipt, once per refund. */
export const cashReceiptCancels = pgTable(
  'cash_receipt_cancels',
  {
    id: id(),
    receiptId: uuid()
      .notNull()
      .references(() => cashReceipts.id),
    /** The refund; an id of another domain. */
    refundId: uuid().notNull(),
    amount: won().notNull(),
    taxFree: won().notNull(),
    state: text({ enum: RECEIPT_CANCEL_STATES }).notNull().default('requested'),
    failureCode: text(),
    requestedAt: instant().notNull(),
    sends: integer().notNull().default(0),
    nextSendAt: instant(),
  },
  (t) => [
    unique().on(t.receiptId, t.refundId),
    index('receipt_cancels_to_send').on(t.nextSendAt).where(sql`${t.state} = 'requested'`),
    check('receipt_cancel_state', isOneOf(t.state, RECEIPT_CANCEL_STATES)),
    check('receipt_cancel_amounts', sql`${t.amount} > 0 and ${t.taxFree} between 0 and ${t.amount}`),
  ],
);

type DayDifference = { kind: string; subject: string; detail: string };

/** Each KST day's comparison with the provider's own list, made once. */
export const providerDays = pgTable('provider_days', {
  day: kstDay().primaryKey(),
  /** The next try, while the provider does not answer. */
  triedAt: instant().notNull(),
  comparedAt: instant(),
  transactions: integer().notNull().default(0),
  differences: jsonb().$type<DayDifference[]>().notNull().default([]),
});
