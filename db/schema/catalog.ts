import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { KINDS, PRODUCT_STATES, TAX_TYPES } from '#app/catalog/words.ts';
import { id, instant, isOneOf, won } from '../columns.ts';
import { images } from './files.ts';
import { inventoryUnits } from './inventory.ts';
import { stores } from './stores.ts';

export const categories = pgTable(
  'categories',
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => categories.id),
    slug: text().notNull().unique(),
    name: text().notNull(),
    emblem: text().notNull(),
    position: integer().notNull(),
    /** Which product notice (상품정보제공고시) its products fill in. */
    noticeType: text().notNull(),
  },
  (t) => [index().on(t.parentId, t.position)],
);

export const products = pgTable(
  'products',
  {
    id: id(),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    /** 판매자 상품코드: the seller's own, unique in the store, so an import can run twice. */
    sellerCode: text().notNull(),
    kind: text({ enum: KINDS }).notNull(),
    /** The top of the tree and the leaf, so that a list over either is one index. */
    topCategoryId: uuid()
      .notNull()
      .references(() => categories.id),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id),
    name: text().notNull(),
    summary: text().notNull(),
    description: text().notNull(),
    /** Shown beside the name in the same size and colour, on cards too (원산지표시법). */
    origin: text(),
    taxType: text({ enum: TAX_TYPES }).notNull(),
    state: text({ enum: PRODUCT_STATES }).notNull(),
    adultOnly: boolean().notNull().default(false),
    /** Why the seven-day withdrawal does not apply, shown before buying; null = it applies. */
    withdrawalException: text(),
    /** `100g당` price text parts, when unit pricing helps. */
    unitPriceText: text(),
    /** Fields of the category's product notice, label → text. */
    notice: jsonb().$type<Record<string, string>>().notNull(),
    /** What the kind itself needs to know, parsed by the kind's own schema. */
    terms: jsonb().$type<Record<string, unknown>>().notNull(),
    // Copies of the cheapest variant on sale, for cards and sorting; kept by the catalog's own writes.
    price: won().notNull(),
    listPrice: won().notNull(),
    soldOut: boolean().notNull().default(false),
    /** Copied by a job. */
    soldCount: integer().notNull().default(0),
    /** Copied by a job: how many reviews, and the sum of their stars (1 to 5). */
    ratingCount: integer().notNull().default(0),
    ratingSum: integer().notNull().default(0),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    /** Set by a trigger at every change, whoever makes it: the larger, the later. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    unique().on(t.storeId, t.sellerCode),
    index('products_by_revision').on(t.revision),
    // Each list is one index read forwards or backwards; key and id run the same way, so a page continues by row comparison.
    index('products_top_newest').on(t.topCategoryId, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_top_price').on(t.topCategoryId, t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_top_sold').on(t.topCategoryId, t.soldCount, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_top_recommended')
      .on(t.topCategoryId, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_newest').on(t.categoryId, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_price').on(t.categoryId, t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_sold').on(t.categoryId, t.soldCount, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_recommended')
      .on(t.categoryId, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_kind_newest').on(t.kind, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_kind_price').on(t.kind, t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_kind_sold').on(t.kind, t.soldCount, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_kind_recommended')
      .on(t.kind, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_all_newest').on(t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_price').on(t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_sold').on(t.soldCount, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_recommended')
      .on(sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_store_newest').on(t.storeId, t.createdAt, t.id),
    check('product_prices', sql`${t.price} >= 0 and ${t.listPrice} >= ${t.price}`),
    check('product_rating', sql`${t.ratingSum} between ${t.ratingCount} and 5 * ${t.ratingCount}`),
    check('product_kind', isOneOf(t.kind, KINDS)),
    check('product_tax', isOneOf(t.taxType, TAX_TYPES)),
    check('product_state', isOneOf(t.state, PRODUCT_STATES)),
    check('goods_have_origin', sql`${t.kind} <> 'goods' or ${t.origin} is not null`),
  ],
);

export const variants = pgTable(
  'variants',
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    unitId: uuid()
      .notNull()
      .references(() => inventoryUnits.id)
      .unique(),
    sku: text().notNull(),
    /** `3kg`, `빨강 / L`; empty when the product has no options. */
    optionName: text().notNull(),
    price: won().notNull(),
    listPrice: won().notNull(),
    position: integer().notNull(),
    active: boolean().notNull().default(true),
  },
  (t) => [
    unique().on(t.productId, t.sku),
    index().on(t.productId, t.position),
    check('variant_prices', sql`${t.price} >= 100 and ${t.listPrice} >= ${t.price}`),
  ],
);

export const productImages = pgTable(
  'product_images',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    position: integer().notNull(),
    imageId: uuid()
      .notNull()
      .references(() => images.id),
    alt: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.position] }),
    check('image_is_described', sql`length(trim(${t.alt})) >= 2`),
  ],
);
