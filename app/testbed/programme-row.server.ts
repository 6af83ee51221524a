import { eq, type SQLWrapper, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { shownStoreType } from '#app/stores/index.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { stores } from '#db/schema/stores.ts';
import { testbedProducts, testbedProgrammes } from '#db/schema/testbed.ts';
import type { TestbedRefusal } from './refusals.ts';
import { mayMove } from './state.ts';
import { type Disclosure, type ProgrammeState, TESTBED_TYPES } from './words.ts';

export type ProgrammeRow = typeof testbedProgrammes.$inferSelect;

/** Locks a programme for deciding something about it. */
export async function lockProgramme(tx: Ctx, id: string): Promise<ProgrammeRow> {
  const [row] = await tx.db
    .select()
    .from(testbedProgrammes)
    .where(eq(testbedProgrammes.id, id))
    .for('no key update');
  return row ?? refuse<TestbedRefusal>({ code: 'testbed/not-found' });
}

/** Moves a locked programme by the state machine; false when it stands there already. */
export async function moveProgramme(
  tx: Ctx,
  row: ProgrammeRow,
  to: ProgrammeState,
  facts: Partial<ProgrammeRow> = {},
): Promise<boolean> {
  if (row.state === to) return false;
  if (!mayMove(row.state, to)) refuse<TestbedRefusal>({ code: 'testbed/wrong-state', state: row.state });
  await tx.db
    .update(testbedProgrammes)
    .set({ ...facts, state: to })
    .where(eq(testbedProgrammes.id, row.id));
  return true;
}

/** Only a venture, social or village enterprise whose certificate is valid today and to the last day of the test. */
export async function mustBeCertified(ctx: Ctx, { storeId, endsAt }: ProgrammeRow): Promise<void> {
  const maker = await makerOf(ctx, storeId);
  const certified =
    TESTBED_TYPES.some((type) => type === maker.storeType) &&
    maker.certificateUntil !== null &&
    maker.certificateUntil >= addDays(kstDayOf(endsAt), -1);
  if (!certified) refuse<TestbedRefusal>({ code: 'testbed/no-certificate' });
}

/** The type a store shows today and until when its certificate holds. */
async function makerOf(ctx: Ctx, storeId: string) {
  const [row] = await ctx.db
    .select({ storeType: shownStoreType(ctx), certificateUntil: stores.certificateUntil })
    .from(stores)
    .where(eq(stores.id, storeId));
  return row ?? refuse<TestbedRefusal>({ code: 'testbed/not-found' });
}

/**
 * What a test gave the buyer of a line, to be said with whatever they write of it (추천·보증 심사지침); null when nothing.
 * In a query that has the line's id.
 */
export const disclosureOf = (lineId: SQLWrapper) => sql<Disclosure | null>`(
  select p.disclosure from order_lines l join orders o on o.id = l.order_id
  join testbed_products tp on tp.product_id = l.product_id join testbed_programmes p on p.id = tp.programme_id
  where l.id = ${lineId} and p.disclosure <> 'none' and p.state in ('running', 'closed', 'graduated', 'ended')
    and o.paid_at >= p.begins_at and o.paid_at < coalesce(p.closed_at, p.ends_at)
  order by p.disclosure desc limit 1)`;

/**
 * Lines that a programme counts: paid for, of its products, in its time, with something kept. The products stand in a
 * condition of their own, so that lines are found by product and not all of them read.
 */
export const countsFor = (programmeId: unknown) =>
  sql`${orders.state} = 'paid' and ${orderLines.lineType} = 'item' and ${orderLines.quantity} > ${orderLines.refundedQuantity}
    and ${orderLines.productId} in (
      select tp.product_id from ${testbedProducts} tp where tp.programme_id = ${programmeId})
    and ${orders.paidAt} >= (select p.begins_at from ${testbedProgrammes} p where p.id = ${programmeId})
    and ${orders.paidAt} < (
      select coalesce(p.closed_at, p.ends_at) from ${testbedProgrammes} p where p.id = ${programmeId})`;
