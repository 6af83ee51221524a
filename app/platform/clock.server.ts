import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.server.ts';
import { env } from './env.server.ts';

/**
 * The instant a context is made. With the test controls on, one row shifts the clock of every process;
 * without them the row is not even read.
 */
export async function readClock(db: Db): Promise<Date> {
  if (!env().MALL_TEST_CONTROLS) return new Date();
  const rows = await db.execute<{ offset_ms: string }>(sql`select offset_ms from test_clock`);
  return new Date(Date.now() + Number(rows[0]?.offset_ms ?? 0));
}
