import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  type PgColumn,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { KINDS, TAX_TYPES } from '#app/catalog/words.ts';
import type { Krw } from '#app/core/krw.ts';
import { LINE_REWARD_STATES, LINE_STATES, LINE_TYPES, ORDER_STATES } from '#app/orders/words.ts';
import { id, instant, isOneOf, kstDay, won } from '../columns.ts';
import { products, variants } from './catalog.ts';
import { users } from './identity.ts';
import { inventoryUnits } from './inventory.ts';
import { stores } from './stores.ts';

const none = 0 as Krw;

/** What each tender and each funder of a discount pays, besides the external tender. */
const shares = {
  charged: won().notNull(),
  cashback: won().notNull(),
  grant: won().notNull().default(none),
  points: won().notNull().default(none),
  couponCity: won().notNull().default(none),
  couponMall: won().notNull().default(none),
  couponSeller: won().notNull().default(none),
};
type Shares = Record<keyof typeof shares | 'external', PgColumn>;
const listOf = (t: Shares) =>
  sql`${t.charged}, ${t.cashback}, ${t.grant}, ${t.points}, ${t.couponCity}, ${t.couponMall}, ${t.couponSeller}, ${t.external}`;
const sumOf = (t: Shares) =>
  sql`${t.charged} + ${t.cashback} + ${t.grant} + ${t.points} + ${t.couponCity} + ${t.couponMall} + ${t.couponSeller} + ${t.external}`;

/** What the contract document repeats of the seller (E-commerce Act art. 13②, 20②). */
type SellerSnapshot = Record<
  'businessName' | 'representative' | 'businessNumber' | 'mailOrderNumber' | 'address' | 'phone' | 'email',
  string
>;

export const orders = pgTable(
  'orders',
  {
    id: id(),
    /** `20261123-0001234`: the date and seven random digits. */
    number: text().notNull().unique(),
    userId: uuid().references(() => users.id),
    /** Guests: hash of the browser's order key, of the phone, and of the order password. */
    guestKey: text(),
    guestPhoneHash: text(),
    guestPasswordHash: text(),
    /** The browser's cart, emptied of what was bought once it is paid. */
    cartKey: text(),
    state: text({ enum: ORDER_STATES }).notNull().default('awaiting_payment'),
    /** Who ordered and where it goes, sealed; null where nothing is shipped. */
    contactSealed: text().notNull(),
    deliverySealed: text(),
    placedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    paidAt: instant(),
    businessDay: kstDay().notNull(),
    goodsTotal: won().notNull(),
    shippingTotal: won().notNull(),
    total: won().notNull(),
    /** The wallet's local currency. */
    currency: text().notNull().default('daejeon'),
    ...shares,
    external: won().notNull(),
    taxFree: won().notNull(),
    /** The whole price calculation as shown, with its rule versions. */
    quote: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index().on(t.userId, t.placedAt.desc().nullsFirst(), t.id),
    index().on(t.guestKey, t.placedAt.desc().nullsFirst()),
    index('orders_to_expire').on(t.expiresAt).where(sql`${t.state} = 'awaiting_payment'`),
    index().on(t.placedAt.desc().nullsFirst(), t.id),
    check('order_state', isOneOf(t.state, ORDER_STATES)),
    check('order_owner', sql`(${t.userId} is not null) <> (${t.guestKey} is not null)`),
    check(
      'guest_can_look_up',
      sql`${t.guestKey} is null or (${t.guestPhoneHash} is not null and ${t.guestPasswordHash} is not null)`,
    ),
    check('guest_pays_outside', sql`${t.guestKey} is null or ${t.total} = ${t.external}`),
    check(
      'order_adds_up',
      sql`${t.total} = ${t.goodsTotal} + ${t.shippingTotal} and ${t.total} = ${sumOf(t)}`,
    ),
    check('order_not_negative', sql`least(${t.goodsTotal}, ${t.shippingTotal}, ${listOf(t)}) >= 0`),
  ],
);

/** Further browsers that opened a guest's order by number, phone and password. */
export const guestOrderKeys = pgTable(
  'guest_order_keys',
  {
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    guestKey: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.guestKey] }), index().on(t.guestKey)],
);

/** 상점별 주문: one payment's part for one store. */
export const storeOrders = pgTable(
  'store_orders',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    storeName: text().notNull(),
    position: integer().notNull(),
    /** Seller information as it stood at the order: part of the contract document. */
    seller: jsonb().$type<SellerSnapshot>().notNull(),
    dispatchBy: kstDay(),
  },
  (t) => [unique().on(t.orderId, t.storeId), index().on(t.storeId, t.id)],
);

/**
 * 주문 상품, and each store's shipping as a line of its own, so that every won of an order stands on a line.
 * The shares say which tender paid how much of the line, and what store and mall get of it: frozen at placement.
 */
