import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { TICKET_STATES } from '#app/tickets/words.ts';
import { id, instant, isOneOf, kstDay } from '../columns.ts';

/** One admission: a code shown as QR, usable once until its last day. */
export const tickets = pgTable(
  'tickets',
  {
    id: id(),
    /** The order line it was bought with; an id of a higher domain, checked by verify:books. */
    orderLineId: uuid().notNull(),
    storeId: uuid().notNull(),
    productName: text().notNull(),
    code: text().notNull().unique(),
    state: text({ enum: TICKET_STATES }).notNull().default('issued'),
    validUntil: kstDay().notNull(),
    issuedAt: instant().notNull(),
    usedAt: instant(),
    cancelledAt: instant(),
  },
  (t) => [
    index().on(t.orderLineId),
    index().on(t.storeId, t.state),
    check('ticket_state', isOneOf(t.state, TICKET_STATES)),
    check('used_has_time', sql`(${t.state} = 'used') = (${t.usedAt} is not null)`),
  ],
);
