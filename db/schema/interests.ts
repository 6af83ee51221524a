import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, won } from '../columns.ts';
import { products, variants } from './catalog.ts';
import { users } from './identity.ts';
import { stores } from './stores.ts';

const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id);
const productId = () =>
  uuid()
    .notNull()
    .references(() => products.id);

/** 찜. */
export const wishes = pgTable(
  'wishes',
  { userId: userId(), productId: productId(), wishedAt: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.userId, t.productId] }),
    index().on(t.userId, t.wishedAt.desc().nullsFirst(), t.productId.desc().nullsFirst()),
  ],
);

/** 재입고 알림: asked for once, told once; asking again after that is a new row. */
export const restockWatches = pgTable(
  'restock_watches',
  {
    id: id(),
    userId: userId(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    askedAt: instant().notNull(),
    toldAt: instant(),
  },
  (t) => [
    uniqueIndex('one_open_restock_watch').on(t.userId, t.variantId).where(sql`${t.toldAt} is null`),
    index('open_restock_watches').on(t.variantId).where(sql`${t.toldAt} is null`),
  ],
);

/** 가격 인하 알림: told of each price lower than the lowest one known. */
export const priceWatches = pgTable(
  'price_watches',
  {
    userId: userId(),
    productId: productId(),
    /** The lowest price the person knows of. */
    knownPrice: won().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.productId] }),
    index().on(t.productId, t.knownPrice),
    check('known_price', sql`${t.knownPrice} >= 0`),
  ],
);

/** The last watched thing that the pass looked at which finds what no job reported. */
export const watchProgress = pgTable('watch_progress', {
  name: text().primaryKey(),
  position: uuid().notNull(),
});

/** 최근 본 상품 of members. */
export const viewedProducts = pgTable(
  'viewed_products',
  { userId: userId(), productId: productId(), viewedAt: instant().notNull() },
  (t) => [
    primaryKey({ columns: [t.userId, t.productId] }),
    index().on(t.userId, t.viewedAt.desc().nullsFirst(), t.productId.desc().nullsFirst()),
  ],
);

/** What members decided about being remembered; no row = remembered. */
export const viewingChoices = pgTable('viewing_choices', {
  userId: userId().primaryKey(),
  remember: boolean().notNull(),
});

/** 단골 상점. */
export const storeFollows = pgTable(
  'store_follows',
  {
    userId: userId(),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    followedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.storeId] }),
    index().on(t.userId, t.followedAt.desc().nullsFirst(), t.storeId.desc().nullsFirst()),
    index().on(t.storeId),
  ],
);
