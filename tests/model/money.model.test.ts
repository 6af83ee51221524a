import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { openStage, play, type Stage } from './play.ts';
import { shorten } from './shorten.ts';
import { aStep, type Step } from './steps.ts';
import { aTally } from './tally.ts';

vi.mock('#app/platform/faults.server.ts', async (original) => ({
  ...(await original<typeof import('#app/platform/faults.server.ts')>()),
  fault: (await import('./crash.ts')).crashPoint,
}));

const RUNS = Number(process.env.MODEL_RUNS ?? 40);
const LENGTH = Number(process.env.MODEL_STEPS ?? 30);
const SEED = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Histories of one database before it is left for a fresh one. */
const PER_STAGE = 10;

const tally = aTally();
let stage: Stage;
const newStage = async () => openStage(await freshDatabaseUrl());
beforeAll(async () => {
  stage = await newStage();
});
afterAll(() => stage.close());

test(`${RUNS} random histories of ${LENGTH} steps break nothing`, { timeout: 6 * 3_600_000 }, async () => {
  console.info(`model seed ${SEED}`);
  const histories = fc.sample(fc.array(aStep, { minLength: LENGTH, maxLength: LENGTH }), {
    numRuns: RUNS,
    seed: SEED,
  });
  for (const [i, steps] of histories.entries()) {
    if (i > 0 && i % PER_STAGE === 0) {
      await stage.close();
      stage = await newStage();
    }
    if (i > 0 && i % 100 === 0) console.info(`played ${i}`);
    const failure = await failureOf(steps);
    if (!failure) continue;
    const least =
      process.env.MODEL_SHRINK === '0'
        ? steps
        : await shorten(steps, async (fewer) => (await failureOf(fewer, true)) !== null);
    const why = (await failureOf(least, true)) ?? failure;
    expect.fail(
      `history ${i + 1} of seed ${SEED} (MODEL_SEED=${SEED}): ${why}\n${least.map((step) => JSON.stringify(step)).join('\n')}`,
    );
  }
  console.info(`histories ${tally}`);
  // Histories that never get anywhere would prove nothing.
  if (RUNS >= 20)
    for (const what of ['orders paid', 'refunds', 'lines confirmed', 'orders with coupons'])
      expect(tally.of(what), what).toBeGreaterThan(0);
});

/** A history that failed may have left the database in pieces: the next is played in a fresh one. */
async function failureOf(steps: readonly Step[], alone = false): Promise<string | null> {
  const own = alone ? await newStage() : stage;
  try {
    const facts = await play(own, steps);
    if (!alone) tally.add(facts);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    if (alone) await own.close();
  }
}
