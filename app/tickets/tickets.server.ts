import { and, asc, eq, inArray } from 'drizzle-orm';
import type { KindRules, SoldLine } from '#app/catalog/index.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { addDays, type KstDay, kstDayOf } from '#app/core/kst.ts';
import { tickets as table } from '#db/schema/tickets.ts';
import { newTicketCode } from './code.ts';
import { TicketTerms } from './terms.ts';

const unused = (lineId: string) => and(eq(table.orderLineId, lineId), eq(table.state, 'issued'));

/** Open-dated admission: one code per unit on payment, refundable while unused. */
export const tickets: KindRules = {
  kind: 'ticket',
  label: '입장권',
  needsDelivery: false,
  paidState: 'issued',
  refundTerms: (terms) =>
    `결제일부터 ${TicketTerms.parse(terms).validDays}일 동안 쓸 수 있고, 사용 전에는 언제든 전액 환불됩니다.`,
  refundSteps: (terms, paidOn) => [{ condition: 'unused', until: lastDay(terms, paidOn), returnFee: false }],
  confirmsFrom: (terms, paidOn) => addDays(lastDay(terms, paidOn), 1),
  mayConfirm: async (ctx, line) => {
    const rows = await ctx.db
      .select({ state: table.state })
      .from(table)
      .where(eq(table.orderLineId, line.lineId));
    return rows.some(({ state }) => state === 'used') && rows.every(({ state }) => state !== 'issued');
  },
  cancellableQuantity: async (tx, line) => {
    if (line.state !== 'issued') return 0;
    const rows = await tx.db
      .select({ id: table.id })
      .from(table)
      .where(unused(line.lineId))
      .for('no key update');
    return rows.length;
  },
  onPaid: issue,
  onRefunded: cancel,
};

const lastDay = (terms: Record<string, unknown>, paidOn: KstDay): KstDay =>
  addDays(paidOn, TicketTerms.parse(terms).validDays);

/** One ticket per unit; a second call for the same line finds them there. */
async function issue(tx: Ctx, line: SoldLine): Promise<void> {
  const there = await tx.db
    .select({ id: table.id })
    .from(table)
    .where(eq(table.orderLineId, line.lineId))
    .limit(1);
  if (there.length > 0) return;
  await tx.db.insert(table).values(
    Array.from({ length: line.quantity }, () => ({
      orderLineId: line.lineId,
      storeId: line.storeId,
      productName: line.productName,
      code: newTicketCode(),
      validUntil: lastDay(line.terms, kstDayOf(tx.now)),
      issuedAt: tx.now,
    })),
  );
}

async function cancel(tx: Ctx, line: SoldLine, quantity: number): Promise<void> {
  const rows = await tx.db
    .select({ id: table.id })
    .from(table)
    .where(unused(line.lineId))
    .orderBy(asc(table.id))
    .limit(quantity)
    .for('no key update');
  if (rows.length < quantity)
    throw new Error(`line ${line.lineId}: ${quantity} tickets to cancel, ${rows.length} unused`);
  const cancelled = await tx.db
    .update(table)
    .set({ state: 'cancelled', cancelledAt: tx.now })
    .where(
      and(
        inArray(
          table.id,
          rows.map(({ id }) => id),
        ),
        eq(table.state, 'issued'),
      ),
    )
    .returning({ id: table.id });
  if (cancelled.length !== quantity) throw new Error(`line ${line.lineId}: a ticket was used meanwhile`);
}

/** The tickets of some order lines. The caller has checked whose they are. */
export async function ticketsOf(ctx: Ctx, lineIds: readonly string[]) {
  if (lineIds.length === 0) return [];
  return ctx.db
    .select({
      id: table.id,
      lineId: table.orderLineId,
      productName: table.productName,
      code: table.code,
      state: table.state,
      validUntil: table.validUntil,
      usedAt: table.usedAt,
    })
    .from(table)
    .where(inArray(table.orderLineId, [...lineIds]))
    .orderBy(asc(table.id));
}
