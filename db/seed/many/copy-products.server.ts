import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.server.ts';

/** What a copy's seller code carries between the original's and the copy's number. */
const MARK = '~';
/** Originals copied by one statement stay in the thousands: small enough to see it move, large enough to be fast. */
const ROWS_AT_ONCE = 20_000;
const FOREVER_MS = 24 * 3_600_000;

/** A new id that follows from the old one and the copy's number and stands in time order after those before. */
const copyOf = (id: string): SQL =>
  sql.raw(
    `(lpad(to_hex(('x' || left(replace(${id}::text, '-', ''), 12))::bit(48)::bigint + n.n * 1000), 12, '0') || '7' || substr(md5(${id}::text || n.n), 1, 3) || 'b' || substr(md5(${id}::text || n.n), 4, 15))::uuid`,
  );

type Changes = Record<string, SQL>;

/** `insert into table select every column, those named changed`, so that new columns are copied without a word here. */
async function copyRows(db: Db, table: string, from: SQL, changes: Changes): Promise<void> {
  const rows = await db.execute<{ name: string }>(sql`
    select a.attname as name from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum`);
  const columns = rows.map(({ name }) => name);
  const values = columns.map((name) => changes[name] ?? sql.raw(`o.${name}`));
  await db.execute(
    sql`insert into ${sql.identifier(table)} (${sql.join(
      columns.map((name) => sql.identifier(name)),
      sql`, `,
    )}) select ${sql.join(values, sql`, `)} ${from}`,
  );
}

/** Makes copies `first` to `last` of every original product with its options, stock, pictures and prices. */
async function copyRound(db: Db, first: number, last: number): Promise<void> {
  const numbers = sql`generate_series(${first}::int, ${last}::int) as n(n)`;
  const isOriginal = sql`position(${MARK} in p.seller_code) = 0`;
  const ofOriginals = (table: string, link: string) =>
    sql`from (select t.* from ${sql.identifier(table)} t join products p on ${isOriginal} and p.id = ${sql.raw(link)}) o cross join ${numbers}`;
  const ofVariants = (table: string, column: string) =>
    sql`from (select t.* from ${sql.identifier(table)} t join variants v on t.${sql.identifier(column)} = ${sql.raw(column === 'variant_id' ? 'v.id' : 'v.unit_id')} join products p on ${isOriginal} and p.id = v.product_id) o cross join ${numbers}`;
  await copyRows(
    db,
    'products',
    sql`from (select p.* from products p where ${isOriginal}) o cross join ${numbers}`,
    {
      id: copyOf('o.id'),
      seller_code: sql`o.seller_code || ${MARK} || n.n`,
      name: sql`o.name || ' ' || n.n || '호'`,
      created_at: sql`o.created_at + n.n * interval '1 second'`,
    },
  );
  // On hand and its opening movement agree, so that the books of the stock stay right.
  await copyRows(
    db,
    'inventory_units',
    sql`from (select u.id, u.on_hand, 0 as held from inventory_units u join variants v on v.unit_id = u.id join products p on ${isOriginal} and p.id = v.product_id) o cross join ${numbers}`,
    { id: copyOf('o.id') },
  );
  await copyRows(db, 'inventory_movements', sql`${openings(isOriginal)} cross join ${numbers}`, {
    id: copyOf('o.id'),
    unit_id: copyOf('o.unit_id'),
  });
  await copyRows(db, 'variants', ofOriginals('variants', 't.product_id'), {
    id: copyOf('o.id'),
    product_id: copyOf('o.product_id'),
    unit_id: copyOf('o.unit_id'),
  });
  await copyRows(db, 'bundle_parts', ofVariants('bundle_parts', 'variant_id'), {
    variant_id: copyOf('o.variant_id'),
    unit_id: copyOf('o.unit_id'),
  });
  await copyRows(db, 'product_images', ofOriginals('product_images', 't.product_id'), {
    product_id: copyOf('o.product_id'),
  });
  await copyRows(db, 'price_history', ofVariants('price_history', 'variant_id'), {
    id: copyOf('o.id'),
    variant_id: copyOf('o.variant_id'),
  });
}

/** One opening for each unit, of what the copy has on hand. */
const openings = (isOriginal: SQL): SQL => sql`
  from (
    select u.id, u.id as unit_id, 'opening' as movement, u.on_hand as quantity, 'copy' as cause, m.at
    from inventory_units u
    join variants v on v.unit_id = u.id
    join products p on ${isOriginal} and p.id = v.product_id
    join lateral (select at from inventory_movements where unit_id = u.id order by at limit 1) m on true
    where u.on_hand > 0
  ) o`;

/**
 * Fills the catalogue up to `wanted` products with copies of those sellers imported: for measuring, never for selling.
 * Cut off and run again it goes on where it was.
 */
export async function copyProducts(db: Db, wanted: number, say: (line: string) => void): Promise<void> {
  await db.execute(sql`select set_config('statement_timeout', ${String(FOREVER_MS)}, false)`);
  const [counted] = await db.execute<{ originals: string; copies: string }>(sql`
    select count(*) filter (where position(${MARK} in seller_code) = 0) as originals,
           coalesce(max(split_part(seller_code, ${MARK}, 2)::int) filter (where position(${MARK} in seller_code) > 0), 0) as copies
    from products`);
  const originals = Number(counted?.originals ?? 0);
  if (originals === 0) throw new Error('there is no product to copy: seed the demo first');
  const rounds = Math.floor(wanted / originals) - 1;
  const step = Math.max(1, Math.floor(ROWS_AT_ONCE / originals));
  for (let first = Number(counted?.copies ?? 0) + 1; first <= rounds; first += step) {
    const last = Math.min(first + step - 1, rounds);
    await db.transaction((tx) => copyRound(tx as unknown as Db, first, last));
    say(`상품 ${((last + 1) * originals).toLocaleString('ko-KR')}개`);
  }
  await db.execute(sql`vacuum (analyze)`);
}
