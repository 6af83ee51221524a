import { newId } from '#app/core/ids.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { pingSearch } from '#app/search/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import type { ReadinessChecks } from './health.server.ts';

const SILENT_AFTER = '90 seconds';

/** A connection of its own: a mall busy with shoppers is still ready. */
export function databaseReadiness(url: string): { checks: ReadinessChecks; close: () => Promise<void> } {
  const { client, db, close } = openDatabase({ url, pool: 1, statementSeconds: 2, name: 'mall-readiness' });
  return {
    checks: {
      database: async () => {
        await client`select 1`;
      },
      // A worker's beat is a lease, so real time counts, not the mall's clock.
      jobs: async () => {
        const [beat] = await client`
          select 1 from worker_beats where beat_at > now() - ${SILENT_AFTER}::interval limit 1`;
        if (!beat) throw new Error('no worker shows signs of life');
      },
      search: async () =>
        pingSearch({ actor: { kind: 'system' }, now: await readClock(db), db, requestId: newId() }),
    },
    close,
  };
}
