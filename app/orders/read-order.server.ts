import { and, asc, desc, eq, exists, gt, inArray, lt, or, sql } from 'drizzle-orm';
import type { Ctx, Guest, Shopper, Visitor } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { add, type Krw, krw, subtract } from '#app/core/krw.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { unseal } from '#app/platform/sealing.server.ts';
import {
  guestOrderKeys,
  orderLineParts,
  orderLineRewards,
  orderLines,
  orders,
  storeOrders,
} from '#db/schema/orders.ts';
import { Contact, Delivery, LineSnapshot } from './details.ts';
import { isOrderNumber } from './order-number.ts';
import { tendersOf } from './tenders.ts';
import type { LineRewardState } from './words.ts';

export type OrderReader = Shopper | Guest | Visitor;

/** Only the buyer's own: a stranger's order is not found. */
const ownedBy = (ctx: Ctx<OrderReader>) => {
  if (ctx.actor.kind === 'shopper') return eq(orders.userId, ctx.actor.userId);
  if (ctx.actor.kind === 'visitor') return sql`false`;
  const key = ctx.actor.orderKey;
  return or(
    eq(orders.guestKey, key),
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(guestOrderKeys)
        .where(and(eq(guestOrderKeys.orderId, orders.id), eq(guestOrderKeys.guestKey, key))),
    ),
  );
};

/** The row of an own order by number, or null. */
export async function findOwnOrder(ctx: Ctx<OrderReader>, number: string) {
  if (!isOrderNumber(number)) return null;
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.number, number), ownedBy(ctx)));
  return order ?? null;
}

/** The row of an own order by id, or null. */
export async function findOwnOrderById(ctx: Ctx<OrderReader>, orderId: string) {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), ownedBy(ctx)));
  return order ?? null;
}

export type OrderView = NonNullable<Awaited<ReturnType<typeof findOrder>>>;

/** An own order as its page shows it: stores, lines, tenders, rewards and what bundles were made of, in five queries. */
export async function findOrder(ctx: Ctx<OrderReader>, number: string) {
  const order = await findOwnOrder(ctx, number);
  if (!order) return null;
  const [stores, rows, rewards, parts] = await Promise.all([
    ctx.db
      .select()
      .from(storeOrders)
      .where(eq(storeOrders.orderId, order.id))
      .orderBy(asc(storeOrders.position)),
    ctx.db
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, order.id))
      .orderBy(asc(orderLines.position)),
    ctx.db
      .select({
        lineId: orderLineRewards.lineId,
        programmeId: orderLineRewards.programmeId,
        name: orderLineRewards.programmeName,
        amount: orderLineRewards.amount,
        reversed: orderLineRewards.reversed,
        state: orderLineRewards.state,
      })
      .from(orderLineRewards)
      .innerJoin(orderLines, eq(orderLines.id, orderLineRewards.lineId))
      .where(eq(orderLines.orderId, order.id))
      .orderBy(asc(orderLineRewards.programmeId), asc(orderLines.position)),
    ctx.db
      .select({
        lineId: orderLineParts.lineId,
        productId: orderLineParts.productId,
        name: orderLineParts.name,
        optionName: orderLineParts.optionName,
        quantity: orderLineParts.quantity,
      })
      .from(orderLineParts)
      .innerJoin(orderLines, eq(orderLines.id, orderLineParts.lineId))
      .where(eq(orderLines.orderId, order.id))
      .orderBy(asc(orderLines.position), asc(orderLineParts.position)),
  ]);
  const lines = rows.map((row) => ({
    ...row,
    snapshot: LineSnapshot.parse(row.snapshot),
    parts: parts.filter(({ lineId }) => lineId === row.id),
    /** Cashback that comes with its purchase confirmation. */
    rewardToCome: add(
      ...rewards
        .filter((reward) => reward.lineId === row.id && reward.state === 'promised')
        .map((reward) => subtract(reward.amount, reward.reversed)),
    ),
  }));
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    isGuest: order.guestKey !== null,
    placedAt: order.placedAt,
    paidAt: order.paidAt,
    expiresAt: order.expiresAt,
    goodsTotal: order.goodsTotal,
    shippingTotal: order.shippingTotal,
    total: order.total,
    tenders: tendersOf(order),
    couponTotal: add(order.couponCity, order.couponMall, order.couponSeller),
    pointsEarned: add(...rows.map((row) => krw(row.pointsEarned - row.refundedPointsEarned))),
    quote: order.quote,
    contact: Contact.parse(unseal('order-contact', order.contactSealed)),
    delivery: order.deliverySealed ? Delivery.parse(unseal('order-delivery', order.deliverySealed)) : null,
    stores: stores.map((store) => ({
      id: store.id,
      storeId: store.storeId,
      name: store.storeName,
      seller: store.seller,
      dispatchBy: store.dispatchBy,
      lines: lines.filter((line) => line.storeOrderId === store.id),
    })),
    rewards: sumRewards(rewards),
  };
}

