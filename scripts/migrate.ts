import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations as runQueueMigrations } from 'graphile-worker';
import postgres from 'postgres';

const folder = fileURLToPath(new URL('../db/migrations', import.meta.url));
/** One number for "somebody migrates": a second process waits here and finds the work done. */
const MIGRATION_LOCK = 7_340_331;

/** Brings the database to the newest schema, queue included, under an advisory lock. */
export async function migrate({ url }: { url: string }): Promise<void> {
  const client = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: { application_name: 'mall-migrate', statement_timeout: 0 },
  });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runQueueMigrations({ connectionString: url });
    await runMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 5 });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL이 필요합니다');
  await migrate({ url });
}
