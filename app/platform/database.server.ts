import { type Database, openDatabase } from '#db/client.server.ts';
import { env } from './env.server.ts';

let shared: Database | undefined;
let beside: Database | undefined;

/** The process's pool, opened on first use. */
export function mallDatabase(): Database {
  shared ??= openDatabase({ url: env().DATABASE_URL, pool: env().DATABASE_POOL });
  return shared;
}

/**
 * A second, small pool for what the test controls ask in the middle of a transaction. From the first one a busy mall
 * could starve itself: every connection inside a transaction, each waiting for one more.
 */
export function testControlDatabase(): Database {
  beside ??= openDatabase({ url: env().DATABASE_URL, pool: 4, name: 'test-controls' });
  return beside;
}

export async function closeMallDatabase(): Promise<void> {
  await Promise.all([shared?.close(), beside?.close()]);
  shared = undefined;
  beside = undefined;
}
