import { owed, summed } from './sums.ts';

/** One statement that must hold, and the query that lists what breaks it as (subject, detail). */
export type Invariant = { name: string; statement: string; offenders: string };

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

export const WALLET_INVARIANTS: readonly Invariant[] = [
  {
    name: 'LOTS_MATCH',
    statement:
      "a person's lots add up to the charged balance, open holds to the held one, lot uses to what a lot misses",
    offenders: `
      select 'user ' || x.user_id as subject, 'lots ' || x.lots || ', balance ' || ${owed("'charged:' || x.currency || ':' || x.user_id")} as detail
      from (select user_id, currency, sum(remaining) as lots from wallet_lots group by 1, 2) x
      where x.lots <> ${owed("'charged:' || x.currency || ':' || x.user_id")}
      union all
      select 'account ' || a.code, 'charged money without lots' from books.account a join books.balance b on b.account_id = a.id
      where a.code like 'charged:%' and b.amount <> 0
        and not exists (select from wallet_lots l where l.user_id::text = split_part(a.code, ':', 3) and l.currency = split_part(a.code, ':', 2))
      union all
      select 'lot ' || l.id, 'remaining ' || l.remaining || ' but uses say ' || (l.amount - coalesce(u.used, 0)) from wallet_lots l
      left join (select lot_id, sum(case use when 'hold' then amount else -amount end) as used from lot_uses group by 1) u on u.lot_id = l.id
      where l.remaining <> l.amount - coalesce(u.used, 0)
      union all
      select 'hold ' || h.id, 'charged ' || h.charged || ' but lots gave ' || coalesce(sum(u.amount), 0) from wallet_holds h
      left join lot_uses u on u.hold_id = h.id and u.use = 'hold' group by h.id having h.charged <> coalesce(sum(u.amount), 0)`,
  },
  {
    name: 'HOLD_CLOSED',
    statement:
      'every hold is open with an unpaid order, captured with a paid one, released with one that came to nothing',
    offenders: `
      select 'hold ' || h.id as subject, h.state || ' but order is ' || coalesce(o.state, 'missing') as detail
      from wallet_holds h left join orders o on o.id = h.holder_id
      where (h.state, o.state) not in (('open', 'awaiting_payment'), ('captured', 'paid'), ('released', 'expired'), ('released', 'cancelled')) or o.id is null
      union all
      select 'user ' || x.user_id, 'held ' || ${owed("'held:charged:' || x.currency || ':' || x.user_id")} || ' + ' || ${owed("'held:cashback:' || x.currency || ':' || x.user_id")} || ' but open holds say ' || x.charged || ' + ' || x.cashback
      from (select user_id, currency, sum(charged) filter (where state = 'open') as charged, sum(cashback) filter (where state = 'open') as cashback from wallet_holds group by 1, 2) x
      where coalesce(x.charged, 0) <> ${owed("'held:charged:' || x.currency || ':' || x.user_id")}
         or coalesce(x.cashback, 0) <> ${owed("'held:cashback:' || x.currency || ':' || x.user_id")}
      union all
      select 'order ' || o.number, 'wallet part without hold' from orders o
      where o.charged + o.cashback > 0 and not exists (
        select from wallet_holds h where h.holder_id = o.id and h.charged = o.charged and h.cashback = o.cashback)`,
  },
  {
    name: 'CAP_KEPT',
    statement: 'rewards promised stay within cap and budget, and equal what the books say',
    offenders: `
      select 'user ' || m.user_id as subject, 'promised ' || m.promised || ', rewards ' || coalesce(r.total, 0) || ', cap ' || p.personal_monthly_cap as detail
      from reward_months m join cashback_programmes p on p.id = m.programme_id
      left join (select user_id, programme_id, month, sum(amount - reversed) as total from cashback_rewards where state <> 'cancelled' group by 1, 2, 3) r
        using (user_id, programme_id, month)
      where m.promised <> coalesce(r.total, 0) or m.promised > p.personal_monthly_cap
      union all
      select 'budget ' || x.code, 'funded ' || x.funded || ', promised ' || x.promised || ', left ' || x.owed from (
        select a.code, -b.amount as owed,
          coalesce((select -sum(l.amount) from books.line l join books.entry e on e.id = l.entry_id where l.account_id = a.id and e.kind in ('budget', 'budget-close')), 0) as funded,
          coalesce((select sum(r.amount - r.reversed) from cashback_rewards r where r.programme_id = p.id and r.state <> 'cancelled'
            and split_part(a.code, ':', 4) = case when p.monthly_budget is null then 'whole' else r.month end), 0) as promised
        from books.account a join books.balance b on b.account_id = a.id
        join cashback_programmes p on a.code like 'budget:' || p.currency || ':' || p.id || ':%') x
      where x.promised + x.owed <> x.funded
      union all
      select 'order ' || r.holder_id, 'lines promise ' || coalesce(l.amount, 0) || '/' || coalesce(l.reversed, 0) || ', reward ' || r.amount || '/' || r.reversed
      from cashback_rewards r left join (
        select ol.order_id, lr.programme_id, sum(lr.amount) as amount, sum(lr.reversed) as reversed
        from order_line_rewards lr join order_lines ol on ol.id = lr.line_id group by 1, 2) l
        on l.order_id = r.holder_id and l.programme_id = r.programme_id
      where r.amount <> coalesce(l.amount, 0) or (r.state <> 'paid' and r.reversed <> coalesce(l.reversed, 0))`,
  },
  {
    name: 'CHARGES_MATCH',
    statement:
      'every charge is charged with one captured attempt, one lot and one entry, and months count exactly their charges',
    offenders: `
      select 'charge ' || c.id as subject, c.state || ', attempts ' || count(a.id) || ', lots ' || count(distinct l.id) as detail
      from wallet_charges c
      left join payment_attempts a on a.subject_id = c.id and a.purpose = 'charge' and a.state = 'captured' and a.amount = c.amount
      left join wallet_lots l on l.source_id = c.id and l.amount = c.amount
      group by c.id having (c.state = 'charged' and (count(a.id) <> 1 or count(distinct l.id) <> 1)) or (c.state <> 'charged' and (count(a.id) <> 0 or count(l.id) <> 0))
      union all
      select 'user ' || m.user_id, m.month || ' counts ' || m.charged || ' + ' || m.charging from wallet_months m
      left join (select user_id, currency, month, coalesce(sum(amount) filter (where state = 'charged'), 0) as charged,
        coalesce(sum(amount) filter (where state = 'awaiting_payment'), 0) as charging from wallet_charges group by 1, 2, 3) c using (user_id, currency, month)
      where m.charged <> coalesce(c.charged, 0) or m.charging <> coalesce(c.charging, 0)
      union all
      select 'attempt ' || a.id, 'captured charge without entry' from payment_attempts a
      where a.purpose = 'charge' and a.state = 'captured' and not exists (select from books.entry e where e.idem_key = 'charge:' || a.id)`,
  },
];
