import { log } from '#app/platform/log.server.ts';
import type { Database } from '#db/client.server.ts';

/** A worker silent for this long is dead; its jobs are free within 30 seconds of its last beat. Real time: a lease. */
const SILENT = '15 seconds';

export async function beat({ client }: Database, workers: readonly string[]): Promise<void> {
  if (workers.length === 0) return;
  await client`
    insert into worker_beats (worker_id, beat_at) select unnest(${[...workers]}::text[]), now()
    on conflict (worker_id) do update set beat_at = excluded.beat_at`;
}

/**
 * Frees the jobs of workers that fell silent, or that left no beat at all, so that a living one takes them; one that was
 * queued anew while they had it is taken away.
 */
export async function freeJobsOfTheDead({ client }: Database, living: readonly string[]): Promise<void> {
  const silent = await client<{ worker_id: string }[]>`
    select distinct j.locked_by as worker_id from graphile_worker._private_jobs j
    left join worker_beats b on b.worker_id = j.locked_by
    where j.locked_by is not null and j.locked_by <> all(${[...living]}::text[])
      and coalesce(b.beat_at, j.locked_at) < now() - ${SILENT}::interval`;
  if (silent.length > 0) {
    const dead = silent.map(({ worker_id }) => worker_id);
    log().warn({ dead }, 'freeing the jobs of dead workers');
    await client`select graphile_worker.force_unlock_workers(${dead}::text[])`;
  }
  await client`
    delete from graphile_worker._private_jobs
    where key is null and flags ? 'keyed' and attempts >= max_attempts and locked_at is null`;
  await client`delete from worker_beats where beat_at < now() - interval '1 hour'`;
}
