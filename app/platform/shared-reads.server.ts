import type { Ctx, Visitor } from '#app/core/ctx.ts';
import type { Db } from '#db/client.server.ts';

/**
 * What no notice tells of (the budget left, a period that begins) is at most this old, and twice that where a shared read
 * is made of others.
 */
const SHARED_MS = 3_000;
const NOBODY: Visitor = { kind: 'visitor', cartKey: null };

type Kept = { db: Db; readAt: number; answer: Promise<unknown> };

let sharing = false;
const shelves = new Set<Map<string, Kept>>();

/** Each who awaits a query asks it anew; a promise is asked once. */
const readOnce = async <T>(read: () => Promise<T>): Promise<T> => read();

/** From now on this process shares. It should also hear of changes and call `dropSharedReads`. */
export function startSharing(): void {
  sharing = true;
}

/** Something that is shared may have changed: the next to ask reads anew. */
export function dropSharedReads(): void {
  for (const shelf of shelves) shelf.clear();
}

/**
 * Makes of a reader one that asks the database once in a few seconds for everybody: for facts that every page shows and
 * that are nobody's own. It reads as a visitor nobody knows, so that nothing personal can be shared. `key` tells apart
 * what one reader may be asked for; there must be few. Not for what decides about money: inside a transaction, and in
 * processes that do not share, every call reads.
 */
export function sharedRead<T>(
  read: (ctx: Ctx, key: string) => Promise<T>,
): (ctx: Ctx, key?: string) => Promise<T> {
  const shelf = new Map<string, Kept>();
  shelves.add(shelf);
  return (ctx, key = '') => {
    if (!sharing || ctx.inTx) return read(ctx, key);
    const found = shelf.get(key);
    if (found && found.db === ctx.db && performance.now() - found.readAt < SHARED_MS)
      return found.answer as Promise<T>;
    const answer = readOnce(() => read({ ...ctx, actor: NOBODY }, key));
    const kept = { db: ctx.db, readAt: performance.now(), answer };
    shelf.set(key, kept);
    answer.catch(() => {
      if (shelf.get(key) === kept) shelf.delete(key);
    });
    return answer;
  };
}
