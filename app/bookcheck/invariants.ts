import type { Ctx } from '#app/core/ctx.ts';
import { summed } from './sums.ts';

export type Offender = { subject: string; detail: string };
/** One statement that must hold, and what lists what breaks it: a query of (subject, detail), or code over the same snapshot. */
export type Invariant = {
  name: string;
  statement: string;
  offenders: string | ((ctx: Ctx) => Promise<Offender[]>);
};

export const BOOK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'ENTRY_BALANCED',
    statement: 'every entry sums to 0 per asset and has at least two lines',
    offenders: `
      select e.idem_key as subject, 'unbalanced in ' || x.asset as detail from books.entry e join (
        select l.entry_id, a.asset from books.line l join books.account a on a.id = l.account_id
        group by 1, 2 having sum(l.amount) <> 0) x on x.entry_id = e.id
      union all
      select e.idem_key, 'too few lines' from books.entry e left join books.line l on l.entry_id = e.id
      group by e.id having count(l.line_no) < 2`,
  },
  {
    name: 'BALANCE_MATCHES_LINES',
    statement: 'each guarded balance equals the sum of its lines',
    offenders: `
      select a.code as subject, coalesce(b.amount::text, 'no row') || ' but lines say ' || coalesce(s.total, 0) as detail
      from books.account a left join books.balance b on b.account_id = a.id
      left join (select account_id, sum(amount) as total from books.line group by 1) s on s.account_id = a.id
      where a.guarded and b.amount is distinct from coalesce(s.total, 0)`,
  },
  {
    name: 'NO_OVERDRAFT',
    statement: 'no guarded account is overdrawn at any point of its history',
    offenders: `
      select a.code as subject, 'was ' || max(x.running) || ' over' as detail from (
        select l.account_id, sum(l.amount) over (partition by l.account_id order by l.seq) as running, lead(l.entry_id) over (partition by l.account_id order by l.seq) as next_entry, l.entry_id
        from books.line l join books.account a on a.id = l.account_id where a.guarded) x
      join books.account a on a.id = x.account_id
      where x.running > 0 and x.next_entry is distinct from x.entry_id group by a.code`,
  },
  {
    name: 'LC_CONSERVED',
    statement:
      'local currency issued equals what people, holds, rewards, budgets and redeemed sales hold, per currency',
    offenders: `
      select a.asset as subject, 'off by ' || sum(l.amount) as detail from books.line l join books.account a on a.id = l.account_id
      where a.asset like 'LC:%' group by 1 having sum(l.amount) <> 0`,
  },
  {
    name: 'BRIDGE_EQUAL',
    statement: 'currency redeemed equals the won booked against its issuer, per currency',
    offenders: `
      select c.code as subject, 'redeemed ' || -${summed("'lc_redeemed:' || c.code")} || ', receivable ' || ${summed("'issuer_receivable:' || c.code")} as detail
      from currencies c where -${summed("'lc_redeemed:' || c.code")} <> ${summed("'issuer_receivable:' || c.code")}`,
  },
];