export const orderLines = pgTable(
  'order_lines',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    storeOrderId: uuid()
      .notNull()
      .references(() => storeOrders.id),
    storeId: uuid()
      .notNull()
      .references(() => stores.id),
    position: integer().notNull(),
    lineType: text({ enum: LINE_TYPES }).notNull(),
    kind: text({ enum: KINDS }).notNull(),
    state: text({ enum: LINE_STATES }).notNull().default('awaiting_payment'),
    productId: uuid().references(() => products.id),
    variantId: uuid().references(() => variants.id),
    /** The shelf it was taken from; a bundle's line has its parts instead. */
    unitId: uuid().references(() => inventoryUnits.id),
    /** Name, option, origin, picture, notice and terms as sold. */
    snapshot: jsonb().$type<Record<string, unknown>>().notNull(),
    taxType: text({ enum: TAX_TYPES }).notNull(),
    quantity: integer().notNull(),
    unitPrice: won().notNull(),
    amount: won().notNull(),
    ...shares,
    external: won().notNull(),
    /** Platform fee and its VAT, taken from the store's part. */
    fee: won().notNull(),
    feeVat: won().notNull(),
    /** Units whose refund is decided. Never more than were bought. */
    refundedQuantity: integer().notNull().default(0),
    /** How many of its units stand in the product's sold count. */
    countedQuantity: integer().notNull().default(0),
    refundedCharged: won().notNull().default(none),
    refundedCashback: won().notNull().default(none),
    refundedGrant: won().notNull().default(none),
    refundedPoints: won().notNull().default(none),
    refundedCouponCity: won().notNull().default(none),
    refundedCouponMall: won().notNull().default(none),
    refundedCouponSeller: won().notNull().default(none),
    refundedExternal: won().notNull().default(none),
    refundedFee: won().notNull().default(none),
    refundedFeeVat: won().notNull().default(none),
    /** Points this line earns once its purchase is confirmed, and what refunds took of them. */
    pointsEarned: won().notNull().default(none),
    refundedPointsEarned: won().notNull().default(none),
    /** When the purchase is confirmed by itself: after the days of withdrawal, or a ticket's last day. */
    confirmAt: instant(),
    confirmedAt: instant(),
  },
  (t) => [
    unique().on(t.orderId, t.position),
    index().on(t.storeOrderId),
    index().on(t.storeId, t.state),
    // Ids follow time: a product's latest lines are the end of its part of the index.
    index().on(t.productId, t.id),
    check('line_counted', sql`${t.countedQuantity} between 0 and ${t.quantity}`),
    check('line_type', isOneOf(t.lineType, LINE_TYPES)),
    check('line_kind', isOneOf(t.kind, KINDS)),
    check('line_state', isOneOf(t.state, LINE_STATES)),
    check('line_tax', isOneOf(t.taxType, TAX_TYPES)),
    check('line_item_has_variant', sql`(${t.lineType} = 'item') = (${t.variantId} is not null)`),
    check('line_adds_up', sql`${t.amount} = ${t.quantity} * ${t.unitPrice} and ${t.amount} = ${sumOf(t)}`),
    check(
      'line_not_negative',
      sql`${t.quantity} > 0 and least(${t.fee}, ${t.feeVat}, ${t.pointsEarned}, ${listOf(t)}) >= 0 and ${t.fee} + ${t.feeVat} <= ${t.amount} - ${t.couponSeller}`,
    ),
    check(
      'line_refund_capped',
      sql`${t.refundedQuantity} between 0 and ${t.quantity} and ${t.refundedCharged} between 0 and ${t.charged} and ${t.refundedCashback} between 0 and ${t.cashback} and ${t.refundedGrant} between 0 and ${t.grant} and ${t.refundedPoints} between 0 and ${t.points} and ${t.refundedCouponCity} between 0 and ${t.couponCity} and ${t.refundedCouponMall} between 0 and ${t.couponMall} and ${t.refundedCouponSeller} between 0 and ${t.couponSeller} and ${t.refundedExternal} between 0 and ${t.external} and ${t.refundedFee} between 0 and ${t.fee} and ${t.refundedFeeVat} between 0 and ${t.feeVat} and ${t.refundedPointsEarned} between 0 and ${t.pointsEarned}`,
    ),
    index('lines_to_confirm')
      .on(t.confirmAt)
      .where(sql`${t.confirmedAt} is null and ${t.state} in ('delivered', 'issued')`),
  ],
);

/**
 * What one of a bundle's line was made of: frozen with the order, so that whatever the bundle becomes, a refund gives
 * back what was taken.
 */
export const orderLineParts = pgTable(
  'order_line_parts',
  {
    lineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    unitId: uuid()
      .notNull()
      .references(() => inventoryUnits.id),
    quantity: integer().notNull(),
    position: integer().notNull(),
    productId: uuid()
      .notNull()
      .references(() => products.id),
    /** Name and option as sold. */
    name: text().notNull(),
    optionName: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.unitId] }), check('line_part_quantity', sql`${t.quantity} > 0`)],
);

/** Each programme's reward on each line, as promised: its own line on the receipt. */
export const orderLineRewards = pgTable(
  'order_line_rewards',
  {
    lineId: uuid()
      .notNull()
      .references(() => orderLines.id),
    /** Programme of the wallet domain. */
    programmeId: uuid().notNull(),
    programmeName: text().notNull(),
    amount: won().notNull(),
    reversed: won().notNull().default(none),
    /** What of the line counted as the person's spend of that month, and was taken off it again. */
    base: won().notNull().default(none),
    reversedBase: won().notNull().default(none),
    validDays: integer(),
    state: text({ enum: LINE_REWARD_STATES }).notNull().default('promised'),
  },
  (t) => [
    primaryKey({ columns: [t.lineId, t.programmeId] }),
    index('rewards_to_pay').on(t.lineId).where(sql`${t.state} = 'due'`),
    check('line_reward_state', isOneOf(t.state, LINE_REWARD_STATES)),
    check(
      'line_reward',
      sql`${t.amount} >= 0 and ${t.reversed} between 0 and ${t.amount} and ${t.reversedBase} between 0 and ${t.base}`,
    ),
  ],
);
