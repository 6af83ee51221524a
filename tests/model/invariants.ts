import { INVARIANTS } from '#app/bookcheck/index.server.ts';
import type { Database } from '#db/client.server.ts';

/** Every invariant that is a query, as one statement that the server plans once: it is asked after every step. */
const STATEMENT = INVARIANTS.flatMap(({ name, offenders }) =>
  typeof offenders === 'string'
    ? [
        `select '${name}' as name, x.subject::text, x.detail::text from (${offenders.replaceAll(':now', '$1::timestamptz')}) x`,
      ]
    : [],
).join('\nunion all\n');

/** What is broken now, as `NAME subject: detail`. */
export async function brokenNow(owner: Database, now: Date): Promise<string[]> {
  const rows = await owner.client.unsafe(STATEMENT, [now.toISOString()], { prepare: true });
  return rows.map(({ name, subject, detail }) => `${name} ${subject}: ${detail}`);
}
