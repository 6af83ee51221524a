import { type Database, openDatabase } from '#db/client.server.ts';
import { env } from './env.server.ts';

let shared: Database | undefined;

/** The process's pool, opened on first use. */
export function mallDatabase(): Database {
  shared ??= openDatabase({ url: env().DATABASE_URL, pool: env().DATABASE_POOL });
  return shared;
}

export async function closeMallDatabase(): Promise<void> {
  await shared?.close();
  shared = undefined;
}
