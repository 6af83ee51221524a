-- The application's role: everything it may do with money goes through functions.
do $$ begin
  if not exists (select from pg_roles where rolname = 'mall_app') then create role mall_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$ begin execute format('grant mall_app to %I', current_user); end $$;
--> statement-breakpoint
create schema books;
--> statement-breakpoint
create table books.asset (code text primary key check (code ~ '^(KRW|PT|LC:[a-z]+)$'));
--> statement-breakpoint
insert into books.asset values ('KRW'), ('LC:daejeon');
--> statement-breakpoint
create table books.account (
  id bigint generated always as identity primary key,
  code text not null unique,
  asset text not null references books.asset,
  guarded boolean not null
);
--> statement-breakpoint
-- Credit-normal: what we owe is at most 0, so a guarded account can never be overdrawn.
create table books.balance (
  account_id bigint primary key references books.account,
  amount bigint not null default 0 check (amount <= 0)
);
--> statement-breakpoint
create table books.entry (
  id uuid primary key default uuidv7(),
  kind text not null,
  idem_key text not null unique,
  content_md5 text not null,
  reverses uuid references books.entry,
  business_date date not null,
  tx xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default clock_timestamp()
);
--> statement-breakpoint
create index on books.entry (business_date, id);
--> statement-breakpoint
create index on books.entry (kind, id);
--> statement-breakpoint
create table books.line (
  entry_id uuid not null references books.entry,
  line_no int not null,
  account_id bigint not null references books.account,
  amount bigint not null check (amount <> 0 and abs(amount) <= 1000000000000),
  -- Drawn while the balance is locked: the true order of events on a guarded account.
  seq bigint generated always as identity,
  primary key (entry_id, line_no)
);
--> statement-breakpoint
create index on books.line (account_id, seq);
--> statement-breakpoint
-- The net under everything, migrations included: an entry balances per asset and is closed with its transaction.
create function books.check_entry() returns trigger language plpgsql as $$
declare e uuid := coalesce(to_jsonb(new)->>'entry_id', to_jsonb(new)->>'id'); bad text;
begin
  if (select tx from books.entry where id = e) <> pg_current_xact_id() then
    raise exception 'entry % is closed', e using errcode = '23514';
  end if;
  select string_agg(asset, ',') into bad from (
    select a.asset from books.line l join books.account a on a.id = l.account_id
    where l.entry_id = e group by a.asset having sum(l.amount) <> 0) x;
  if bad is not null or (select count(*) from books.line where entry_id = e) < 2 then
    raise exception 'entry % unbalanced in %', e, coalesce(bad, 'too few lines') using errcode = '23514';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger entry_balanced after insert on books.entry
  deferrable initially deferred for each row execute function books.check_entry();
--> statement-breakpoint
create constraint trigger line_balanced after insert on books.line
  deferrable initially deferred for each row execute function books.check_entry();
