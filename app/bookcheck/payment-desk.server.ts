import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, won } from '#app/core/krw.ts';

/** One thing a person has to look at. `id` names the attempt, order or refund. */
export type DeskRow = {
  id: string;
  /** The order's number, or the provider's order id of a charge. */
  subject: string;
  amount: Krw;
  since: Date;
  cause: string;
};

const LONG = sql.raw("interval '15 minutes'");

/**
 * Each list is a question to what is open now, so settling what stands in it empties it. Every one starts from a partial
 * index on open states: what is over is history, and verify:books answers for it.
 */
const LISTS = {
  /** 주문 없는 결제: the provider took money and nothing of ours stands for it. */
  capturedWithoutOrder: (now: SQL) => sql`
    select a.id, coalesce(o.number, a.toss_order_id) as subject, a.amount, coalesce(a.settled_at, a.sent_at, a.created_at) as since,
      case when a.needs_account then 'ACCOUNT_NEEDED' else coalesce(a.failure_code, a.state) end as cause
    from payment_attempts a left join orders o on o.id = a.subject_id
    where a.state = 'compensating' and coalesce(a.sent_at, a.created_at) < ${now} - interval '1 minute'
    union all
    select a.id, o.number, a.amount, a.settled_at, a.state
    from orders o join payment_attempts a on a.subject_id = o.id and a.state = 'captured' where o.state = 'awaiting_payment'
    union all
    select a.id, a.toss_order_id, a.amount, a.settled_at, a.state
    from wallet_charges c join payment_attempts a on a.subject_id = c.id and a.state = 'captured' where c.state = 'awaiting_payment'`,
  /** 결제 없는 주문: the outcome at the provider is not known for too long. */
  orderWithoutCapture: (now: SQL) => sql`
    select a.id, coalesce(o.number, a.toss_order_id) as subject, a.amount, a.sent_at as since, 'OUTCOME_UNKNOWN' as cause
    from payment_attempts a left join orders o on o.id = a.subject_id
    where a.state in ('confirming', 'unknown') and a.sent_at < ${now} - ${LONG}
    union all
    select a.id, coalesce(o.number, a.toss_order_id), a.amount, a.due_at, 'ACCOUNT_NOT_CLOSED'
    from payment_attempts a left join orders o on o.id = a.subject_id
    where a.state = 'awaiting_deposit' and a.withdrawals = 0 and a.due_at < ${now} - interval '30 minutes'`,
  /** 멈춘 환불: refused by the provider, or under way for too long. What waits for the buyer's account is not ours. */
  stuckRefunds: (now: SQL) => sql`
    select f.id, coalesce(o.number, a.toss_order_id) as subject, f.external as amount, f.decided_at as since,
      case when f.state = 'stuck' then coalesce(f.refused_code, 'REFUSED') else 'TOO_LONG' end as cause
    from refunds f left join orders o on o.id = f.order_id left join payment_attempts a on a.id = f.attempt_id
    where f.state = 'stuck' or (f.state in ('decided', 'sending', 'unknown') and f.decided_at < ${now} - ${LONG}
      and a.state is distinct from 'awaiting_deposit')`,
  /** 되돌아간 입금: the bank took the deposit back and nobody made it again. */
  withdrawnDeposits: (_now: SQL) => sql`
    select a.id, coalesce(o.number, a.toss_order_id) as subject, a.amount, a.settled_at as since,
      coalesce(a.failure_code, 'DEPOSIT_WITHDRAWN') as cause
    from payment_attempts a left join orders o on o.id = a.subject_id
    where a.state = 'awaiting_deposit' and a.withdrawals > 0`,
} as const;
export type DeskList = keyof typeof LISTS;
export const DESK_LISTS = Object.keys(LISTS) as DeskList[];

const SHOWN = 100;
const nowOf = (ctx: Pick<Ctx, 'now'>): SQL => sql`${ctx.now.toISOString()}::timestamptz`;

/** What the operators' payment desk shows now, oldest first. */
export async function readPaymentDesk(ctx: Ctx): Promise<Record<DeskList, DeskRow[]>> {
  const read = async (list: DeskList) => {
    const rows = await ctx.db.execute<{
      id: string;
      subject: string;
      amount: string;
      since: string;
      cause: string;
    }>(sql`select * from (${LISTS[list](nowOf(ctx))}) rows order by since limit ${SHOWN}`);
    return rows.map((row) => ({ ...row, amount: won(row.amount), since: new Date(row.since) }));
  };
  const [capturedWithoutOrder, orderWithoutCapture, stuckRefunds, withdrawnDeposits] = await Promise.all([
    read('capturedWithoutOrder'),
    read('orderWithoutCapture'),
    read('stuckRefunds'),
    read('withdrawnDeposits'),
  ]);
  return { capturedWithoutOrder, orderWithoutCapture, stuckRefunds, withdrawnDeposits };
}

/** How many rows a list has, for the gauges. */
export const countOfDesk = (list: DeskList, now: Date): SQL =>
  sql`select count(*) as n from (${LISTS[list](nowOf({ now }))}) rows`;
