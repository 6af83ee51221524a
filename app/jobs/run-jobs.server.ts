import { EventEmitter } from 'node:events';
import { type JobHelpers, Logger, type Runner, run, runOnce, type TaskList } from 'graphile-worker';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { isBackground, type JobName, PAYLOADS } from '#app/outbox/index.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { mallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { fault } from '#app/platform/faults.server.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms, jobOutcomes } from '#app/platform/metrics.server.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { beat, freeJobsOfTheDead } from './heartbeat.server.ts';
import { HANDLERS } from './registry.server.ts';
import { HOUSEKEEPING, SWEEPS, type Sweep } from './sweeps.server.ts';

const CONCURRENCY = 4;
const SWEEP_EVERY_MS = 2_000;
const BEAT_EVERY_MS = 5_000;
const TIDY_EVERY_MS = 600_000;

export async function systemContext(): Promise<Ctx<System>> {
  const { db } = mallDatabase();
  return { actor: { kind: 'system' }, now: await readClock(db), db, requestId: newId() };
}

/** The queue's own words go to our log; its notes of every success stay at debug. */
const queueLog = new Logger((scope) => (level, message) => {
  const at = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug';
  log()[at]({ queue: scope.label ?? 'queue', workerId: scope.workerId }, message);
});

async function runJob<N extends JobName>(name: N, raw: unknown, helpers: JobHelpers): Promise<void> {
  const ctx = await systemContext();
  try {
    await HANDLERS[name](ctx, PAYLOADS[name].parse(raw) as never);
    await fault('outbox.after_publish');
    jobOutcomes.inc({ job: name, outcome: 'done' });
  } catch (error) {
    const last = helpers.job.attempts >= helpers.job.max_attempts;
    jobOutcomes.inc({ job: name, outcome: last ? 'given_up' : 'failed' });
    if (last) alarms.inc({ alarm: 'job_given_up' });
    log()[last ? 'error' : 'warn'](
      { job: name, jobId: helpers.job.id, attempts: helpers.job.attempts, err: error },
      'job failed',
    );
    throw error;
  }
}

const TASKS: TaskList = Object.fromEntries(
  (Object.keys(HANDLERS) as JobName[]).map((name) => [
    name,
    (payload: unknown, helpers: JobHelpers) => runJob(name, payload, helpers),
  ]),
);

/** Every sweep once; the number of rows they found due. */
export const sweepOnce = (): Promise<number> => runSweeps(SWEEPS);

/** A failing sweep does not stop the others. */
async function runSweeps(sweeps: readonly Sweep[]): Promise<number> {
  const found = await Promise.all(
    sweeps.map(async (sweep) => {
      try {
        return await sweep.run(await systemContext());
      } catch (error) {
        log().error({ sweep: sweep.name, err: error }, 'sweep failed');
        return 0;
      }
    }),
  );
  return found.reduce((sum, rows) => sum + rows, 0);
}

const AWAITED = (Object.keys(HANDLERS) as JobName[]).filter((name) => !isBackground(name));
const LONGEST_DRAIN_MS = 20_000;

/**
 * For the test controls: runs every job that is due now and waits for those a worker has begun. Background work is left
 * to the worker.
 */
export async function runDueJobs(): Promise<void> {
  const taskList: TaskList = Object.fromEntries(AWAITED.map((name) => [name, TASKS[name]]));
  const owner = openDatabase({ url: env().DATABASE_URL, pool: 1, role: 'owner', name: 'drain' });
  try {
    const until = performance.now() + LONGEST_DRAIN_MS;
    while (performance.now() < until) {
      await runOnce({
        connectionString: env().DATABASE_URL,
        taskList,
        noHandleSignals: true,
        logger: queueLog,
        concurrency: 1,
      });
      if (!(await someJobIsDue(owner))) return;
      await new Promise((resume) => setTimeout(resume, 50));
    }
  } finally {
    await owner.close();
  }
}

async function someJobIsDue({ client }: Database): Promise<boolean> {
  const due = await client`
    select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = any(${AWAITED}::text[]) and j.run_at <= now() and j.attempts < j.max_attempts limit 1`;
  return due.length > 0;
}

/** The worker process: the queue, the sweeps, and the pulse by which others know it lives. */
export async function startWorker(owner: Database): Promise<{ stop: () => Promise<void> }> {
  const names = new Set<string>();
  const events = new EventEmitter();
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => names.add(worker.workerId));
  const pulse = async () => {
    await beat(owner, [...names]);
    await freeJobsOfTheDead(owner, [...names]);
  };
  const runner: Runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: queueLog,
    taskList: TASKS,
    events,
  });
  await pulse();
  const stopPulse = every(BEAT_EVERY_MS, 'pulse', pulse);
  // Each on its own: a provider that hangs must not keep unpaid orders from expiring.
  const sweeps = SWEEPS.map((sweep) => every(SWEEP_EVERY_MS, sweep.name, () => runSweeps([sweep])));
  const stopTidying = every(TIDY_EVERY_MS, 'housekeeping', () => runSweeps(HOUSEKEEPING));
  log().info({ workers: [...names] }, 'worker started');
  return {
    stop: async () => {
      await Promise.all([stopPulse(), stopTidying(), ...sweeps.map((stopSweep) => stopSweep())]);
      await runner.stop();
    },
  };
}

/** Runs `work` again and again with a pause in between, never twice at a time; the answer stops it and waits. */
function every(pauseMs: number, name: string, work: () => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log().error({ err: error }, `${name} failed`));
      if (stopped) break;
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resume();
        };
      });
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await loop;
  };
}
