import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { gateway } from '#app/payments/index.server.ts';
import type { PaymentGateway } from '#app/payments/index.ts';
import { BENEFIT_INVARIANTS } from './benefit-invariants.server.ts';
import { COUPON_INVARIANTS } from './coupon-invariants.ts';
import { BOOK_INVARIANTS, type Invariant, type Offender } from './invariants.ts';
import { LIVENESS_INVARIANTS, ORDER_INVARIANTS } from './order-invariants.ts';
import { STOCK_INVARIANTS } from './stock-invariants.ts';
import { WALLET_INVARIANTS } from './wallet-invariants.ts';
import { WALLET_LIFE_INVARIANTS } from './wallet-life-invariants.ts';

export type Finding = {
  name: string;
  statement: string;
  broken: number;
  offenders: { subject: string; detail: string }[];
};

const SHOWN = 20;
export const INVARIANTS: readonly Invariant[] = [
  ...BOOK_INVARIANTS,
  ...WALLET_INVARIANTS,
  ...WALLET_LIFE_INVARIANTS,
  ...ORDER_INVARIANTS,
  ...STOCK_INVARIANTS,
  ...COUPON_INVARIANTS,
  ...BENEFIT_INVARIANTS,
  ...LIVENESS_INVARIANTS,
];

/**
 * Checks every invariant of the money over the live database in one read-only snapshot. Needs a connection that may
 * read the queue's tables (the owner's).
 */
export async function verifyBooks(ctx: Ctx): Promise<Finding[]> {
  return ctx.db.transaction(
    async (tx) => {
      const findings: Finding[] = [];
      const snapshot: Ctx = { ...ctx, db: tx as unknown as Ctx['db'], inTx: true };
      for (const { name, statement, offenders } of INVARIANTS) {
        const rows =
          typeof offenders === 'string'
            ? await listOffenders(snapshot, offenders)
            : await countAll(offenders(snapshot));
        findings.push({
          name,
          statement,
          broken: rows.broken,
          offenders: rows.offenders.slice(0, SHOWN).map(({ subject, detail }) => ({ subject, detail })),
        });
      }
      return findings;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function listOffenders(
  ctx: Ctx,
  offenders: string,
): Promise<{ broken: number; offenders: Offender[] }> {
  const query = offenders.replaceAll(':now', `timestamptz '${ctx.now.toISOString()}'`);
  const rows = await ctx.db.execute<Offender & { broken: string }>(
    sql.raw(`select subject, detail, count(*) over () as broken from (${query}) offenders limit ${SHOWN}`),
  );
  return { broken: Number(rows[0]?.broken ?? 0), offenders: [...rows] };
}

async function countAll(found: Promise<Offender[]>): Promise<{ broken: number; offenders: Offender[] }> {
  const offenders = await found;
  return { broken: offenders.length, offenders };
}

/** Nothing was taken, or all of it went back. */
const NEVER_CAPTURED = ['READY', 'IN_PROGRESS', 'ABORTED', 'EXPIRED'];

/**
 * PROVIDER_AGREES: each payment's remaining balance at the provider equals captured − refunded in the books; one that
 * was sent and is over for us holds nothing there.
 */
export async function compareWithProvider(ctx: Ctx, provider: PaymentGateway = gateway()): Promise<Finding> {
  const rows = await ctx.db.execute<{ toss_order_id: string; expected: string }>(sql`
    select a.toss_order_id, case a.state when 'captured' then a.amount - coalesce(sum(f.external) filter (where f.state = 'done'), 0) else 0 end as expected
    from payment_attempts a left join refunds f on f.attempt_id = a.id
    where a.state = 'captured' or (a.state in ('failed', 'expired', 'compensated') and a.sent_at is not null) group by a.id`);
  const offenders: Finding['offenders'] = [];
  for (const row of rows) {
    const expected = Number(row.expected);
    const read = await provider.readByOrderId(row.toss_order_id);
    const gone =
      read.kind === 'not-found' || (read.kind === 'found' && NEVER_CAPTURED.includes(read.payment.status));
    const found = gone ? 0 : read.kind === 'found' ? read.payment.balanceAmount : null;
    if (found !== expected)
      offenders.push({
        subject: row.toss_order_id,
        detail: `provider ${found ?? read.kind}, books ${expected}`,
      });
  }
  return {
    name: 'PROVIDER_AGREES',
    statement: "each payment's remaining balance at the provider equals captured − refunded in the books",
    broken: offenders.length,
    offenders: offenders.slice(0, SHOWN),
  };
}