--> statement-breakpoint
create function books.frozen() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name using errcode = '23514'; end $$;
--> statement-breakpoint
create trigger frozen before update or delete or truncate on books.line for each statement execute function books.frozen();
--> statement-breakpoint
create trigger frozen before update or delete or truncate on books.entry for each statement execute function books.frozen();
--> statement-breakpoint
create trigger frozen before update or delete or truncate on public.audit_log for each statement execute function books.frozen();
--> statement-breakpoint
create trigger frozen before update or delete or truncate on public.lot_uses for each statement execute function books.frozen();
--> statement-breakpoint
create trigger frozen before update or delete or truncate on public.inventory_movements for each statement execute function books.frozen();
--> statement-breakpoint
create trigger frozen before update or delete or truncate on public.consents for each statement execute function books.frozen();
--> statement-breakpoint
-- The code's pattern decides asset and guard, so no caller can open an account that means something else.
create function books.open_account(p_code text) returns bigint
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
     or p_code ~ '^(platform_fee|vat_payable|((issuer_receivable|issuer_payable|pg_receivable|pg_fee|suspense|bank|promo_funding|funder_receivable):[a-z_]+))$' then
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
--> statement-breakpoint
-- Posts entries as one: [{kind, key, date, reverses?, lines: [{account, amount}]}]. Locks the union of their guarded
-- balances first, users' before budgets, each by account id, so that two postings never wait for each other in a ring.
create function books.post(p_entries jsonb)
returns table (idem_key text, entry_id uuid, replayed boolean)
language plpgsql security definer set search_path = books, pg_temp as $$
#variable_conflict use_column
declare x jsonb; e uuid; h text; r record; fresh jsonb := '[]';
begin
  for x in select value from jsonb_array_elements(p_entries) order by value->>'key' loop
    h := md5((x->>'kind') || (x->'lines')::text || coalesce(x->>'reverses', ''));
    insert into entry (kind, idem_key, content_md5, business_date, reverses)
      values (x->>'kind', x->>'key', h, (x->>'date')::date, (x->>'reverses')::uuid)
      on conflict (idem_key) do nothing returning id into e;
    if e is null then
      select id into e from entry where entry.idem_key = x->>'key' and content_md5 = h;
      if e is null then raise exception 'key % reused with other content', x->>'key' using errcode = '23505', constraint = 'entry_idem_key_key'; end if;
      idem_key := x->>'key'; entry_id := e; replayed := true; return next;
    else
      fresh := fresh || jsonb_build_object('id', e, 'lines', x->'lines');
      idem_key := x->>'key'; entry_id := e; replayed := false; return next;
    end if;
  end loop;
  perform open_account(code) from (
    select distinct l->>'account' as code
    from jsonb_array_elements(fresh) f, jsonb_array_elements(f->'lines') l order by 1) opened;
  perform 1 from balance b join account a on a.id = b.account_id
    where a.code in (select l->>'account' from jsonb_array_elements(fresh) f, jsonb_array_elements(f->'lines') l)
    order by (a.code like 'budget:%'), a.id for update of b;
  for x in select value from jsonb_array_elements(fresh) loop
    insert into line (entry_id, line_no, account_id, amount)
      select (x->>'id')::uuid, o, a.id, (l->>'amount')::bigint
      from jsonb_array_elements(x->'lines') with ordinality t(l, o) join account a on a.code = l->>'account';
    for r in select l.account_id, a.code, sum(l.amount)::bigint d from line l join account a on a.id = l.account_id
             where l.entry_id = (x->>'id')::uuid and a.guarded group by 1, 2 order by 1 loop
      update balance set amount = amount + r.d where account_id = r.account_id and amount + r.d <= 0;
      if not found then
        raise exception 'account % would be overdrawn', r.code
          using errcode = '23514', constraint = 'account_overdrawn', detail = r.code;
      end if;
    end loop;
  end loop;
end $$;
--> statement-breakpoint
create schema outbox;
--> statement-breakpoint
-- A job exists exactly when its cause commits. What nobody waits for runs one at a time, whatever else is to do. The queue's own tables stay closed to the application.
create function outbox.enqueue(p_name text, p_payload json, p_job_key text default null, p_priority int default 0) returns void
language plpgsql security definer set search_path = pg_temp as $$
begin
  perform graphile_worker.add_job(p_name, payload := p_payload, job_key := p_job_key, max_attempts := 25, priority := p_priority,
    queue_name := case when p_priority > 0 then 'slow' end);
end $$;
--> statement-breakpoint
revoke all on function books.post(jsonb), books.open_account(text), outbox.enqueue(text, json, text, int) from public;
--> statement-breakpoint
grant usage on schema public, books, outbox to mall_app;
--> statement-breakpoint
grant execute on function books.post(jsonb), books.open_account(text), outbox.enqueue(text, json, text, int) to mall_app;
--> statement-breakpoint
grant select on all tables in schema books to mall_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to mall_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to mall_app;
--> statement-breakpoint
revoke update, delete on public.audit_log, public.lot_uses, public.inventory_movements, public.consents from mall_app;
--> statement-breakpoint
-- Names are sorted for people, 가나다 first; codes and keys keep the fast byte order.
create collation korean (provider = icu, locale = 'ko-u-kn-true');
--> statement-breakpoint
create index stores_by_korean_name on public.stores (name collate korean, id) where state = 'open';
--> statement-breakpoint
create index markets_by_korean_name on public.markets (name collate korean, id);
