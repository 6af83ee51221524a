import { sql } from 'drizzle-orm';
import { bigint, date, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import type { KstDay } from '#app/core/kst.ts';
import { won } from '../columns.ts';
import { products } from './catalog.ts';
import { markets } from './stores.ts';

/** One row for each product a shopper can find, made of the product, its store and its categories by the index job. */
export const searchProducts = pgTable(
  'search_products',
  {
    productId: uuid()
      .primaryKey()
      .references(() => products.id),
    categoryId: uuid().notNull(),
    /** The category and those above it, the top first: whose counts this product is in. */
    path: uuid().array().notNull(),
    /** The product's revision this row was made of. */
    revision: bigint({ mode: 'number' }).notNull(),
    /** What can be filtered and counted, as `facet-bits.ts` packs it. */
    facetBits: integer().notNull(),
    price: won().notNull(),
    recommended: integer().notNull(),
    soldCount: integer().notNull(),
    ratingScore: integer().notNull(),
    listedMs: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    aliases: text().notNull(),
    around: text().notNull(),
    letters: text().notNull(),
    initials: text().notNull(),
  },
  (t) => [
    // The bits and the price stand at the end, so that a filtered list is read from the index alone.
    index('search_by_recommended').on(t.categoryId, t.recommended, t.productId, t.facetBits, t.price),
    index('search_by_sold').on(t.categoryId, t.soldCount, t.productId, t.facetBits, t.price),
    index('search_by_rating').on(t.categoryId, t.ratingScore, t.productId, t.facetBits, t.price),
    index('search_by_listed').on(t.categoryId, t.listedMs, t.productId, t.facetBits, t.price),
    index('search_by_price').on(t.categoryId, t.price, t.productId, t.facetBits),
    index('search_by_bits').on(t.categoryId, t.facetBits),
    index('search_best').on(t.recommended, t.productId),
    index('search_letters').using('gin', sql`${t.letters} gin_trgm_ops`),
    index('search_initials').using('gin', sql`${t.initials} gin_trgm_ops`),
  ],
);

/** How many products of a category and all below it have the same bits; kept with each change of a row. */
export const searchFacetCube = pgTable(
  'search_facet_cube',
  { categoryId: uuid().notNull(), facetBits: integer().notNull(), n: integer().notNull() },
  (t) => [primaryKey({ columns: [t.categoryId, t.facetBits] })],
);

/** The words products are known by, with how many have each: what is suggested, and what a typing error meant. */
export const searchTerms = pgTable(
  'search_terms',
  {
    term: text().primaryKey(),
    letters: text().notNull(),
    initials: text().notNull(),
    n: integer().notNull(),
  },
  (t) => [
    index().on(t.letters),
    index().on(t.initials),
    index('search_terms_near').using('gin', sql`${t.letters} gin_trgm_ops`),
  ],
);

/** A small number for each market, for the bits; given once. */
export const searchMarkets = pgTable('search_markets', {
  marketId: uuid()
    .primaryKey()
    .references(() => markets.id),
  code: smallint().notNull().unique(),
});

/** How far the sweeps that heal the index have come. */
export const searchProgress = pgTable('search_progress', {
  name: text().primaryKey(),
  position: text().notNull(),
});

/** Who asked for what on a day: a keyed hash of the visitor, forgotten after a week. */
export const searchAsked = pgTable(
  'search_asked',
  {
    day: date({ mode: 'string' }).$type<KstDay>().notNull(),
    term: text().notNull(),
    visitor: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.term, t.visitor] })],
);

/** What enough different visitors asked for in the last week. */
export const searchPopular = pgTable('search_popular', {
  term: text().primaryKey(),
  visitors: integer().notNull(),
});
