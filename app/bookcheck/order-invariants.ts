import type { Invariant } from './invariants.ts';
import { owed, summed } from './sums.ts';

export const ORDER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'ORDER_ADDS_UP',
    statement: 'the lines of an order add up to its totals, tender by tender',
    offenders: `
      select 'order ' || o.number as subject, 'lines say ' || coalesce(sum(l.amount), 0) || ', order ' || o.total as detail
      from orders o left join order_lines l on l.order_id = o.id group by o.id
      having o.total <> coalesce(sum(l.amount), 0)
        or (o.charged, o.cashback, o.grant, o.points, o.external, o.coupon_city, o.coupon_mall, o.coupon_seller)
          <> (coalesce(sum(l.charged), 0), coalesce(sum(l.cashback), 0), coalesce(sum(l.grant), 0), coalesce(sum(l.points), 0), coalesce(sum(l.external), 0),
            coalesce(sum(l.coupon_city), 0), coalesce(sum(l.coupon_mall), 0), coalesce(sum(l.coupon_seller), 0)) or o.shipping_total <> coalesce(sum(l.amount) filter (where l.line_type = 'shipping'), 0)
        or o.tax_free <> coalesce(sum(l.amount) filter (where l.tax_type = 'tax_free'), 0)`,
  },
  {
    name: 'PAID_ONCE',
    statement: 'a paid order has exactly one capture of exactly its external part; any other has none',
    offenders: `
      select 'order ' || o.number as subject, o.state || ', captures ' || count(distinct e.id) || ', attempts ' || count(distinct a.id) as detail
      from orders o left join books.entry e on e.idem_key = 'capture:' || o.id
      left join payment_attempts a on a.subject_id = o.id and a.purpose = 'order' and (a.state = 'captured' or a.withdrawals > 0)
      group by o.id
      having (o.state = 'paid' and o.total > o.coupon_seller and count(distinct e.id) <> 1) or (o.state <> 'paid' and (count(distinct e.id) <> 0 or count(distinct a.id) <> 0))
        or (o.state = 'paid' and (count(distinct a.id) <> (o.external > 0)::int or coalesce(max(a.amount), 0) <> o.external))`,
  },
  {
    name: 'REFUND_CAPPED',
    statement: 'refunds add up from their lines, never pass what was paid, and end exact at full refund',
    offenders: `
      select 'line ' || l.id as subject, 'refunded ' || l.refunded_quantity || ' of ' || l.quantity as detail from order_lines l
      left join (select line_id, sum(quantity) q, sum(charged) c, sum(cashback) k, sum("grant") g, sum(points) p, sum(external) x, sum(coupon) d, sum(fee) f, sum(fee_vat) v from refund_lines group by 1) r on r.line_id = l.id
      where (l.refunded_quantity, l.refunded_charged, l.refunded_cashback, l.refunded_grant, l.refunded_points, l.refunded_external, l.refunded_coupon_city + l.refunded_coupon_mall + l.refunded_coupon_seller, l.refunded_fee, l.refunded_fee_vat)
          <> (coalesce(r.q, 0), coalesce(r.c, 0), coalesce(r.k, 0), coalesce(r.g, 0), coalesce(r.p, 0), coalesce(r.x, 0), coalesce(r.d, 0), coalesce(r.f, 0), coalesce(r.v, 0))
        or (l.refunded_quantity = l.quantity
          and (l.refunded_charged, l.refunded_cashback, l.refunded_grant, l.refunded_points, l.refunded_external, l.refunded_coupon_city, l.refunded_coupon_mall, l.refunded_coupon_seller, l.refunded_fee, l.refunded_fee_vat, l.refunded_points_earned)
            <> (l.charged, l.cashback, l."grant", l.points, l.external, l.coupon_city, l.coupon_mall, l.coupon_seller, l.fee, l.fee_vat, l.points_earned))
      union all
      select 'refund ' || f.id, 'gives ' || (f.charged + f.cashback + f.grant + f.points + f.external) || ' of ' || coalesce(r.total, 0) || ', kept ' || (f.withheld + f.clawed_charged + f.clawed_points)
      from refunds f left join (select refund_id, sum(charged + cashback + "grant" + points + external) as total, sum(coupon) as coupon, sum(external) as external from refund_lines group by 1) r on r.refund_id = f.id
      where f.order_id is not null and (f.coupon <> coalesce(r.coupon, 0) or f.external > coalesce(r.external, 0)
        or f.charged + f.cashback + f.grant + f.points + f.external + f.withheld + f.clawed_charged
          not between coalesce(r.total, 0) - f.clawed_points and coalesce(r.total, 0))
      union all
      select 'refund ' || f.id, 'not in the books' from refunds f
      where f.order_id is not null and f.charged + f.cashback + f.grant + f.points + f.external > 0
        and (not exists (select from books.entry e where e.idem_key = 'refund:' || f.id)
        or (f.external > 0 and (f.state = 'done') <> exists (select from books.entry e where e.idem_key = 'refund-done:' || f.id)))
      union all
      select 'order ' || o.number, 'owes ' || ${owed("'refund_payable:' || o.id")} || ' but open refunds say ' || coalesce(sum(f.external) filter (where f.state <> 'done'), 0)
      from orders o join refunds f on f.order_id = o.id group by o.id
      having ${owed("'refund_payable:' || o.id")} <> coalesce(sum(f.external) filter (where f.state <> 'done'), 0)`,
  },
  {
    name: 'STOCK_CONSERVED',
    statement:
      'opening + restocked − written off − sold + returned = on hand + held, per unit; held equals open reservations of unpaid orders',
    offenders: `
      select 'unit ' || u.id as subject, 'on hand ' || u.on_hand || ', held ' || u.held || ', movements say ' || coalesce(m.total, 0) || ', reserved ' || coalesce(r.total, 0) as detail
      from inventory_units u
      left join (select unit_id, sum(case when movement in ('sold', 'written_off') then -quantity else quantity end) as total from inventory_movements group by 1) m on m.unit_id = u.id
      left join (select unit_id, sum(quantity) as total from reservations where state = 'open' group by 1) r on r.unit_id = u.id
      where u.on_hand + u.held <> coalesce(m.total, 0) + 0 or u.held <> coalesce(r.total, 0)
      union all
      select 'reservation ' || r.id, r.state || ' but order is ' || coalesce(o.state, 'missing') from reservations r left join orders o on o.id = r.holder_id
      where o.id is null or (r.state, o.state) not in (('open', 'awaiting_payment'), ('committed', 'paid'), ('released', 'expired'), ('released', 'cancelled'))`,
  },
  {
    name: 'SELLER_EXACT',
    statement:
      "a store is owed exactly its sold lines less fee, VAT and refunds; the mall's fee and VAT equal what lines say",
    offenders: `
      select 'store ' || s.name as subject, 'books ' || -(${summed("'seller_pending:' || s.id")} + ${summed("'seller_payable:' || s.id")}) || ', lines ' || coalesce(x.net, 0) || ', kept ' || coalesce(k.withheld, 0) as detail from stores s
      left join (select l.store_id, sum((l.amount - l.coupon_seller - l.fee - l.fee_vat)
          - (l.refunded_charged + l.refunded_cashback + l.refunded_grant + l.refunded_points + l.refunded_external + l.refunded_coupon_city + l.refunded_coupon_mall - l.refunded_fee - l.refunded_fee_vat)) as net
        from order_lines l join orders o on o.id = l.order_id where o.state = 'paid' group by 1) x on x.store_id = s.id
      left join (select so.store_id, sum(f.withheld) as withheld from refunds f join store_orders so on so.id = f.store_order_id group by 1) k on k.store_id = s.id
      where -(${summed("'seller_pending:' || s.id")} + ${summed("'seller_payable:' || s.id")}) <> coalesce(x.net, 0) + coalesce(k.withheld, 0)
      union all
      select 'store ' || x.name, 'payable ' || x.payable || ', confirmed lines ' || x.net || ', kept at most ' || x.withheld from (
        select s.name, -${summed("'seller_payable:' || s.id")} as payable,
          coalesce((select sum((l.amount - l.coupon_seller - l.fee - l.fee_vat)
            - (l.refunded_charged + l.refunded_cashback + l.refunded_grant + l.refunded_points + l.refunded_external + l.refunded_coupon_city + l.refunded_coupon_mall - l.refunded_fee - l.refunded_fee_vat))
            from order_lines l where l.store_id = s.id and l.confirmed_at is not null), 0) as net,
          coalesce((select sum(f.withheld) from refunds f join store_orders so on so.id = f.store_order_id where so.store_id = s.id), 0) as withheld
        from stores s) x
      where x.payable < x.net or x.payable > x.net + x.withheld
      union all
      select 'line ' || l.id, 'confirmed ' || coalesce(l.confirmed_at::text, 'never') || ' but the books say otherwise' from order_lines l
      where l.confirmed_at is null and exists (select from books.entry e where e.idem_key = 'confirm:' || l.id)
      union all
      select f.account, 'books ' || f.booked || ', lines ' || f.lines from (
        select 'platform_fee' as account, -${summed("'platform_fee'")} as booked, coalesce(sum(l.fee - l.refunded_fee), 0) as lines from order_lines l join orders o on o.id = l.order_id where o.state = 'paid'
        union all
        select 'vat_payable', -${summed("'vat_payable'")}, coalesce(sum(l.fee_vat - l.refunded_fee_vat), 0) from order_lines l join orders o on o.id = l.order_id where o.state = 'paid') f
      where f.booked <> f.lines`,
  },
  {
    name: 'TICKETS_MATCH',
    statement: 'a paid ticket line has one ticket per unit, cancelled ones as many as were refunded',
    offenders: `
      select 'line ' || l.id as subject, count(t.id) || ' tickets for ' || l.quantity || ', cancelled ' || count(t.id) filter (where t.state = 'cancelled') || ' for ' || l.refunded_quantity as detail
      from order_lines l join orders o on o.id = l.order_id left join tickets t on t.order_line_id = l.id
      where l.kind = 'ticket' and l.line_type = 'item' group by l.id, o.state
      having count(t.id) <> case when o.state = 'paid' then l.quantity else 0 end
        or count(t.id) filter (where t.state = 'cancelled') <> l.refunded_quantity`,
  },
  {
    name: 'REFERENCES_HOLD',
    statement: 'ids that point to a higher domain find their row there',
    offenders: `
      select 'ticket ' || t.id as subject, 'no order line' as detail from tickets t where not exists (select from order_lines l where l.id = t.order_line_id)
      union all
      select 'attempt ' || a.id, 'no ' || a.purpose from payment_attempts a
      where not exists (select from orders o where o.id = a.subject_id and a.purpose = 'order')
        and not exists (select from wallet_charges c where c.id = a.subject_id and a.purpose = 'charge')
      union all
      select 'lot ' || l.id, 'no charge and no gift' from wallet_lots l where l.bucket = 'charged'
        and not exists (select from wallet_charges c where c.id = l.source_id) and not exists (select from wallet_gifts g where g.id = l.source_id)
      union all
      select 'line reward ' || r.line_id, 'no programme' from order_line_rewards r where not exists (select from cashback_programmes p where p.id = r.programme_id)`,
  },
];

