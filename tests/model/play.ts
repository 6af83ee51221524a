import { gte } from 'drizzle-orm';
import { verifyBooks } from '#app/bookcheck/index.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { expectModel } from './expect-model.ts';
import type { Facts } from './facts.ts';
import { aHistory } from './history.ts';
import { brokenNow } from './invariants.ts';
import { clawedFromBalance } from './ledger-model.ts';
import { ENDOWMENT, type Step } from './steps.ts';
import { foundTown, MORNING, openTown, settleTown } from './town.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A database in which histories are played one after another. */
export async function openStage(url: string) {
  const { database, owner } = openTown(url);
  // Compiling the one big statement costs more than running it.
  await owner.client`set jit = off`;
  const base = await foundTown(database, owner);
  return {
    base,
    database,
    owner,
    close: async () => {
      await database.close();
      await owner.close();
    },
  };
}

/** Plays a history to its end; throws at the first thing that is not as the model or an invariant says. */
export async function play(stage: Stage, steps: readonly Step[]): Promise<Facts> {
  clawedFromBalance.clear();
  const town = await settleTown(stage.base, stage.database);
  const own = await town.system.db
    .select({ id: cashbackProgrammes.id })
    .from(cashbackProgrammes)
    .where(gte(cashbackProgrammes.endsAt, MORNING));
  const running = await town.system.db
    .select({ id: cashbackProgrammes.id, endsAt: cashbackProgrammes.endsAt })
    .from(cashbackProgrammes);
  const ids = running.filter(({ endsAt }) => endsAt === null).map(({ id }) => `'${id}'`);
  const history = aHistory(town, [...ids, ...own.map(({ id }) => `'${id}'`)].join(',') || 'null');
  const check = async (after: string) => {
    const broken = await brokenNow(stage.owner, history.now());
    expectModel(broken.length === 0, `after ${after}: ${broken.join('; ')}`);
  };
  await history.look();
  for (const [i, step] of [...ENDOWMENT, ...steps].entries()) {
    try {
      const before = JSON.stringify(history.facts());
      await history.run(step);
      await history.look();
      // What changed nothing can have broken nothing; time passing can.
      if (step.do === 'tick' || JSON.stringify(history.facts()) !== before) await check(`step ${i}`);
    } catch (error) {
      throw new Error(
        `step ${i} ${JSON.stringify(step)}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      );
    }
  }
  await history.settle();
  const findings = await verifyBooks({ ...stage.base.system, db: stage.owner.db, now: history.now() });
  const broken = findings.filter((finding) => finding.broken > 0);
  expectModel(broken.length === 0, `at the end: ${JSON.stringify(broken)}`);
  return history.facts();
}
