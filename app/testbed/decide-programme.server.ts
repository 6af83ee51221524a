import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator, Seller, System } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { inTransaction } from '#db/client.server.ts';
import { orderLines, orders } from '#db/schema/orders.ts';
import { testbedProgrammes } from '#db/schema/testbed.ts';
import type { ClosingWordsInput, DecideInput } from './inputs.ts';
import { countsFor, lockProgramme, moveProgramme } from './programme-row.server.ts';
import type { TestbedRefusal } from './refusals.ts';
import { mustOwn } from './save-programme.server.ts';
import { isOver } from './state.ts';
import type { ProgrammeState } from './words.ts';

const AT_ONCE = 200;
const TARGET: Record<DecideInput['intent'], ProgrammeState> = {
  approve: 'approved',
  reject: 'rejected',
  close: 'closed',
  graduate: 'graduated',
  end: 'ended',
};

/** 심사와 종료: the city's desk approves or rejects with its reason, closes early, and lets a test graduate or end. */
export async function decideProgramme(ctx: Ctx<Operator | System>, input: DecideInput): Promise<void> {
  const to = TARGET[input.intent];
  await inTransaction(ctx, async (tx) => {
    const row = await lockProgramme(tx, input.programmeId);
    if (to === 'approved' && row.state !== to && row.endsAt <= tx.now)
      refuse<TestbedRefusal>({ code: 'testbed/period-over' });
    const facts = {
      ...(input.reason && { reason: input.reason }),
      ...(to === 'closed' && { closedAt: tx.now }),
    };
    if (!(await moveProgramme(tx, row, to, facts))) return;
    await writeAudit(tx, {
      action: `testbed.${input.intent}`,
      subject: `testbed:${row.id}`,
      before: { state: row.state },
      after: { state: to, title: row.title },
      ...(input.reason && { reason: input.reason }),
    });
  });
}

/** The maker's last words on a closed programme; they may be written anew. */
export async function writeClosingWords(ctx: Ctx<Seller | System>, input: ClosingWordsInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockProgramme(tx, input.programmeId);
    await mustOwn(tx, row.storeId);
    if (!isOver(row.state)) refuse<TestbedRefusal>({ code: 'testbed/wrong-state', state: row.state });
    await tx.db
      .update(testbedProgrammes)
      .set({ closingWords: input.words })
      .where(eq(testbedProgrammes.id, row.id));
    await writeAudit(tx, {
      action: 'testbed.closing-words',
      subject: `testbed:${row.id}`,
      before: row.closingWords,
      after: input.words,
    });
  });
}

const soldUnits = sql`(select coalesce(sum(${orderLines.quantity} - ${orderLines.refundedQuantity}), 0)
  from ${orderLines} join ${orders} on ${orders.id} = ${orderLines.orderId}
  where ${countsFor(testbedProgrammes.id)})`;

/** Starts what was approved and is due, and closes what is over or sold out. A sweep; says how many moved. */
export async function moveDueProgrammes(ctx: Ctx<System>): Promise<number> {
  const starting = await due(ctx, 'approved', lte(testbedProgrammes.beginsAt, ctx.now));
  for (const id of starting) await moveOne(ctx, id, 'running');
  const ending = await due(
    ctx,
    'running',
    sql`(${testbedProgrammes.endsAt} <= ${ctx.now.toISOString()} or ${soldUnits} >= ${testbedProgrammes.quantity})`,
  );
  for (const id of ending) await moveOne(ctx, id, 'closed');
  return starting.length + ending.length;
}

async function due(ctx: Ctx, state: ProgrammeState, when: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: testbedProgrammes.id })
    .from(testbedProgrammes)
    .where(and(eq(testbedProgrammes.state, state), when))
    .orderBy(asc(testbedProgrammes.beginsAt), asc(testbedProgrammes.id))
    .limit(AT_ONCE);
  return rows.map(({ id }) => id);
}

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
