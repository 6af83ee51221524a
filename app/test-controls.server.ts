import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import { runDueJobs, sweepOnce } from '#app/jobs/index.server.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { mallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { FAULT_POINTS } from '#app/platform/faults.server.ts';

const Clock = z.union([
  z.object({ now: z.iso.datetime({ offset: true }) }),
  z.object({ advanceMs: z.int() }),
]);
const Fault = z.object({
  point: z.enum(FAULT_POINTS),
  mode: z.enum(['kill', 'throw', 'delay']),
  ms: z.int().min(0).max(120_000).default(0),
  times: z.int().min(0).max(1000).default(1),
});
const MOST_ROUNDS = 50;

/** `/__test/*`: moves the clock, asks for faults, drains the jobs. Mounted only when a token is configured. */
export function testControls(token: string): Router {
  const router = Router();
  router.use(bearer(token), express.json());
  router.post(
    '/clock',
    answering(async (request, response) => {
      const asked = Clock.parse(request.body);
      const { db } = mallDatabase();
      const now = await readClock(db);
      const moved = 'now' in asked ? new Date(asked.now).getTime() - now.getTime() : asked.advanceMs;
      await db.execute(sql`insert into test_clock ("only", offset_ms) values (true, ${moved})
      on conflict ("only") do update set offset_ms = test_clock.offset_ms + excluded.offset_ms`);
      await moveSandboxClock(moved, token);
      response.json({ now: (await readClock(db)).toISOString() });
    }),
  );
  router.get(
    '/faults',
    answering(async (_request, response) => {
      response.json(
        await mallDatabase().db.execute(sql`select point, mode, ms, times from test_faults order by point`),
      );
    }),
  );
  router.post(
    '/faults',
    answering(async (request, response) => {
      const { point, mode, ms, times } = Fault.parse(request.body);
      await mallDatabase().db.execute(sql`insert into test_faults (point, mode, ms, times) values (${point}, ${mode}, ${ms}, ${times})
      on conflict (point) do update set mode = excluded.mode, ms = excluded.ms, times = excluded.times`);
      response.json({ point, mode, ms, times });
    }),
  );
  router.post(
    '/jobs/drain',
    answering(async (_request, response) => {
      response.json({ rounds: await drain() });
    }),
  );
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof z.ZodError)) return next(error);
    response.status(400).json({ issues: error.issues });
  });
  return router;
}

/** Express hears of no rejected promise by itself: the process would end. */
const answering =
  (work: (request: Request, response: Response) => Promise<void>): RequestHandler =>
  (request, response, next) => {
    work(request, response).catch(next);
  };

function bearer(token: string) {
  const expected = Buffer.from(`Bearer ${token}`);
  return (request: Request, response: Response, next: NextFunction) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length === expected.length && timingSafeEqual(given, expected)) return next();
    response.status(404).end();
  };
}

/** Sweeps and jobs, again and again, until a whole round finds nothing to do. */
async function drain(): Promise<number> {
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const found = await sweepOnce();
    await runDueJobs();
    if (found === 0) return round;
  }
  return MOST_ROUNDS;
}

async function moveSandboxClock(advanceMs: number, token: string): Promise<void> {
  const { hostname } = new URL(env().TOSS_API_URL);
  if (hostname !== '127.0.0.1' && hostname !== 'localhost') return;
  await fetch(new URL('/control/clock', env().TOSS_API_URL), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs }),
    signal: AbortSignal.timeout(5000),
  });
}
