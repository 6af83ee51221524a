import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.server.ts';

/** What `look` sees after statements that pass every guard: triggers off, constraints dropped, all rolled back again. */
export async function planted<Seen>(
  owner: Db,
  statements: readonly string[],
  look: (db: Db) => Promise<Seen[]>,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const undo = new Error('undo');
  await owner
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      for (const statement of statements) await tx.execute(sql.raw(statement));
      seen.push(...(await look(tx as unknown as Db)));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen;
}
