import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';

/** Append-only (a trigger refuses changes): who did what to whom, before and after, when, from where. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actorId: uuid(),
    storeId: uuid(),
    action: text().notNull(),
    subject: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    reason: text(),
    requestId: text().notNull(),
  },
  (t) => [
    index().on(t.at.desc().nullsFirst(), t.id),
    index().on(t.storeId, t.at.desc().nullsFirst()),
    index().on(t.actorId, t.at.desc().nullsFirst()),
    index().on(t.subject, t.at.desc().nullsFirst()),
  ],
);
