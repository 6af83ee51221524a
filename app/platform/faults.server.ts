import { sql } from 'drizzle-orm';
import { testControlDatabase } from './database.server.ts';
import { env } from './env.server.ts';
import { log } from './log.server.ts';

/** Every step at which a test may make the mall fail. */
export const FAULT_POINTS = [
  'reserve.before_commit',
  'reserve.after_commit',
  'confirm.before_send',
  'confirm.after_send',
  'confirm.before_commit',
  'confirm.after_commit',
  'deposit.before_commit',
  'deposit.after_commit',
  'refund.before_send',
  'refund.after_send',
  'refund.before_commit',
  'refund.after_commit',
  'webhook.after_insert',
  'outbox.after_publish',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Nothing, unless the test controls are on and a test asked for trouble here. */
export async function fault(point: FaultPoint): Promise<void> {
  if (!env().MALL_TEST_CONTROLS) return;
  const rows = await testControlDatabase().db.execute<{ mode: string; ms: number }>(
    sql`update test_faults set times = times - 1 where point = ${point} and times > 0 returning mode, ms`,
  );
  const asked = rows[0];
  if (!asked) return;
  log().warn({ point, mode: asked.mode }, 'fault asked for by a test');
  if (asked.mode === 'kill') process.kill(process.pid, 'SIGKILL');
  if (asked.mode === 'throw') throw new Error(`fault at ${point}`);
  await new Promise((wake) => setTimeout(wake, asked.ms));
}
