import { asc, eq } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { unseal } from '#app/platform/sealing.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { Contact, LineSnapshot } from './details.ts';
import { tendersOf } from './tenders.ts';
import { partsOfLines } from './write-order.server.ts';

/** What a message about an order needs, for the jobs that send it: the person's mail address and the amounts. */
export async function readReceipt(ctx: Ctx<System>, orderId: string) {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) return null;
  const lines = await ctx.db
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  const parts = await partsOfLines(
    ctx,
    lines.map(({ id }) => id),
  );
  return {
    number: order.number,
    userId: order.userId,
    contact: Contact.parse(unseal('order-contact', order.contactSealed)),
    total: order.total,
    tenders: tendersOf(order),
    lines: lines.map((line) => ({
      name: LineSnapshot.parse(line.snapshot).name,
      quantity: line.quantity,
      amount: line.amount,
      lineType: line.lineType,
      parts: parts.get(line.id) ?? [],
    })),
  };
}
