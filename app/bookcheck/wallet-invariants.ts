import type { Invariant } from './invariants.ts';
import { mustOwe, owed } from './sums.ts';

/** The account a lot is part of, as SQL. */
const lotCode = `case l.bucket when 'points' then 'points:' || l.user_id
  when 'grant' then 'grant:' || l.currency || ':' || l.user_id || ':' || l.grant_programme_id
  else l.bucket || ':' || l.currency || ':' || l.user_id end`;
const TAKES = `('hold', 'gift', 'expire', 'pay_out', 'claw_back')`;

export const WALLET_INVARIANTS: readonly Invariant[] = [
  {
    name: 'LOTS_MATCH',
    statement:
      'the lots of each bucket add up to its balance, what a lot misses to its uses, and holds to what lots gave them',
    offenders: `
      select x.code as subject, 'lots ' || x.lots || ', balance ' || ${owed('x.code')} as detail
      from (select ${lotCode} as code, sum(l.remaining) as lots from wallet_lots l group by 1) x where x.lots <> ${owed('x.code')}
      union all
      select a.code, 'money without lots' from books.account a join books.balance b on b.account_id = a.id
      where b.amount <> 0 and (a.code like 'charged:%' or a.code like 'cashback:%' or a.code like 'grant:%' or a.code like 'points:%')
        and not exists (select from wallet_lots l where ${lotCode} = a.code)
      union all
      select 'lot ' || l.id, 'remaining ' || l.remaining || ' but uses say ' || (l.amount - coalesce(u.used, 0)) from wallet_lots l
      left join (select lot_id, sum(case when use in ${TAKES} then amount else -amount end) as used from lot_uses group by 1) u on u.lot_id = l.id
      where l.remaining <> l.amount - coalesce(u.used, 0)
      union all
      select 'hold ' || h.id, h.charged || '/' || h.cashback || '/' || h.points || ' but lots gave ' || coalesce(sum(u.amount), 0) from wallet_holds h
      left join lot_uses u on u.hold_id = h.id and u.use = 'hold' left join wallet_lots l on l.id = u.lot_id
      group by h.id having h.charged <> coalesce(sum(u.amount) filter (where l.bucket = 'charged'), 0)
        or h.cashback <> coalesce(sum(u.amount) filter (where l.bucket = 'cashback'), 0)
        or h.points <> coalesce(sum(u.amount) filter (where l.bucket = 'points'), 0)
        or (select coalesce(sum(value::bigint), 0) from jsonb_each_text(h.grants)) <> coalesce(sum(u.amount) filter (where l.bucket = 'grant'), 0)`,
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
      ${mustOwe(
        `a.code like 'held:%' or a.code like 'points_held:%'`,
        `
        select 'held:charged:' || currency || ':' || user_id as code, sum(charged) as amount from wallet_holds where state = 'open' group by 1
        union all select 'held:cashback:' || currency || ':' || user_id, sum(cashback) from wallet_holds where state = 'open' group by 1
        union all select 'held:grant:' || h.currency || ':' || h.user_id || ':' || g.key, sum(g.value::bigint) from wallet_holds h, jsonb_each_text(h.grants) g where h.state = 'open' group by 1
        union all select 'points_held:' || user_id, sum(points) from wallet_holds where state = 'open' group by 1`,
        'open holds',
      )}
      union all
      select 'order ' || o.number, 'wallet part without hold' from orders o
      where o.charged + o.cashback + o.grant + o.points > 0 and not exists (
        select from wallet_holds h where h.holder_id = o.id and h.charged = o.charged and h.cashback = o.cashback and h.points = o.points
          and (select coalesce(sum(value::bigint), 0) from jsonb_each_text(h.grants)) = o.grant)`,
  },
  {
    name: 'CAP_KEPT',
    statement: 'rewards promised stay within cap and budget, and equal what lines and books say',
    offenders: `
      select 'user ' || user_id as subject, 'promised ' || coalesce(m.promised, 0) || ' for ' || coalesce(m.base, 0) || ', rewards ' || coalesce(r.total, 0) || ' for ' || coalesce(r.base, 0) || ', cap ' || p.personal_monthly_cap as detail
      from reward_months m full join (select user_id, programme_id, month, sum(amount - reversed) as total, sum(base - reversed_base) as base from cashback_rewards where state <> 'cancelled' group by 1, 2, 3) r
        using (user_id, programme_id, month)
      join cashback_programmes p on p.id = programme_id
      where coalesce(m.promised, 0) <> coalesce(r.total, 0) or coalesce(m.base, 0) <> coalesce(r.base, 0) or m.promised > p.personal_monthly_cap
      union all
      select 'line ' || lr.line_id, 'promises ' || lr.amount || ' nobody reserved' from order_line_rewards lr join order_lines l on l.id = lr.line_id
      where not exists (select from cashback_rewards r where r.holder_id = l.order_id and r.programme_id = lr.programme_id)
      union all
      select 'budget ' || a.code, 'owes ' || -b.amount || ' but put in less promised is ' || (coalesce(f.funded, 0) - coalesce(r.total, 0))
      from books.account a join books.balance b on b.account_id = a.id
      left join (select l.account_id, -sum(l.amount) as funded from books.line l join books.entry e on e.id = l.entry_id where e.kind like 'budget%' group by 1) f on f.account_id = a.id
      left join (select 'budget:' || p.currency || ':' || p.id || ':' || r.period as code, sum(r.amount - r.reversed) as total
        from cashback_rewards r join cashback_programmes p on p.id = r.programme_id where r.state <> 'cancelled' group by 1) r on r.code = a.code
      where a.code like 'budget:%' and -b.amount <> coalesce(f.funded, 0) - coalesce(r.total, 0)
      union all
      select 'order ' || r.holder_id, 'lines promise ' || coalesce(l.amount, 0) || '/' || coalesce(l.reversed, 0) || ', reward ' || r.amount || '/' || r.reversed
      from cashback_rewards r left join (
        select ol.order_id, lr.programme_id, sum(lr.amount) as amount, sum(lr.reversed) as reversed, sum(lr.base) as base, sum(lr.reversed_base) as reversed_base
        from order_line_rewards lr join order_lines ol on ol.id = lr.line_id group by 1, 2) l
        on l.order_id = r.holder_id and l.programme_id = r.programme_id
      where (r.amount, r.reversed, r.base, r.reversed_base) <> (coalesce(l.amount, 0), coalesce(l.reversed, 0), coalesce(l.base, 0), coalesce(l.reversed_base, 0))`,
  },
  {
    name: 'REWARDS_MATCH',
    statement:
      'what is promised and not yet paid is what people wait for, reward by reward and point by point',
    offenders: `
      ${mustOwe(
        `a.code like 'cashback_pending:%'`,
        `select 'cashback_pending:' || o.currency || ':' || o.user_id as code, sum(r.amount - r.reversed) as amount
        from order_line_rewards r join order_lines l on l.id = r.line_id join orders o on o.id = l.order_id
        where o.state = 'paid' and r.state <> 'paid' group by 1`,
        'unpaid rewards',
      )}
      union all
      ${mustOwe(
        `a.code like 'cashback_reserved:%'`,
        `select 'cashback_reserved:' || p.currency || ':' || r.holder_id || ':' || r.programme_id as code, sum(r.amount) as amount
        from cashback_rewards r join cashback_programmes p on p.id = r.programme_id where r.state = 'reserved' group by 1`,
        'reserved rewards',
      )}
      union all
      ${mustOwe(
        `a.code like 'points_pending:%'`,
        `select 'points_pending:' || o.user_id as code, sum(l.points_earned - l.refunded_points_earned) as amount
        from order_lines l join orders o on o.id = l.order_id where o.state = 'paid' and l.confirmed_at is null group by 1`,
        'unconfirmed lines',
      )}`,
  },
  {
    name: 'RETURNS_WAIT',
    statement: 'returned money that found the wallet full is exactly what waits for room',
    offenders: `
      ${mustOwe(`a.code like 'pending_return:%'`, `select 'pending_return:' || currency || ':' || user_id as code, sum(amount - moved) as amount from pending_returns group by 1`, 'waiting rows')}
      union all
      select 'lot ' || l.id, l.remaining || ' left and ' || sum(p.amount - p.moved) || ' waiting of ' || l.amount from wallet_lots l join pending_returns p on p.lot_id = l.id
      group by l.id having l.remaining + sum(p.amount - p.moved) > l.amount`,
  },
];
