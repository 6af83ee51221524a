import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { MOVEMENTS, RESERVATION_STATES } from '#app/inventory/words.ts';
import { id, instant, isOneOf } from '../columns.ts';

/** Anything countable that can run out, of whatever kind: a variant's stock, later a night, seats, a quota. */
export const inventoryUnits = pgTable(
  'inventory_units',
  { id: id(), onHand: integer().notNull(), held: integer().notNull().default(0) },
  (t) => [check('never_oversold', sql`${t.onHand} >= 0 and ${t.held} >= 0`)],
);

/** Append-only: why a unit's count changed. Opening + restocked − sold + returned = on hand + held. */
export const inventoryMovements = pgTable(
  'inventory_movements',
  {
    id: id(),
    unitId: uuid()
      .notNull()
      .references(() => inventoryUnits.id),
    movement: text({ enum: MOVEMENTS }).notNull(),
    quantity: integer().notNull(),
    /** One cause moves a unit once. */
    cause: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    unique().on(t.unitId, t.cause),
    check('movement_is_known', isOneOf(t.movement, MOVEMENTS)),
    check('movement_moves', sql`${t.quantity} > 0`),
  ],
);

/** Every counting of a unit, also one that found nothing to change: the same counting is never applied twice. */
export const stockCounts = pgTable(
  'stock_counts',
  {
    unitId: uuid()
      .notNull()
      .references(() => inventoryUnits.id),
    cause: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.cause] })],
);

/** 재고 선점: units set aside for an unpaid order. */
export const reservations = pgTable(
  'reservations',
  {
    id: id(),
    unitId: uuid()
      .notNull()
      .references(() => inventoryUnits.id),
    /** The order that asked; opaque here. */
    holderId: uuid().notNull(),
    quantity: integer().notNull(),
    state: text({ enum: RESERVATION_STATES }).notNull().default('open'),
  },
  (t) => [
    unique().on(t.holderId, t.unitId),
    index('open_reservations').on(t.unitId).where(sql`${t.state} = 'open'`),
    check('reservation_quantity', sql`${t.quantity} > 0`),
    check('reservation_state', isOneOf(t.state, RESERVATION_STATES)),
  ],
);
