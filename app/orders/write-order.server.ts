import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { seal } from '#app/platform/sealing.server.ts';
import { orderLineParts, orderLineRewards, orderLines, orders, storeOrders } from '#db/schema/orders.ts';
import type { Contact, Delivery } from './details.ts';
import { newOrderNumber } from './order-number.ts';
import { lineStatesBefore } from './state.ts';
import type { LineState } from './words.ts';

type LineRow = typeof orderLines.$inferInsert;
export type NewOrder = Omit<
  typeof orders.$inferInsert,
  'number' | 'contactSealed' | 'deliverySealed' | 'businessDay' | 'placedAt'
> & {
  id: string;
  contact: Contact;
  delivery: Delivery | null;
  storeOrders: Omit<typeof storeOrders.$inferInsert, 'orderId'>[];
  lines: (Omit<LineRow, 'orderId' | 'position' | 'id'> & {
    rewards: Omit<typeof orderLineRewards.$inferInsert, 'lineId'>[];
    /** What one of a bundle is made of; empty for anything else. */
    parts: Omit<typeof orderLineParts.$inferInsert, 'lineId' | 'position'>[];
  })[];
};

/** Writes an order with its stores, lines and promised rewards, exactly as quoted. Its number is drawn until free. */
export async function writeOrder(tx: Ctx, input: NewOrder): Promise<{ orderId: string; number: string }> {
  const { contact, delivery, storeOrders: stores, lines, ...order } = input;
  const businessDay = kstDayOf(tx.now);
  const values = {
    ...order,
    businessDay,
    placedAt: tx.now,
    contactSealed: seal('order-contact', contact),
    deliverySealed: delivery && seal('order-delivery', delivery),
  };
  let number: string | undefined;
  for (let tried = 0; !number && tried < 8; tried++) {
    const [written] = await tx.db
      .insert(orders)
      .values({ ...values, number: newOrderNumber(businessDay) })
      .onConflictDoNothing({ target: orders.number })
      .returning({ number: orders.number });
    number = written?.number;
  }
  if (!number) throw new Error('no free order number');
  await tx.db.insert(storeOrders).values(stores.map((store) => ({ ...store, orderId: order.id })));
  const rows = lines.map(({ rewards, parts, ...line }, position) => ({
    ...line,
    id: newId(),
    orderId: order.id,
    position,
    rewards,
    parts,
  }));
  await tx.db.insert(orderLines).values(rows.map(({ rewards: _, parts: __, ...row }) => row));
  const rewards = rows.flatMap((row) => row.rewards.map((reward) => ({ ...reward, lineId: row.id })));
  if (rewards.length > 0) await tx.db.insert(orderLineRewards).values(rewards);
  const parts = rows.flatMap((row) =>
    row.parts.map((part, position) => ({ ...part, lineId: row.id, position })),
  );
  if (parts.length > 0) await tx.db.insert(orderLineParts).values(parts);
  return { orderId: order.id, number };
}

/** Locks an order for deciding something about it. */
export async function lockOrder(tx: Ctx, orderId: string) {
  const [order] = await tx.db.select().from(orders).where(eq(orders.id, orderId)).for('no key update');
  if (!order) throw new Error(`no order ${orderId}`);
  return order;
}

/** Every line of an order, in the order shown. */
export async function linesOf(ctx: Ctx, orderId: string) {
  return ctx.db.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position);
}

/** What one of each of these lines was made of when it was bought; only a bundle's line has any. */
export async function partsOfLines(
  ctx: Ctx,
  lineIds: readonly string[],
): Promise<Map<string, (typeof orderLineParts.$inferSelect)[]>> {
  const rows = lineIds.length
    ? await ctx.db
        .select()
        .from(orderLineParts)
        .where(inArray(orderLineParts.lineId, [...lineIds]))
        .orderBy(asc(orderLineParts.lineId), asc(orderLineParts.position))
    : [];
  const parts = new Map<string, (typeof orderLineParts.$inferSelect)[]>();
  for (const row of rows) parts.set(row.lineId, [...(parts.get(row.lineId) ?? []), row]);
  return parts;
}

/** When lines are confirmed by themselves: from the start of that day. */
export async function setConfirmDays(
  tx: Ctx,
  lines: readonly { lineId: string; from: KstDay }[],
): Promise<void> {
  for (const { lineId, from } of lines)
    await tx.db
      .update(orderLines)
      .set({ confirmAt: startOfDay(from) })
      .where(eq(orderLines.id, lineId));
}

/** awaiting payment → paid | expired | cancelled, once; false when it had left that state before. */
export async function settleOrder(
  tx: Ctx,
  orderId: string,
  state: 'paid' | 'expired' | 'cancelled',
): Promise<boolean> {
  const rows = await tx.db
    .update(orders)
    .set({ state, ...(state === 'paid' ? { paidAt: tx.now } : {}) })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'awaiting_payment')))
    .returning({ id: orders.id });
  return rows.length > 0;
}

/** An account was issued: the unpaid order keeps what it holds until the account's deadline. */
export async function holdUntil(tx: Ctx, orderId: string, until: Date): Promise<boolean> {
  const rows = await tx.db
    .update(orders)
    .set({ expiresAt: until })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'awaiting_payment')))
    .returning({ id: orders.id });
  return rows.length > 0;
}

/** Moves lines by the state machine; throws when one may not move. */
export async function moveLines(tx: Ctx, lineIds: readonly string[], state: LineState): Promise<void> {
  if (lineIds.length === 0) return;
  const rows = await tx.db
    .update(orderLines)
    .set({ state })
    .where(and(inArray(orderLines.id, [...lineIds]), inArray(orderLines.state, lineStatesBefore(state))))
    .returning({ id: orderLines.id });
  if (rows.length !== lineIds.length)
    throw new Error(`${lineIds.length - rows.length} lines may not become ${state}`);
}
