import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { errorDetail, sqlState, violatedConstraint } from '#db/client.server.ts';
import { type Entry, tidy } from './entries.ts';
import type { LedgerRefusal } from './refusals.ts';

export type Posted = { key: string; entryId: string; replayed: boolean };

/**
 * Posts entries as one: their guarded balances are locked together first. Posting a key again with the same content
 * changes nothing. Refuses when a guarded account would be overdrawn; the caller's transaction is then over.
 */
export async function post(tx: Ctx, entries: readonly Entry[]): Promise<Posted[]> {
  const body = entries
    .map((entry) => ({ ...entry, lines: tidy(entry.lines) }))
    .filter(({ lines }) => lines.length > 0);
  if (body.length === 0) return [];
  try {
    const rows = await tx.db.execute<{ idem_key: string; entry_id: string; replayed: boolean }>(
      sql`select idem_key, entry_id, replayed from books.post(${JSON.stringify(body)}::jsonb)`,
    );
    return rows.map((row) => ({ key: row.idem_key, entryId: row.entry_id, replayed: row.replayed }));
  } catch (error) {
    if (sqlState(error) === '23514' && violatedConstraint(error) === 'account_overdrawn')
      refuse<LedgerRefusal>({ code: 'ledger/overdrawn', account: errorDetail(error) ?? '' });
    throw error;
  }
}