type RewardRow = { programmeId: string; name: string; amount: Krw; reversed: Krw; state: LineRewardState };

/** Each programme's reward of an order: promised in all, taken back by refunds, paid so far. */
function sumRewards(rows: readonly RewardRow[]) {
  return [...new Set(rows.map((row) => row.programmeId))].map((programmeId) => {
    const own = rows.filter((row) => row.programmeId === programmeId);
    const paid = own.filter((row) => row.state === 'paid');
    return {
      programmeId,
      name: own[0]?.name ?? '',
      amount: add(...own.map((row) => row.amount)),
      reversed: add(...own.map((row) => row.reversed)),
      paid: add(...paid.map((row) => subtract(row.amount, row.reversed))),
    };
  });
}

/** 주문 내역, newest first, with each order's first line and count of lines. */
export async function listOrders(ctx: Ctx<OrderReader>, page: { cursor: string | null; limit: number }) {
  const [ms, id] = decodeCursor(page.cursor, 2) ?? [];
  const at = instantOf(ms);
  const before =
    at && isId(id) ? or(lt(orders.placedAt, at), and(eq(orders.placedAt, at), gt(orders.id, id))) : undefined;
  const rows = await ctx.db
    .select({
      id: orders.id,
      number: orders.number,
      state: orders.state,
      placedAt: orders.placedAt,
      total: orders.total,
    })
    .from(orders)
    .where(and(ownedBy(ctx), before))
    .orderBy(desc(orders.placedAt), asc(orders.id))
    .limit(page.limit + 1);
  const cut = toPage(rows, page.limit, (row) => [row.placedAt.getTime(), row.id]);
  const lines = cut.rows.length
    ? await ctx.db
        .select({
          orderId: orderLines.orderId,
          snapshot: orderLines.snapshot,
          state: orderLines.state,
          quantity: orderLines.quantity,
          refundedQuantity: orderLines.refundedQuantity,
        })
        .from(orderLines)
        .where(
          and(
            inArray(
              orderLines.orderId,
              cut.rows.map(({ id }) => id),
            ),
            eq(orderLines.lineType, 'item'),
          ),
        )
        .orderBy(asc(orderLines.position))
    : [];
  return {
    next: cut.next,
    rows: cut.rows.map((row) => {
      const own = lines
        .filter((line) => line.orderId === row.id)
        .map((line) => ({ ...line, snapshot: LineSnapshot.parse(line.snapshot) }));
      return {
        ...row,
        lines: own.map(({ snapshot, state, quantity, refundedQuantity }) => ({
          name: snapshot.name,
          imageId: snapshot.imageId,
          imageAlt: snapshot.imageAlt,
          state,
          quantity,
          refundedQuantity,
        })),
      };
    }),
  } satisfies Page<unknown>;
}
