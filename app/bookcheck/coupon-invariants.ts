import type { Invariant } from './invariants.ts';

export const COUPON_INVARIANTS: readonly Invariant[] = [
  {
    name: 'COUPON_ONCE',
    statement:
      'coupons issued and used stay within the limits per campaign and person, and a coupon is used by one order at a time',
    offenders: `
      select 'campaign ' || k.name as subject, 'counts ' || k.issued || ', issued ' || count(c.id) || ' of ' || coalesce(k.total_limit::text, 'any number') as detail
      from coupon_campaigns k left join coupons c on c.campaign_id = k.id
      group by k.id having k.issued <> count(c.id) or count(c.id) > k.total_limit
      union all
      select 'user ' || c.user_id, count(*) || ' coupons up to ' || max(c.n) || ' of ' || k.name || ', limit ' || k.per_person_limit
      from coupons c join coupon_campaigns k on k.id = c.campaign_id
      group by c.user_id, k.id having count(*) > k.per_person_limit or max(c.n) <> count(*)
      union all
      select 'coupon ' || c.id, c.state || ' with ' || count(r.id) filter (where r.state = 'reserved') || ' reserved and ' || count(r.id) filter (where r.state = 'final') || ' final uses'
      from coupons c left join coupon_redemptions r on r.coupon_id = c.id
      group by c.id having count(r.id) filter (where r.state = 'reserved') <> (c.state = 'reserved')::int
        or count(r.id) filter (where r.state = 'final') <> (c.state = 'used')::int`,
  },
];
