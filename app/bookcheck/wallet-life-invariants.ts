import type { Invariant } from './invariants.ts';
import { owed } from './sums.ts';

/** What must hold of gifts, pay-outs, expiry and money that waits for room. */
export const WALLET_LIFE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'GIFTS_MATCH',
    statement:
      "a gift's money is held exactly while it is sent, taken from the sender's lots in full, and given on or back in full once",
    offenders: `
      select 'gift ' || g.id as subject, g.state || ', amount ' || g.amount || ', held ' || ${owed("'gift_held:' || g.currency || ':' || g.id")} as detail
      from wallet_gifts g
      where ${owed("'gift_held:' || g.currency || ':' || g.id")} <> case g.state when 'sent' then g.amount else 0 end
      union all
      select 'account ' || a.code, 'holds ' || -b.amount || ' for no gift' from books.account a join books.balance b on b.account_id = a.id
      where a.code like 'gift_held:%' and b.amount <> 0 and not exists (select from wallet_gifts g where a.code = 'gift_held:' || g.currency || ':' || g.id)
      union all
      select 'gift ' || g.id, g.state || ', taken ' || x.taken || ', back ' || x.back || ', waiting ' || x.waiting || ', given ' || x.given
      from wallet_gifts g cross join lateral (select
        coalesce((select sum(u.amount) from lot_uses u where u.cause = 'gift:' || g.id and u.use = 'gift'), 0) as taken,
        coalesce((select sum(u.amount) from lot_uses u where u.cause = 'gift-back:' || g.id and u.use = 'gift_back'), 0) as back,
        coalesce((select sum(p.amount) from pending_returns p where p.cause_id = g.id), 0) as waiting,
        coalesce((select sum(l.amount) from wallet_lots l where l.source_id = g.id and l.user_id = g.receiver_id), 0) as given) x
      where x.taken <> g.amount
        or x.back + x.waiting <> case when g.state in ('declined', 'cancelled', 'lapsed') then g.amount else 0 end
        or x.given <> case g.state when 'accepted' then g.amount else 0 end
      union all
      select 'gift ' || g.id, g.state || ' without its entries' from wallet_gifts g
      where not exists (select from books.entry e where e.idem_key = 'gift:' || g.id)
        or (g.state = 'accepted') <> exists (select from books.entry e where e.idem_key = 'gift-in:' || g.id)
        or (g.state in ('declined', 'cancelled', 'lapsed')) <> exists (select from books.entry e where e.idem_key = 'gift-back:' || g.id)`,
  },
  {
    name: 'GIFT_LIMITS_KEPT',
    statement:
      "nobody's gifts of one KST day or month, sent or accepted, pass the limits of the policy they were sent under",
    offenders: `
      select 'user ' || x.sender_id as subject, x.period || ': ' || x.total || ' over ' || x.most as detail from (
        select g.sender_id, (g.sent_at at time zone 'Asia/Seoul')::date::text as period, sum(g.amount) as total, max(p.gift_daily_limit) as most
        from wallet_gifts g cross join lateral (select * from currency_policies p where p.currency = g.currency and p.effective_from <= g.sent_at order by p.effective_from desc limit 1) p
        where g.state in ('sent', 'accepted') group by g.sender_id, g.currency, 2
        union all
        select g.sender_id, g.month, sum(g.amount), max(p.gift_monthly_limit)
        from wallet_gifts g cross join lateral (select * from currency_policies p where p.currency = g.currency and p.effective_from <= g.sent_at order by p.effective_from desc limit 1) p
        where g.state in ('sent', 'accepted') group by g.sender_id, g.currency, g.month) x
      where x.total > x.most`,
  },
  {
    name: 'CHARGES_MATCH',
    statement:
      'every charge is charged with one captured attempt, one lot and one entry, months count exactly their charges and gifts, and what is paid out of a charge left its lot, never more than was charged',
    offenders: `
      select 'charge ' || c.id as subject, c.state || ', attempts ' || count(distinct a.id) || ', lots ' || count(distinct l.id) as detail
      from wallet_charges c
      left join payment_attempts a on a.subject_id = c.id and a.purpose = 'charge' and a.state = 'captured' and a.amount = c.amount
      left join wallet_lots l on l.source_id = c.id and l.amount = c.amount
      group by c.id having (c.state in ('charged', 'cancelled') and (count(distinct a.id) <> 1 or count(distinct l.id) <> 1))
        or (c.state not in ('charged', 'cancelled') and (count(a.id) <> 0 or count(l.id) <> 0))
      union all
      select 'user ' || user_id, month || ' counts ' || coalesce(m.charged, 0) || ' + ' || coalesce(m.charging, 0) || ' - ' || coalesce(m.restored, 0) from wallet_months m
      full join (select user_id, currency, month, coalesce(sum(amount) filter (where state = 'charged'), 0) as charged,
        coalesce(sum(amount) filter (where state = 'awaiting_payment'), 0) as charging from wallet_charges group by 1, 2, 3) c using (user_id, currency, month)
      full join (select sender_id as user_id, currency, month, sum(restored) as restored from wallet_gifts
        where state in ('sent', 'accepted') group by 1, 2, 3) g using (user_id, currency, month)
      where coalesce(m.charged, 0) <> coalesce(c.charged, 0) or coalesce(m.charging, 0) <> coalesce(c.charging, 0) or coalesce(m.restored, 0) <> coalesce(g.restored, 0)
      union all
      select 'attempt ' || a.id, 'captured charge without entry' from payment_attempts a
      where a.purpose = 'charge' and a.state = 'captured' and not exists (select from books.entry e where e.idem_key = 'charge:' || a.id)
      union all
      select 'refund ' || r.id, 'pays ' || r.external || ' out of a charge, lots gave ' || coalesce(u.amount, 0) from refunds r
      left join wallet_charges c on c.id = r.charge_id
      left join (select u.cause, u.lot_id, sum(u.amount) as amount from lot_uses u where u.use = 'pay_out' group by 1, 2) u
        on u.cause = 'charge-back:' || r.id and exists (select from wallet_lots l where l.id = u.lot_id and l.source_id = r.charge_id and l.bucket = 'charged')
      where r.charge_id is not null and (r.external <> coalesce(u.amount, 0) or not exists (select from books.entry e where e.idem_key = 'charge-back:' || r.id))
      union all
      select 'charge ' || c.id, 'paid out ' || x.paid || ' of ' || c.amount || ', ' || c.state from wallet_charges c
      join (select charge_id, sum(external) as paid from refunds where charge_id is not null group by 1) x on x.charge_id = c.id
      where x.paid > c.amount or (c.state = 'cancelled') <> (x.paid = c.amount and exists (select from refunds r where r.charge_id = c.id and r.external = c.amount))
      union all
      select 'charge ' || c.id, 'owes ' || ${owed("'refund_payable:' || c.id")} || ', open refunds ' || coalesce(x.open, 0) from wallet_charges c
      left join (select charge_id, sum(external) filter (where state <> 'done') as open from refunds where charge_id is not null group by 1) x on x.charge_id = c.id
      where ${owed("'refund_payable:' || c.id")} <> coalesce(x.open, 0)`,
  },
  {
    name: 'EXPIRED_MATCH',
    statement: 'what ended by itself left its lot and its balance by the same entry',
    offenders: `
      select 'lot ' || u.lot_id as subject, u.cause || ' took ' || u.amount || ', entry ' || coalesce(-x.amount, 0) as detail from lot_uses u
      left join lateral (select sum(l.amount) as amount from books.entry e join books.line l on l.entry_id = e.id join books.account a on a.id = l.account_id
        where e.idem_key = u.cause and (a.code like 'lc_issued:%' or a.code = 'points_issued')) x on true
      where u.use = 'expire' and u.amount <> coalesce(-x.amount, 0)`,
  },
];
