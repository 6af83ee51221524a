-- Only the account deposit_withdrawn:{provider} is new: a deposit the bank took back and nobody made again yet.
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
     or p_code ~ '^(platform_fee|vat_payable|((issuer_receivable|issuer_payable|pg_receivable|deposit_withdrawn|pg_fee|suspense|bank|promo_funding|funder_receivable):[a-z_]+))$' then
    v_asset := 'KRW'; v_guarded := false;
  elsif p_code ~ ('^(charged|cashback|cashback_pending|pending_return|held:charged|held:cashback):[a-z]+:' || u || '$')
     or p_code ~ ('^(grant|held:grant):[a-z]+:' || u || ':' || u || '$')
     or p_code ~ ('^budget:[a-z]+:' || u || ':\d{4}-\d{2}$')
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
