import { and, asc, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { eachKey, eachRow } from '#app/platform/each-row.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { testbedProducts, testbedProgrammes } from '#db/schema/testbed.ts';
import { countsFor, lockProgramme, moveProgramme } from './programme-row.server.ts';
import type { ProgrammeState } from './words.ts';

const soldOut = sql`(select coalesce(sum(${orderLines.quantity} - ${orderLines.refundedQuantity}), 0)
  from ${orderLines} join ${orders} on ${orders.id} = ${orderLines.orderId}
  where ${countsFor(testbedProgrammes.id)}) >= ${testbedProgrammes.quantity}`;

/** Starts what was approved and is due, and closes what is over. A sweep; says how many were due. */
export async function moveDueProgrammes(ctx: Ctx<System>): Promise<number> {
  const starting = await eachKey(
    'testbed.start',
    due(ctx, 'approved', lte(testbedProgrammes.beginsAt, ctx.now)),
    (id) => moveOne(ctx, id, 'running'),
  );
  const ending = await eachKey(
    'testbed.end',
    due(ctx, 'running', lte(testbedProgrammes.endsAt, ctx.now)),
    (id) => moveOne(ctx, id, 'closed'),
  );
  return starting + ending;
}

/** Closes the running programmes whose quantity an order sold. */
export async function closeSoldOutOf(ctx: Ctx<System>, orderId: string): Promise<void> {
  const rows = await ctx.db
    .selectDistinct({ id: testbedProducts.programmeId })
    .from(orderLines)
    .innerJoin(testbedProducts, eq(testbedProducts.productId, orderLines.productId))
    .innerJoin(testbedProgrammes, eq(testbedProgrammes.id, testbedProducts.programmeId))
    .where(and(eq(orderLines.orderId, orderId), eq(testbedProgrammes.state, 'running')));
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const ending = await due(
    ctx,
    'running',
    and(inArray(testbedProgrammes.id, ids), soldOut),
  )(null, ids.length);
  await eachRow('testbed.sold-out', ending, (id) => moveOne(ctx, id, 'closed'));
}

/** Closes what is sold out and no order reported. Now and then: it sums the sales of every running programme. */
export const closeSoldOut = (ctx: Ctx<System>): Promise<number> =>
  eachKey('testbed.sold-out', due(ctx, 'running', soldOut), (id) => moveOne(ctx, id, 'closed'));

const due =
  (ctx: Ctx, state: ProgrammeState, when: SQL | undefined) =>
  async (key: string | null, limit: number): Promise<string[]> => {
    const rows = await ctx.db
      .select({ id: testbedProgrammes.id })
      .from(testbedProgrammes)
      .where(and(eq(testbedProgrammes.state, state), when, key ? gt(testbedProgrammes.id, key) : undefined))
      .orderBy(asc(testbedProgrammes.id))
      .limit(limit);
    return rows.map(({ id }) => id);
  };

async function moveOne(ctx: Ctx<System>, id: string, to: 'running' | 'closed'): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockProgramme(tx, id);
    // Someone decided while it waited.
    if (row.state !== (to === 'running' ? 'approved' : 'running')) return;
    const closedAt = new Date(Math.min(row.endsAt.getTime(), tx.now.getTime()));
    await moveProgramme(tx, row, to, to === 'closed' ? { closedAt } : {});
    await writeAudit(tx, {
      action: to === 'running' ? 'testbed.start' : 'testbed.close',
      subject: `testbed:${id}`,
      before: { state: row.state },
      after: { state: to, title: row.title },
    });
  });
}
