insert into books.asset values ('PT') on conflict do nothing;
--> statement-breakpoint
-- A district's currency is data: its asset comes with it.
create function books.add_currency(p_code text) returns void
language plpgsql security definer set search_path = books, pg_temp as $$
begin
  if p_code !~ '^[a-z]+$' then raise exception 'not a currency code: %', p_code using errcode = '23514'; end if;
  insert into asset values ('LC:' || p_code) on conflict do nothing;
end $$;
--> statement-breakpoint
revoke all on function books.add_currency(text) from public;
--> statement-breakpoint
grant execute on function books.add_currency(text) to mall_app;
--> statement-breakpoint
-- The code's pattern decides asset and guard, so no caller can open an account that means something else.
create or replace function books.open_account(p_code text) returns bigint
language plpgsql security definer set search_path = books, pg_temp as $$
declare
  v_id bigint; v_asset text; v_guarded boolean;
  u constant text := '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
begin
  select id into v_id from account where code = p_code;
  if found then return v_id; end if;
  if p_code ~ ('^refund_payable:' || u || '$') then
    v_asset := 'KRW'; v_guarded := true;
  elsif p_code ~ ('^(seller_pending|seller_payable|payout_in_transit):' || u || '$')
     or p_code ~ '^(platform_fee|vat_payable|((issuer_receivable|issuer_payable|pg_receivable|pg_fee|deposit_withdrawn|suspense|bank|promo_funding|funder_receivable):[a-z_]+))$' then
    v_asset := 'KRW'; v_guarded := false;
  elsif p_code ~ ('^(points|points_pending|points_held):' || u || '$') then
    v_asset := 'PT'; v_guarded := true;
  elsif p_code ~ '^(points_issued|points_burned)$' then
    v_asset := 'PT'; v_guarded := false;
  elsif p_code ~ ('^(charged|cashback|cashback_pending|pending_return|gift_held|held:charged|held:cashback):[a-z]+:' || u || '$')
     or p_code ~ ('^(grant|held:grant):[a-z]+:' || u || ':' || u || '$')
     or p_code ~ ('^budget:[a-z]+:' || u || ':(whole|\d{4}-\d{2})$')
     or p_code ~ ('^cashback_reserved:[a-z]+:' || u || ':' || u || '$') then
    v_asset := 'LC:' || (case when p_code like 'held:%' then split_part(p_code, ':', 3) else split_part(p_code, ':', 2) end);
    v_guarded := true;
  elsif p_code ~ '^(lc_issued|lc_redeemed):[a-z]+$' then
    v_asset := 'LC:' || split_part(p_code, ':', 2); v_guarded := false;
  else
    raise exception 'unknown account %', p_code using errcode = '23503';
  end if;
  insert into account (code, asset, guarded) values (p_code, v_asset, v_guarded) on conflict (code) do nothing;
  select id into v_id from account where code = p_code;
  if v_guarded then insert into balance (account_id) values (v_id) on conflict do nothing; end if;
  return v_id;
end $$;
--> statement-breakpoint
-- What programmes said by rate and scope, in their new words; only then do the old ones go.
update cashback_programmes set
  tiers = jsonb_build_array(jsonb_build_object('upTo', null, 'rateBps', rate_bps)),
  store_scope = case scope when 'market' then jsonb_set(store_scope, '{storeTypes}', '["market"]') else store_scope end;
--> statement-breakpoint
-- What earlier orders promised is counted as the spend it was promised for, taken off again where it was refunded.
update order_line_rewards r set base = l.charged, reversed_base = l.refunded_charged from order_lines l where l.id = r.line_id;
--> statement-breakpoint
update cashback_rewards r set period = r.month, base = x.base, reversed_base = x.reversed
from (select l.order_id, lr.programme_id, sum(lr.base) as base, sum(lr.reversed_base) as reversed
  from order_line_rewards lr join order_lines l on l.id = lr.line_id group by 1, 2) x
where x.order_id = r.holder_id and x.programme_id = r.programme_id;
--> statement-breakpoint
update reward_months m set base = x.base from (
  select user_id, programme_id, month, sum(base - reversed_base) as base
  from cashback_rewards where state <> 'cancelled' group by 1, 2, 3) x
where (m.user_id, m.programme_id, m.month) = (x.user_id, x.programme_id, x.month);
--> statement-breakpoint
insert into store_currency_terms (store_id, currency, what, allowed, reason, begins_at, set_at)
select s.id, 'daejeon', t.what, t.allowed, case when not t.allowed then t.reason end, s.opened_at, s.opened_at
from stores s cross join lateral (values
  ('payable', s.wallet_payable, s.wallet_refusal),
  -- A store refused as a whole earns nothing while it is; that says nothing of later.
  ('cashback', s.cashback_eligible or (not s.wallet_payable and s.cashback_refusal is not distinct from s.wallet_refusal), s.cashback_refusal)
) t (what, allowed, reason);
--> statement-breakpoint
create trigger frozen before update or delete or truncate on public.store_currency_terms for each statement execute function books.frozen();
--> statement-breakpoint
revoke update, delete on public.store_currency_terms from mall_app;
--> statement-breakpoint
-- Tickets sold before are confirmed by themselves after their last day, too.
update order_lines l set confirm_at = (x.until + 1)::timestamp at time zone 'Asia/Seoul'
from (select order_line_id, max(valid_until) as until from tickets group by 1) x
where x.order_line_id = l.id and l.state = 'issued';
--> statement-breakpoint
ALTER TABLE "cashback_programmes" ALTER COLUMN "tiers" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "cashback_rewards" ALTER COLUMN "period" SET NOT NULL;
--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP COLUMN "scope";
--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP COLUMN "rate_bps";