/** Statements about time: what is open longer than it may be. `:now` is the context's instant. */
export const LIVENESS_INVARIANTS: readonly Invariant[] = [
  {
    name: 'OUTBOX_DRAINED',
    statement: 'every committed job is delivered or still retried; none was given up',
    offenders: `select 'job ' || j.id as subject, t.identifier || ' failed ' || j.attempts || ' times' as detail
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.attempts >= j.max_attempts and not (j.key is null and coalesce(j.flags ? 'keyed', false))`,
  },
  {
    name: 'NOTHING_STUCK',
    statement:
      'no payment outcome or refund is open longer than its limit, no unpaid order outlives its hold, suspense is 0',
    offenders: `
      select 'attempt ' || id as subject, state || ' since ' || coalesce(sent_at, created_at) as detail from payment_attempts
      where state in ('confirming', 'unknown', 'compensating') and not needs_account and coalesce(sent_at, created_at) < :now - interval '1 hour'
      union all
      select 'attempt ' || id, state || ' past ' || due_at from payment_attempts where state = 'awaiting_deposit' and due_at < :now - interval '1 hour'
      union all
      select 'refund ' || id, state || ' since ' || decided_at from refunds where state = 'stuck' or (state not in ('done', 'needs_account') and decided_at < :now - interval '1 hour')
      union all
      select 'order ' || o.number, 'unpaid since ' || o.expires_at from orders o where o.state = 'awaiting_payment' and o.expires_at < :now - interval '30 minutes'
        and not exists (select from payment_attempts a where a.subject_id = o.id and a.state in ('confirming', 'unknown', 'awaiting_deposit'))
      union all
      select a.code, 'suspense holds ' || sum(l.amount) from books.line l join books.account a on a.id = l.account_id
      where a.code like 'suspense:%' group by 1 having sum(l.amount) <> 0`,
  },
];
