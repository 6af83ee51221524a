import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { migrate } from '#scripts/migrate.ts';

const FOLDER = fileURLToPath(new URL('../../../db/migrations', import.meta.url));
/** The first two migrations are what the last release left behind. */
const LANDED = 2;

function landedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ontong-landed-'));
  cpSync(FOLDER, folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, LANDED) }));
  return folder;
}

test('programmes, rewards and store flags of the last release live on in their new words', async () => {
  const { url: server } = inject('postgres');
  const admin = postgres(server, { max: 1 });
  await admin`create database landed_data`;
  await admin.end();
  const url = new URL(server);
  url.pathname = '/landed_data';
  const client = postgres(url.href, { max: 1, onnotice: () => undefined });
  const folder = landedFolder();
  try {
    await runMigrations(drizzle(client), { migrationsFolder: folder });
    await client.unsafe(`
      insert into currencies values ('daejeon', '온통대전');
      insert into cashback_programmes (id, currency, name, funder, scope, rate_bps, personal_monthly_cap, monthly_budget, begins_at) values
        ('00000000-0000-7000-8000-000000000001', 'daejeon', '기본', '시', 'all', 1000, 50000, 7000, '2026-01-01'),
        ('00000000-0000-7000-8000-000000000002', 'daejeon', '시장', '시', 'market', 300, 15000, 700, '2026-01-01');
      insert into users (id, email, email_key, name, created_at) values ('00000000-0000-7000-8000-00000000000a', 'a@b.test', 'a@b.test', '김', now());
      insert into reward_months values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', '2026-11', 990)`);
    const store = (slug: string, flags: string) =>
      client.unsafe(`insert into stores (slug, name, store_type, district, intro, emblem, business_name, representative, business_number,
        mail_order_number, address, phone, email, shipping_fee, jeju_surcharge, island_surcharge, fee_bps, opened_at,
        wallet_payable, wallet_refusal, cashback_eligible, cashback_refusal)
        values ('${slug}', 'x', 'general', '동구', 'x', 'x', 'x', 'x', '${slug}', 'x', 'x', 'x', 'x', 0, 0, 0, 300, '2026-02-01', ${flags})`);
    await store('open', `true, null, true, null`);
    await store('no-cashback', `true, null, false, '매출 초과'`);
    await store('closed', `false, '미등록', false, '미등록'`);

    await client.unsafe(`
      insert into categories (id, slug, name, emblem, position, notice_type) values
        ('00000000-0000-7000-8000-0000000000c1', 'food', '먹거리', 'x', 0, 'other');
      insert into products (id, store_id, seller_code, kind, top_category_id, category_id, name, summary, description, origin, tax_type,
        state, notice, terms, price, list_price, created_at, updated_at)
        select ('00000000-0000-7000-8000-0000000000d' || n)::uuid, s.id, 'p' || n, 'goods', c.id, c.id, 'x', 'x', 'x', 'x', 'taxable',
          case n when 1 then 'on_sale' when 2 then 'paused' else 'ended' end, '{}', '{}', 9000, 12000, '2026-03-01', '2026-03-01'
        from generate_series(1, 3) n, stores s, categories c where s.slug = 'open';
      insert into inventory_units (id, on_hand) select id, 1 from products;
      insert into variants (product_id, unit_id, sku, option_name, price, list_price, position)
        select id, id, 'a', '', 9000, 12000, 0 from products`);

    await migrate({ url: url.href });

    const goods = await client`
      select p.state, p.mid_category_id = p.category_id as mid, p.list_price, v.list_price as shown, v.claimed_list_price as claimed,
        (select array_agg(h.price) from price_history h where h.variant_id = v.id and h.at > now() - interval '1 hour') as history
      from products p join variants v on v.product_id = p.id order by p.id`;
    const unsupported = { mid: true, list_price: '9000', shown: '9000', claimed: '12000' };
    expect([...goods]).toEqual([
      { ...unsupported, state: 'on_sale', history: ['9000'] },
      { ...unsupported, state: 'stopped', history: null },
      { ...unsupported, state: 'stopped', history: null },
    ]);

    const programmes = await client`
      select name, tiers, store_scope->'storeTypes' as types, base_buckets, funder_kind, at_budget_end, payout, monthly_budget
      from cashback_programmes order by id`;
    const kept = {
      base_buckets: ['charged'],
      funder_kind: 'city',
      at_budget_end: 'partial',
      payout: 'confirmed',
    };
    expect([...programmes]).toEqual([
      { ...kept, name: '기본', tiers: [{ upTo: null, rateBps: 1000 }], types: null, monthly_budget: '7000' },
      {
        ...kept,
        name: '시장',
        tiers: [{ upTo: null, rateBps: 300 }],
        types: ['market'],
        monthly_budget: '700',
      },
    ]);
    expect([...(await client`select promised, base from reward_months`)]).toEqual([
      { promised: '990', base: '0' },
    ]);
    const terms = await client`
      select s.slug, t.what, t.allowed, t.reason from store_currency_terms t join stores s on s.id = t.store_id
      where t.currency = 'daejeon' and t.begins_at = s.opened_at and t.ends_at is null order by 1, 2 desc`;
    expect(terms.map((t) => [t.slug, t.what, t.allowed, t.reason])).toEqual([
      ['closed', 'payable', false, '미등록'],
      ['closed', 'cashback', true, null],
      ['no-cashback', 'payable', true, null],
      ['no-cashback', 'cashback', false, '매출 초과'],
      ['open', 'payable', true, null],
      ['open', 'cashback', true, null],
    ]);
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
