import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { isBackground, type JobName, type JobPayload, PAYLOADS } from './payloads.ts';

/**
 * Queues a job inside the caller's transaction: it exists exactly when its cause commits. Delivered at least once,
 * so a handler owns a key for its effect. The same `jobKey` waits in the queue only once.
 */
export async function enqueue<N extends JobName>(
  tx: Ctx,
  name: N,
  payload: JobPayload<N>,
  jobKey?: string,
): Promise<void> {
  const body = JSON.stringify(PAYLOADS[name].parse(payload));
  await tx.db.execute(
    sql`select outbox.enqueue(${name}, ${body}::json, ${jobKey ?? null}, ${isBackground(name) ? 10 : 0})`,
  );
}
