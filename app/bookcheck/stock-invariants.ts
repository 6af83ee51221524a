import type { Invariant } from './invariants.ts';

/** What one of an order line was taken from: its shelf, or what a bundle was made of that day. */
const NEEDS = `
  select l.id as line_id, l.order_id, l.quantity, coalesce(l.unit_id, p.unit_id) as unit_id, coalesce(p.quantity, 1) as each
  from order_lines l left join order_line_parts p on p.line_id = l.id and l.unit_id is null where l.line_type = 'item'`;

export const STOCK_INVARIANTS: readonly Invariant[] = [
  {
    name: 'STOCK_AS_ORDERED',
    statement:
      'an order sets aside, and a refund brings back, exactly the units its lines are made of; bundles and single goods alike',
    offenders: `
      select 'order ' || coalesce(n.order_id, r.holder_id) as subject, 'unit ' || coalesce(n.unit_id, r.unit_id)::text || ' wanted ' || coalesce(n.wanted, 0) || ', set aside ' || coalesce(r.quantity, 0) as detail
      from (select order_id, unit_id, sum(quantity * each) as wanted from (${NEEDS}) needs group by 1, 2) n
      full join reservations r on r.holder_id = n.order_id and r.unit_id = n.unit_id
      where n.wanted is distinct from r.quantity
      union all
      select coalesce(n.cause, m.cause), 'unit ' || coalesce(n.unit_id, m.unit_id)::text || ' due ' || coalesce(n.due, 0) || ', returned ' || coalesce(m.quantity, 0)
      from (select 'refund:' || f.refund_id as cause, needs.unit_id, sum(f.quantity * needs.each) as due
        from refund_lines f join (${NEEDS}) needs on needs.line_id = f.line_id group by 1, 2) n
      full join (select * from inventory_movements where movement = 'returned') m on m.cause = n.cause and m.unit_id = n.unit_id
      where n.due is distinct from m.quantity
      union all
      select 'line ' || l.id, 'has a shelf of its own and parts' from order_lines l
      where l.unit_id is not null and exists (select from order_line_parts p where p.line_id = l.id)`,
  },
  {
    name: 'BUNDLES_HOLD',
    statement:
      "an option has a shelf of its own, or is a bundle of its store's goods of one tax type, for adults when a part is",
    offenders: `
      select 'option ' || v.id as subject, case when v.unit_id is null then 'no shelf' else 'a shelf' end || ', ' || count(b.unit_id) || ' parts, bundle ' || p.is_bundle as detail
      from variants v join products p on p.id = v.product_id left join bundle_parts b on b.variant_id = v.id
      group by v.id, p.id having (v.unit_id is null) <> (count(b.unit_id) > 0) or p.is_bundle <> (v.unit_id is null)
      union all
      select 'option ' || v.id, 'part ' || q.id || ' of another store, kind or tax type, or for adults only' from bundle_parts b
      join variants v on v.id = b.variant_id join products p on p.id = v.product_id
      join variants w on w.unit_id = b.unit_id join products q on q.id = w.product_id
      where (q.store_id, q.kind, q.tax_type) <> (p.store_id, p.kind, p.tax_type) or (q.adult_only and not p.adult_only)`,
  },
];
