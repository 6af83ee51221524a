import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { won } from '#app/core/krw.ts';
import { addDays, after, hours, type KstDay, kstDayOf, startOfDay } from '#app/core/kst.ts';
import { claimProviderDay, gateway, recordProviderDay } from '#app/payments/index.server.ts';
import {
  compareTransactions,
  type Difference,
  type OwnMovement,
  type PaymentGateway,
} from '#app/payments/index.ts';
import { log } from '#app/platform/log.server.ts';
import { alarms } from '#app/platform/metrics.server.ts';

/** Late enough that the provider's list of yesterday is whole. */
const NOT_BEFORE = hours(1);

/** Once per KST day: yesterday's transactions at the provider against what we booked. A sweep. */
export async function compareYesterday(ctx: Ctx, provider: PaymentGateway = gateway()): Promise<number> {
  const yesterday = addDays(kstDayOf(after(ctx.now, -NOT_BEFORE)), -1);
  if (!(await claimProviderDay(ctx, yesterday))) return 0;
  await compareDay(ctx, yesterday, provider);
  return 1;
}

/** Null when the provider did not answer. Each difference raises an alarm and is kept for the operators' desk. */
export async function compareDay(
  ctx: Ctx,
  day: KstDay,
  provider: PaymentGateway = gateway(),
): Promise<Difference[] | null> {
  const [from, to] = [startOfDay(addDays(day, -1)), startOfDay(addDays(day, 2))];
  const listed = await provider.listTransactions(from, to);
  if (listed.kind === 'unknown') {
    log().warn({ day, because: listed.because }, 'the day could not be compared with the provider');
    return null;
  }
  const closed = await accountsClosedUnpaid(ctx, from);
  const moved = listed.transactions.filter(({ paymentKey }) => !closed.has(paymentKey));
  const differences = compareTransactions(day, moved, await ownMovements(ctx, from, to));
  await recordProviderDay(ctx, day, { transactions: listed.transactions.length, differences });
  for (const difference of differences) {
    alarms.inc({ alarm: 'provider_differs' });
    log().error({ alarm: 'provider_differs', day, ...difference }, 'our books and the provider differ');
  }
  return differences;
}

/** Closing an account nobody paid into moves nothing, whatever the provider calls it. We settle it after the provider. */
async function accountsClosedUnpaid(ctx: Ctx, from: Date): Promise<Set<string>> {
  const rows = await ctx.db.execute<{ payment_key: string }>(
    sql`select payment_key from payment_attempts where state = 'expired' and settled_at >= ${from.toISOString()}::timestamptz
      and deposit_sealed is not null and withdrawals = 0`,
  );
  return new Set(rows.map((row) => row.payment_key));
}

/** Captures by the provider's own clock, refunds and compensations by ours. */
async function ownMovements(ctx: Ctx, from: Date, to: Date): Promise<OwnMovement[]> {
  const within = (column: string) =>
    sql`${sql.raw(column)} >= ${from.toISOString()}::timestamptz and ${sql.raw(column)} < ${to.toISOString()}::timestamptz`;
  const rows = await ctx.db.execute<{
    direction: OwnMovement['direction'];
    payment_key: string;
    amount: string;
    transaction_key: string | null;
    at: string;
    subject: string;
  }>(sql`
    select 'taken' as direction, payment_key, amount, last_transaction_key as transaction_key, approved_at as at, toss_order_id as subject
    from payment_attempts where approved_at is not null and ${within('approved_at')}
    union all
    select 'taken', payment_key, amount, null, settled_at, toss_order_id
    from payment_attempts where approved_at is null and state = 'compensated' and ${within('settled_at')}
    union all
    select 'returned', payment_key, amount, null, settled_at, toss_order_id
    from payment_attempts where state = 'compensated' and ${within('settled_at')}
    union all
    select 'returned', a.payment_key, f.external, f.transaction_key, f.done_at, 'refund ' || f.id
    from refunds f join payment_attempts a on a.id = f.attempt_id
    where f.state = 'done' and a.state = 'captured' and ${within('f.done_at')}`);
  return rows.map((row) => ({
    direction: row.direction,
    paymentKey: row.payment_key,
    amount: won(row.amount),
    transactionKey: row.transaction_key,
    at: new Date(row.at),
    subject: row.subject,
  }));
}
