import { sql } from 'drizzle-orm';
import { Gauge } from 'prom-client';
import type { Db } from '#db/client.server.ts';

/** What a person on duty wants to see near 0, counted in the database when asked: true whichever process did it. */
const COUNTS = [
  {
    name: 'mall_open_attempts',
    help: 'Payment attempts whose outcome is not known yet',
    query: sql`select count(*) as n from payment_attempts where state in ('confirming', 'unknown', 'compensating')`,
  },
  {
    name: 'mall_open_refunds',
    help: 'Refunds decided and not yet confirmed by the provider',
    query: sql`select count(*) as n from refunds where state <> 'done'`,
  },
  {
    name: 'mall_stuck_refunds',
    help: 'Refunds the provider refused: a person must look',
    query: sql`select count(*) as n from refunds where state = 'stuck'`,
  },
] as const;

let registered = false;
export function registerBusinessGauges(db: () => Db): void {
  if (registered) return;
  registered = true;
  for (const { name, help, query } of COUNTS)
    new Gauge({
      name,
      help,
      async collect() {
        const rows = await db().execute<{ n: string }>(query);
        this.set(Number(rows[0]?.n ?? 0));
      },
    });
}
