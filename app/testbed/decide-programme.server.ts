import { eq } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator, Seller, System } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { inTransaction } from '#db/client.server.ts';
import { testbedProgrammes } from '#db/schema/testbed.ts';
import type { ClosingWordsInput, DecideInput } from './inputs.ts';
import { lockProgramme, moveProgramme, mustBeCertified } from './programme-row.server.ts';
import type { TestbedRefusal } from './refusals.ts';
import { mustOwn } from './save-programme.server.ts';
import { isOver } from './state.ts';
import type { ProgrammeState } from './words.ts';

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
    if (to === 'approved' && row.state !== to) {
      await mustBeCertified(tx, row);
      if (row.endsAt <= tx.now) refuse<TestbedRefusal>({ code: 'testbed/period-over' });
    }
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
