import { sql } from 'drizzle-orm';
import { Gauge } from 'prom-client';
import { countOfDesk, DESK_LISTS, type DeskList } from '#app/bookcheck/index.server.ts';
import { readClock } from '#app/platform/clock.server.ts';
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

/** The operators' payment desk, list by list. */
const DESK: Record<DeskList, { name: string; help: string }> = {
  capturedWithoutOrder: {
    name: 'mall_captured_without_order',
    help: 'Payments the provider took that no order or charge stands for',
  },
  orderWithoutCapture: {
    name: 'mall_orders_without_capture',
    help: 'Orders whose payment the provider does not confirm',
  },
  stuckRefunds: {
    name: 'mall_refunds_to_look_at',
    help: 'Refunds refused by the provider or under way too long',
  },
  withdrawnDeposits: { name: 'mall_deposits_withdrawn', help: 'Deposits a bank took back' },
};

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
  for (const list of DESK_LISTS)
    new Gauge({
      ...DESK[list],
      async collect() {
        const now = await readClock(db());
        const rows = await db().execute<{ n: string }>(countOfDesk(list, now));
        this.set(Number(rows[0]?.n ?? 0));
      },
    });
}
