import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Page, toPage } from '#app/core/paging.ts';
import { PLANNED_ANEW } from '#db/client.server.ts';
import { type CategoryCount, EXACT_UP_TO, type ListAnswer, type ListAsked, type Wanted } from '../engine.ts';
import { chosenFacets, countFacets, type FacetChoice, facetValue } from '../facet-bits.ts';
import { pathTo, subtreeOf, type TreeNode } from '../tree.ts';
import { initialsMatch, lettersMatch } from './match.server.ts';
import { afterCursor, all, filters, inOrder, sortKeyOf } from './sorted.server.ts';

/** Products that match a text, filtered, sorted and counted: exactly up to ten thousand, beyond that "and more". */
export async function findInRows(
  ctx: Ctx,
  wanted: Wanted,
  asked: ListAsked,
  tree: readonly TreeNode[],
): Promise<ListAnswer & { matched: boolean }> {
  const match = wanted.by === 'initials' ? initialsMatch(wanted.words) : lettersMatch(wanted.words);
  const [node] = asked.categoryId ? pathTo(tree, ({ id }) => id === asked.categoryId).slice(-1) : [];
  const inside = node ? new Set(subtreeOf(node).map(({ id }) => id)) : null;
  const where = filters(asked.facets, asked.price);
  if (inside) where.push(sql`s.category_id in (${ids(inside)})`);
  const hits = await readHits(ctx, match, where, asked);
  const broad = hits.found > EXACT_UP_TO;
  const here = inside ? hits.groups.filter(({ categoryId }) => inside.has(categoryId)) : hits.groups;
  const { counts, total } = countFacets(here, asked.facets);
  const counted = broad && where.length > 0 ? await countUpTo(ctx, [...match.conditions, ...where]) : total;
  const page = broad ? await readBroadPage(ctx, [...match.conditions, ...where], asked) : hits.page;
  return {
    ids: page.rows.map(({ id }) => id),
    total: Math.min(counted, EXACT_UP_TO),
    totalIsExact: counted <= EXACT_UP_TO,
    facets: counts,
    categories: countCategories(hits.groups, node ? (node.children ?? []) : tree, asked.facets),
    next: page.next,
    matched: hits.found > 0,
  };
}

const ids = (of: Iterable<string>): SQL =>
  sql.join(
    [...of].map((id) => sql`${id}::uuid`),
    sql`, `,
  );

type Group = { categoryId: string; bits: number; n: number };
type Keyed = { id: string; key: number };
type Hits = { found: number; groups: Group[]; page: Page<Keyed> };

/** Up to ten thousand hits and one, read once: what they are counted by, and the first of them. */
async function readHits(
  ctx: Ctx,
  match: { conditions: SQL[]; score: SQL },
  where: readonly SQL[],
  asked: ListAsked,
): Promise<Hits> {
  const key = asked.sort === 'recommended' ? { column: sql`s.fit`, descending: true } : sortKeyOf(asked.sort);
  const continues = afterCursor(key, asked.cursor);
  const order = inOrder(key.column, key.descending);
  const [row] = await ctx.db.execute<{ found: string; cells: string | null; page: string | null }>(sql`
    ${PLANNED_ANEW} with hits as materialized (
      select s.product_id, s.category_id, s.facet_bits, s.price, s.sold_count, s.listed_ms, s.rating_score,
        ${match.score} as fit
      from search_products s where ${all(match.conditions)} limit ${EXACT_UP_TO + 1}
    )
    select (select count(*) from hits) as found,
      (select string_agg(category_id || ' ' || facet_bits || ' ' || n, ',') from (
        select s.category_id, s.facet_bits, count(*) as n from hits s where ${all(filters({}, asked.price))} group by 1, 2
      ) cell) as cells,
      (select string_agg(product_id || ' ' || key, ',' order by place) from (
        select s.product_id, ${key.column} as key, row_number() over (order by ${order}) as place from hits s
        where ${all(continues ? [...where, continues] : where)} order by place limit ${asked.limit + 1}
      ) shown) as page`);
  const rows = parts(row?.page).map(([id = '', at = '']) => ({ id, key: Number(at) }));
  return {
    found: Number(row?.found ?? 0),
    groups: parts(row?.cells).map(([categoryId = '', bits = '', n = '']) => ({
      categoryId,
      bits: Number(bits),
      n: Number(n),
    })),
    page: toPage(rows, asked.limit, ({ id, key: at }) => [at, id]),
  };
}

const parts = (text: string | null | undefined): string[][] =>
  (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((cell) => cell.split(' '));

async function countUpTo(ctx: Ctx, where: readonly SQL[]): Promise<number> {
  const [row] = await ctx.db.execute<{ n: string }>(sql`
    ${PLANNED_ANEW} select count(*) as n from (select from search_products s where ${all(where)} limit ${EXACT_UP_TO + 1}) found`);
  return Number(row?.n ?? 0);
}

/**
 * Of very many hits the fit of each is not weighed: those that match are read in the order of what is recommended,
 * until the page is full.
 */
async function readBroadPage(ctx: Ctx, where: readonly SQL[], asked: ListAsked): Promise<Page<Keyed>> {
  const key = sortKeyOf(asked.sort);
  const continues = afterCursor(key, asked.cursor);
  const rows = await ctx.db.execute<{ id: string; key: string }>(sql`
    ${PLANNED_ANEW} select s.product_id as id, (${key.column})::text as key from search_products s
    where ${all(continues ? [...where, continues] : where)}
    order by ${inOrder(key.column, key.descending)} limit ${asked.limit + 1}`);
  return toPage(
    rows.map(({ id, key: at }) => ({ id, key: Number(at) })),
    asked.limit,
    ({ id, key: at }) => [at, id],
  );
}

function countCategories(
  groups: readonly Group[],
  nodes: readonly TreeNode[],
  facets: FacetChoice,
): CategoryCount[] {
  const chosen = chosenFacets(facets);
  const fitting = groups.filter(({ bits }) =>
    chosen.every(([name, values]) => values.includes(facetValue(bits, name))),
  );
  return nodes.map((node) => {
    const inside = new Set(subtreeOf(node).map(({ id }) => id));
    const n = fitting.reduce((sum, group) => sum + (inside.has(group.categoryId) ? group.n : 0), 0);
    return { categoryId: node.id, n };
  });
}
