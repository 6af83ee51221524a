import { expect } from 'vitest';
import { verifyBooks } from '#app/bookcheck/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { openDatabase } from '#db/client.server.ts';

/** Every invariant of the money holds over the whole database. */
export async function expectBooksClean(url: string, now: Date): Promise<void> {
  const owner = openDatabase({ url, pool: 1, role: 'owner', statementSeconds: 60 });
  try {
    const ctx: Ctx<System> = { actor: { kind: 'system' }, now, db: owner.db, requestId: 'books' };
    const broken = (await verifyBooks(ctx)).filter((finding) => finding.broken > 0);
    expect(broken).toEqual([]);
  } finally {
    await owner.close();
  }
}
