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
import {
  type AttributeDefinition,
  type AttributeValues,
  KINDS,
  MEASURES,
  PLAN_STATES,
  PRODUCT_STATES,
  TAX_TYPES,
} from '#app/catalog/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';
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
    /** What is asked of products here and below, beside what the categories above ask. */
    attributes: jsonb().$type<AttributeDefinition[]>().notNull().default([]),
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
    /** The top of the tree, its second level and the leaf, so that a list over any is one index; equal where the path ends. */
    topCategoryId: uuid()
      .notNull()
      .references(() => categories.id),
    midCategoryId: uuid()
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
    /** 묶음 상품: its options are made of other options of the store. */
    isBundle: boolean().notNull().default(false),
    /** Why the seven-day withdrawal does not apply, shown before buying; null = it applies. */
    withdrawalException: text(),
    /** By the keys of the category's attributes, checked against them. */
    attributes: jsonb().$type<AttributeValues>().notNull().default({}),
    /** `중량`, `맛`: what the options differ in; empty when each option has one name of its own. */
    optionAxes: jsonb().$type<string[]>().notNull().default([]),
    /** What the options' content amounts are counted in; null = no unit price. */
    contentMeasure: text({ enum: MEASURES }),
    /** Fields of the category's product notice, label → text. */
    notice: jsonb().$type<Record<string, string>>().notNull(),
    /** What the kind itself needs to know, parsed by the kind's own schema. */
    terms: jsonb().$type<Record<string, unknown>>().notNull(),
    // Copies of the cheapest variant on sale, for cards and sorting; kept by the catalog's own writes.
    price: won().notNull(),
    listPrice: won().notNull(),
    contentAmount: integer(),
    soldOut: boolean().notNull().default(false),
    /** Units sold and kept, added up by a job out of what it has not counted of the order lines yet. */
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
    // Lists of a category or kind in other orders are read from the search index, not from here.
    index('products_top_newest').on(t.topCategoryId, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_top_recommended')
      .on(t.topCategoryId, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_mid_newest').on(t.midCategoryId, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_mid_recommended')
      .on(t.midCategoryId, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_newest').on(t.categoryId, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_price').on(t.categoryId, t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_leaf_recommended')
      .on(t.categoryId, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_kind_newest').on(t.kind, t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_kind_recommended')
      .on(t.kind, sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    index('products_all_newest').on(t.createdAt, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_price').on(t.price, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_sold').on(t.soldCount, t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_all_recommended')
      .on(sql`(case when ${t.soldOut} then -1 else ${t.soldCount} end)`, t.id)
      .where(sql`${t.state} = 'on_sale'`),
    // For sitemaps and feeds, which walk everything on sale.
    index('products_published').on(t.id).where(sql`${t.state} = 'on_sale'`),
    index('products_store_newest').on(t.storeId, t.createdAt, t.id),
    // The desk's queue: few at any time, the longest waiting first.
    index('products_in_review').on(t.updatedAt, t.id).where(sql`${t.state} = 'review'`),
    check('product_prices', sql`${t.price} >= 0 and ${t.listPrice} >= ${t.price}`),
    check('product_rating', sql`${t.ratingSum} between ${t.ratingCount} and 5 * ${t.ratingCount}`),
    check('product_kind', isOneOf(t.kind, KINDS)),
    check('bundles_are_goods', sql`not ${t.isBundle} or ${t.kind} = 'goods'`),
    check('product_measure', isOneOf(t.contentMeasure, MEASURES)),
    check('product_content', sql`${t.contentAmount} > 0`),
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
    /** Its shelf; null for a bundle's, which is taken from the shelves of its parts. */
    unitId: uuid()
      .references(() => inventoryUnits.id)
      .unique(),
    sku: text().notNull(),
    /** `3kg`, `빨강 / L`; empty when the product has no options. */
    optionName: text().notNull(),
    /** One value for each of the product's option axes, in their order. */
    optionValues: jsonb().$type<string[]>().notNull().default([]),
    /** What is charged now. */
    price: won().notNull(),
    /** What it goes back to; only while a sale runs. */
    regularPrice: won(),
    /** 정가 as the seller says it; shown as far as what was charged before supports it. */
    claimedListPrice: won(),
    /** The supported 정가, equal to the price when there is none to show (domain.md §7.11). */
    listPrice: won().notNull(),
    /** How much is in it, in the product's measure. */
    contentAmount: integer(),
    /** The day it is expected back, told while it is sold out. */
    restockOn: kstDay(),
    position: integer().notNull(),
    active: boolean().notNull().default(true),
  },
  (t) => [
    unique().on(t.productId, t.sku),
    index().on(t.productId, t.position),
    check('variant_prices', sql`${t.price} >= 100 and ${t.listPrice} >= ${t.price}`),
    check('sale_is_not_dearer', sql`${t.regularPrice} >= ${t.price}`),
    check('variant_content', sql`${t.contentAmount} > 0`),
  ],
);

/**
 * 묶음 구성: what one of a bundle's option takes off which shelves. A part is named by its shelf: a bundle has none, so
 * it can never be a part.
 */
export const bundleParts = pgTable(
  'bundle_parts',
  {
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    unitId: uuid()
      .notNull()
      .references(() => variants.unitId),
    quantity: integer().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.variantId, t.unitId] }),
    index().on(t.unitId),
    check('part_quantity', sql`${t.quantity} > 0`),
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

/** Append-only: what a variant was charged at from this moment on; null = it was not for sale. */
export const priceHistory = pgTable(
  'price_history',
  {
    id: id(),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    price: won(),
    at: instant().notNull(),
  },
  (t) => [
    index().on(t.variantId, t.at.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('history_price', sql`${t.price} >= 100`),
  ],
);

/** A sale with an end, or without one a price that changes for good; a sweep carries it out at its minute. */
export const pricePlans = pgTable(
  'price_plans',
  {
    id: id(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    beginsAt: instant().notNull(),
    endsAt: instant(),
    state: text({ enum: PLAN_STATES }).notNull().default('planned'),
    /** The store's sheet says it, and the next sheet may take it back; what was planned elsewhere it leaves alone. */
    bySheet: boolean().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('one_plan_a_period').on(t.productId, t.beginsAt, t.endsAt).nullsNotDistinct(),
    index('plans_to_begin').on(t.beginsAt).where(sql`${t.state} = 'planned'`),
    index('plans_to_end').on(t.endsAt).where(sql`${t.state} = 'running'`),
    check('plan_state', isOneOf(t.state, PLAN_STATES)),
    check('plan_ends_after_it_begins', sql`${t.endsAt} > ${t.beginsAt}`),
  ],
);

export const planPrices = pgTable(
  'plan_prices',
  {
    planId: uuid()
      .notNull()
      .references(() => pricePlans.id),
    variantId: uuid()
      .notNull()
      .references(() => variants.id),
    price: won().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.variantId] }),
    index().on(t.variantId),
    check('plan_price', sql`${t.price} >= 100`),
  ],
);

/** How many of a product's latest paid orders hold both; counted by a job, the twelve most frequent kept. */
export const boughtTogether = pgTable(
  'bought_together',
  {
    productId: uuid()
      .notNull()
      .references(() => products.id),
    otherId: uuid()
      .notNull()
      .references(() => products.id),
    orders: integer().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.otherId] }),
    index().on(t.productId, t.orders.desc().nullsFirst(), t.otherId),
    check('together_are_two', sql`${t.productId} <> ${t.otherId} and ${t.orders} > 0`),
  ],
);
