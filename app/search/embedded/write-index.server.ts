import { inArray, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { searchProducts } from '#db/schema/search.ts';
import { termsOf } from '../korean/index-text.ts';
import { initialsOf, lettersOf } from '../korean/letters.ts';
import { readRows, type SearchRow } from './rows.server.ts';

/** One number for "search indexes this product", beside the product's own. */
const INDEX_LOCK = 7_340;

/**
 * Brings the rows of these products to what the products are now; how many had to change. Whoever comes second for a
 * product waits and reads it again, so late and repeated jobs do no harm. The counts change in the same transaction.
 */
export async function indexProducts(ctx: Ctx, productIds: readonly string[]): Promise<number> {
  const ids = [...new Set(productIds)].sort();
  if (ids.length === 0) return 0;
  return inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`
      select pg_advisory_xact_lock(${INDEX_LOCK}, lock.key)
      from (select distinct hashtext(id) as key from json_array_elements_text(${JSON.stringify(ids)}::json) id order by 1) lock`);
    const old = await tx.db.select().from(searchProducts).where(inArray(searchProducts.productId, ids));
    const rows = await readRows(tx, ids);
    const before = new Map(old.map((row) => [row.productId, row]));
    const changed = rows.filter((row) => !isSame(before.get(row.productId), row));
    const wanted = new Set(rows.map(({ productId }) => productId));
    const gone = old.filter(({ productId }) => !wanted.has(productId));
    await saveRows(tx, changed, gone);
    const replaced = [...gone, ...changed.flatMap(({ productId }) => before.get(productId) ?? [])];
    await countCube(tx, replaced, changed);
    await countTerms(tx, replaced, changed);
    return changed.length + gone.length;
  });
}

const FIELDS = [
  'categoryId',
  'revision',
  'facetBits',
  'price',
  'recommended',
  'soldCount',
  'ratingScore',
  'listedMs',
  'name',
  'aliases',
  'around',
  'letters',
  'initials',
] as const satisfies readonly (keyof SearchRow)[];

const isSame = (a: SearchRow | undefined, b: SearchRow): boolean =>
  a !== undefined && FIELDS.every((field) => a[field] === b[field]) && a.path.join() === b.path.join();

async function saveRows(tx: Ctx, changed: SearchRow[], gone: SearchRow[]): Promise<void> {
  if (gone.length > 0)
    await tx.db.delete(searchProducts).where(
      inArray(
        searchProducts.productId,
        gone.map(({ productId }) => productId),
      ),
    );
  if (changed.length === 0) return;
  const set = Object.fromEntries(
    [...FIELDS, 'path' as const].map((field) => [
      field,
      sql.raw(`excluded.${snake(searchProducts[field].name)}`),
    ]),
  );
  await tx.db
    .insert(searchProducts)
    .values(changed)
    .onConflictDoUpdate({ target: searchProducts.productId, set });
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What the rows add up to, the new counted up and the old counted down; sorted, as every index job locks them. */
function deltas(
  gone: readonly SearchRow[],
  come: readonly SearchRow[],
  keysOf: (row: SearchRow) => readonly string[],
): [string, number][] {
  const sums = new Map<string, number>();
  const count = (rows: readonly SearchRow[], by: number) => {
    for (const row of rows) for (const key of keysOf(row)) sums.set(key, (sums.get(key) ?? 0) + by);
  };
  count(gone, -1);
  count(come, 1);
  return [...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function countCube(tx: Ctx, gone: SearchRow[], come: SearchRow[]): Promise<void> {
  const cells = deltas(gone, come, (row) => row.path.map((id) => `${id} ${row.facetBits}`)).map(
    ([key, n]) => {
      const [c = '', b = ''] = key.split(' ');
      return { c, b: Number(b), n };
    },
  );
  if (cells.length === 0) return;
  const given = sql`json_to_recordset(${JSON.stringify(cells)}::json) as d(c uuid, b int, n int)`;
  await tx.db.execute(sql`
    insert into search_facet_cube (category_id, facet_bits, n) select c, b, n from ${given}
    on conflict (category_id, facet_bits) do update set n = search_facet_cube.n + excluded.n`);
  if (cells.some(({ n }) => n < 0))
    await tx.db.execute(sql`
      delete from search_facet_cube s using ${given} where s.category_id = d.c and s.facet_bits = d.b and s.n = 0`);
}

async function countTerms(tx: Ctx, gone: SearchRow[], come: SearchRow[]): Promise<void> {
  const terms = deltas(gone, come, termsOf).map(([t, n]) => ({
    t,
    n,
    l: lettersOf(t),
    i: lettersOf(initialsOf(t)),
  }));
  if (terms.length === 0) return;
  const given = sql`json_to_recordset(${JSON.stringify(terms)}::json) as d(t text, l text, i text, n int)`;
  await tx.db.execute(sql`
    insert into search_terms (term, letters, initials, n) select t, l, i, n from ${given}
    on conflict (term) do update set n = search_terms.n + excluded.n`);
  if (terms.some(({ n }) => n < 0))
    await tx.db.execute(sql`delete from search_terms s using ${given} where s.term = d.t and s.n = 0`);
}
