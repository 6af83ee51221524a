import type { Invariant } from './invariants.ts';
import { recomputeProofs } from './recompute-proofs.server.ts';
import { summed } from './sums.ts';

const booked = (funder: string) => summed(`'promo_funding:${funder}'`);

/** Statements about what people were promised: discounts, proofs, refunds. */
export const BENEFIT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'DISCOUNTS_FUNDED',
    statement:
      'coupons and points are paid by their funders exactly, and set aside and used with their orders',
    offenders: `
      select 'funder ' || f.funder as subject, 'books ' || f.booked || ', lines ' || f.lines as detail from (
        select 'city' as funder, ${booked('city')} as booked, coalesce(sum(l.coupon_city - l.refunded_coupon_city), 0) as lines
        from order_lines l join orders o on o.id = l.order_id where o.state = 'paid'
        union all
        select 'mall', ${booked('mall')}, coalesce(sum(l.coupon_mall - l.refunded_coupon_mall + l.points - l.refunded_points), 0)
          - (select coalesce(sum(f.withheld_points), 0) from refunds f)
        from order_lines l join orders o on o.id = l.order_id where o.state = 'paid') f
      where f.booked <> f.lines
      union all
      select 'order ' || o.number, 'redemptions ' || coalesce(r.city, 0) || '/' || coalesce(r.mall, 0) || '/' || coalesce(r.seller, 0) || ', order ' || o.coupon_city || '/' || o.coupon_mall || '/' || o.coupon_seller
      from orders o left join (select order_id, sum(city) as city, sum(mall) as mall, sum(seller) as seller from coupon_redemptions group by 1) r on r.order_id = o.id
      where (o.coupon_city, o.coupon_mall, o.coupon_seller) <> (coalesce(r.city, 0), coalesce(r.mall, 0), coalesce(r.seller, 0))
      union all
      select 'redemption ' || r.id, r.state || ' but order is ' || coalesce(o.state, 'missing') from coupon_redemptions r left join orders o on o.id = r.order_id
      where o.id is null or (r.state = 'reserved' and o.state <> 'awaiting_payment') or (r.state = 'final' and o.state <> 'paid')
        or (r.state = 'returned' and o.state = 'awaiting_payment')`,
  },
  {
    name: 'PROMISE_KEPT',
    statement: 'what was cancelled whole came back to each tender at least as promised before buying',
    offenders: `
      select 'order ' || x.number as subject, 'back ' || x.back::text || ', promised ' || p.promised::text || ', of it kept back at most ' || p.kept as detail from (
        select o.id, o.number, (select sum(l.points_earned) from order_lines l where l.order_id = o.id) as earned,
          array[sum(f.charged + f.cashback), sum(f."grant"), sum(f.points), sum(f.external)] as back
        from orders o join refunds f on f.order_id = o.id
        where o.state = 'paid' and not exists (select from order_lines l where l.order_id = o.id and l.refunded_quantity < l.quantity)
        group by o.id having sum(f.withheld) = 0) x
      join (select order_id, array[sum(charged + cashback), sum("grant"), sum(points), sum(external)] as promised,
          greatest(sum(kept_back), (select max(kept_back) from refund_promises k where k.order_id = m.order_id)) as kept
        from refund_promises m where store_order_id is not null and condition in ('before-dispatch', 'unused') group by 1) p on p.order_id = x.id
      where x.back[1] < p.promised[1] - p.kept or x.back[2] < p.promised[2] or x.back[3] < p.promised[3] - x.earned or x.back[4] < p.promised[4]
      union all
      select 'store order ' || f.store_order_id, 'fees ' || sum(f.withheld) || ', promised at most ' || coalesce(max(p.fee), 0) from refunds f
      left join (select store_order_id, max(fee) as fee from refund_promises group by 1) p on p.store_order_id = f.store_order_id
      where f.withheld > 0 group by f.store_order_id having sum(f.withheld) > coalesce(max(p.fee), 0)`,
  },
  {
    name: 'PROOF_HOLDS',
    statement:
      'every stored price calculation, computed again from what it was made of, gives what was charged',
    offenders: recomputeProofs,
  },
];
