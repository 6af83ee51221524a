import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CategoryNode, listCategories, saveCategory } from '#app/catalog/index.server.ts';
import type { Ctx, System } from '#app/core/ctx.ts';
import { browse } from '#app/search/embedded/browse.server.ts';
import { recount } from '#app/search/embedded/recount.server.ts';
import type { ListAsked } from '#app/search/engine.ts';
import { FACET_NAMES, FACETS, type FacetChoice, facetValue } from '#app/search/facet-bits.ts';
import { LIST_SORTS, PRICE_ENDS } from '#app/search/index.ts';
import { type Database, openDatabase } from '#db/client.server.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

type Row = {
  id: string;
  cat: string;
  path: string[];
  bits: number;
  price: number;
  recommended: number;
  sold: number;
  rating: number;
  ms: number;
};

let owner: Database;
let ctx: Ctx<System>;
let nodes: { node: CategoryNode; path: string[] }[];
let rows: Row[];

const ROWS = 1500;
const EDGES = PRICE_ENDS.flatMap((end) => [end - 1, end, end + 1]);
const aPrice = fc.oneof(fc.constantFrom(0, ...EDGES), fc.integer({ min: 0, max: 200_000 }));
const upTo = (max: number) => fc.integer({ min: 0, max });

const walk = (
  tree: readonly CategoryNode[],
  above: string[] = [],
): { node: CategoryNode; path: string[] }[] =>
  tree.flatMap((node) => {
    const path = [...above, node.id];
    return [{ node, path }, ...walk(node.children, path)];
  });

/** Some facets have few values, some many; whatever the bits may hold. */
const someBits = fc
  .tuple(...FACET_NAMES.map((name) => upTo(Math.min(3, 2 ** FACETS[name].width - 1))))
  .map((values) =>
    values.reduce((bits, value, at) => bits | (value << FACETS[FACET_NAMES[at] ?? 'kind'].shift), 0),
  );

beforeAll(async () => {
  owner = openDatabase({ url: await freshDatabaseUrl(), pool: 4, role: 'owner' });
  ctx = { actor: { kind: 'system' }, now: new Date('2026-11-23T03:00:00Z'), db: owner.db, requestId: '' };
  const places = [
    ['top', null],
    ['many', 'top'],
    ['many-a', 'many'],
    ['many-b', 'many'],
    ['few', 'top'],
    ['none', 'top'],
  ] as const;
  for (const [slug, parentSlug] of places)
    await saveCategory(ctx, { slug, parentSlug, name: slug, emblem: '🍎', position: 1, noticeType: 'other' });
  nodes = walk((await listCategories(ctx)).filter(({ slug }) => slug === 'top'));
  const shares = { top: 2, many: 3, 'many-a': 40, 'many-b': 10, few: 1, none: 0 } as Record<string, number>;
  const crowd = nodes.flatMap((place) => Array.from({ length: shares[place.node.slug] ?? 0 }, () => place));
  const aRow = fc.record({
    place: fc.constantFrom(...crowd),
    bits: someBits,
    price: aPrice,
    recommended: upTo(50),
    sold: upTo(5),
    rating: upTo(3),
    ms: upTo(40),
  });
  rows = fc.sample(aRow, { numRuns: ROWS, seed: 7 }).map(({ place, bits, price, ...rest }) => {
    const bucket = PRICE_ENDS.filter((end) => price >= end).length;
    const { shift, width } = FACETS.price;
    const priced = (bits & ~((2 ** width - 1) << shift)) | (bucket << shift);
    return { id: randomUUID(), cat: place.node.id, path: place.path, bits: priced, price, ...rest };
  });
  await owner.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      insert into search_products (product_id, category_id, path, revision, facet_bits, price, recommended, sold_count,
        rating_score, listed_ms, name, aliases, around, letters, initials)
      select id, cat, array(select x::uuid from json_array_elements_text(path) x), 1, bits, price, recommended, sold,
        rating, ms, '', '', '', '', ''
      from json_to_recordset(${JSON.stringify(rows)}::json) as d(id uuid, cat uuid, path json, bits int, price int,
        recommended int, sold int, rating int, ms bigint)`);
  });
  await recount(ctx);
  await owner.db.execute(sql.raw('analyze search_products'));
});
afterAll(() => owner.close());

const KEYS: Record<ListAsked['sort'], [key: keyof Row, sign: 1 | -1]> = {
  recommended: ['recommended', -1],
  best_selling: ['sold', -1],
  newest: ['ms', -1],
  price_low: ['price', 1],
  price_high: ['price', -1],
  rating: ['rating', -1],
};

function counted(
  nodeId: string,
  { facets, price, sort }: Pick<ListAsked, 'facets' | 'price' | 'sort'>,
): string[] {
  const [key, sign] = KEYS[sort];
  return rows
    .filter((row) => row.path.includes(nodeId))
    .filter((row) => row.price >= (price.from ?? 0) && row.price <= (price.to ?? Number.POSITIVE_INFINITY))
    .filter((row) => FACET_NAMES.every((name) => facets[name]?.includes(facetValue(row.bits, name)) ?? true))
    .sort((a, b) => sign * (Number(a[key]) - Number(b[key]) || (a.id < b.id ? -1 : 1)))
    .map(({ id }) => id);
}

test('a category lists and counts what one who looks at every product would, page after page', async () => {
  const someFacets = fc
    .record(
      Object.fromEntries(
        FACET_NAMES.map((name) => [name, fc.array(upTo(3), { minLength: 1, maxLength: 3 })]),
      ),
      { requiredKeys: [] },
    )
    .map((all) => Object.fromEntries(Object.entries(all).slice(0, 2)) as FacetChoice);
  const anAsking = fc.record({
    at: fc.nat({ max: nodes.length - 1 }),
    facets: fc.oneof(fc.constant({}), someFacets),
    ends: fc.tuple(fc.option(aPrice), fc.option(aPrice)),
    sort: fc.constantFrom(...LIST_SORTS),
    limit: fc.integer({ min: 1, max: 400 }),
  });
  await fc.assert(
    fc.asyncProperty(anAsking, async ({ at, facets, ends, sort, limit }) => {
      const { node } = nodes[at] ?? {};
      if (!node) throw new Error('no category');
      const [from, to] = ends;
      const price = from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
      const expected = counted(node.id, { facets, price, sort });
      const seen: string[] = [];
      let cursor: string | null = null;
      let pages = 0;
      do {
        const answer = await browse(ctx, node, { facets, price, sort, cursor, limit });
        expect(answer.total).toBe(expected.length);
        seen.push(...answer.ids);
        cursor = answer.next;
        pages += 1;
      } while (cursor !== null && pages < 8);
      expect(seen).toEqual(expected.slice(0, cursor === null ? undefined : seen.length));
    }),
    { numRuns: 120, seed: 20261130 },
  );
}, 120_000);
