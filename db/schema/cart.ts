import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';
import { variants } from './catalog.ts';
import { users } from './identity.ts';

export const carts = pgTable(
  'carts',
  {
    id: id(),
    userId: uuid()
      .references(() => users.id)
      .unique(),
    /** Hash of the browser's cart secret, for people not signed in. */
    cartKey: text().unique(),
    touchedAt: instant().notNull(),
  },
  (t) => [
    check('cart_has_one_owner', sql`num_nonnulls(${t.userId}, ${t.cartKey}) = 1`),
    index().on(t.touchedAt).where(sql`${t.cartKey} is not null`),
  ],
);

export const cartLines = pgTable(
  'cart_lines',
  {
    cartId: uuid()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    quantity: integer().notNull(),
    selected: boolean().notNull().default(true),
    addedAt: instant().notNull(),
    /** Key of the form that last added to the line: sent twice, it adds once. */
    lastAddKey: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.cartId, t.variantId] }),
    index().on(t.variantId),
    check('cart_quantity', sql`${t.quantity} between 1 and 99`),
  ],
);
