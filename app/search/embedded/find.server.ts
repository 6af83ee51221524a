import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { toPage } from '#app/core/paging.ts';
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
  const priced = filters({}, asked.price);
  const groups = await countGroups(ctx, [...match.conditions, ...priced]);
  const found = groups.reduce((sum, { n }) => sum + n, 0);
  const broad = found > EXACT_UP_TO;
  const [node] = asked.categoryId ? pathTo(tree, ({ id }) => id === asked.categoryId).slice(-1) : [];
  const inside = node ? new Set(subtreeOf(node).map(({ id }) => id)) : null;
  const here = inside ? groups.filter(({ categoryId }) => inside.has(categoryId)) : groups;
  const { counts, total } = countFacets(here, asked.facets);
  const where = [...match.conditions, ...filters(asked.facets, asked.price)];
  if (inside)
    where.push(
      sql`s.category_id in (${sql.join(
        [...inside].map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`,
    );
  const narrowed = broad && (inside !== null || chosenFacets(asked.facets).length > 0);
  const counted = narrowed ? await countUpTo(ctx, where) : total;
  const page =
    counted === 0 ? { rows: [], next: null } : await readPage(ctx, where, match.score, asked, broad);
  return {
    ids: page.rows.map(({ id }) => id),
    total: Math.min(counted, EXACT_UP_TO),
    totalIsExact: counted <= EXACT_UP_TO && !(broad && !narrowed),
    facets: counts,
    categories: countCategories(groups, node ? (node.children ?? []) : tree, asked.facets),
    next: page.next,
    matched: found > 0 || (priced.length > 0 && (await countUpTo(ctx, match.conditions)) > 0),
  };
}

type Group = { categoryId: string; bits: number; n: number };

async function countGroups(ctx: Ctx, where: SQL[]): Promise<Group[]> {
  const [row] = await ctx.db.execute<{ cells: string | null }>(sql`
    select string_agg(category_id || ' ' || facet_bits || ' ' || n, ',') as cells from (
      select category_id, facet_bits, count(*) as n from (
        select s.category_id, s.facet_bits from search_products s where ${all(where)} limit ${EXACT_UP_TO + 1}
      ) found group by 1, 2) grouped`);
  return (row?.cells ?? '')
    .split(',')
    .filter(Boolean)
    .map((cell) => {
      const [categoryId = '', bits = '', n = ''] = cell.split(' ');
      return { categoryId, bits: Number(bits), n: Number(n) };
    });
}

async function countUpTo(ctx: Ctx, where: SQL[]): Promise<number> {
  const [row] = await ctx.db.execute<{ n: string }>(sql`
    select count(*) as n from (select from search_products s where ${all(where)} limit ${EXACT_UP_TO + 1}) found`);
  return Number(row?.n ?? 0);
}

/**
 * Of very many hits the fit of each is not weighed: those that match are read in the order of what is recommended,
 * until the page is full.
 */
async function readPage(ctx: Ctx, where: SQL[], score: SQL, asked: ListAsked, broad: boolean) {
  const byFit = asked.sort === 'recommended' && !broad;
  const { column, descending } = byFit ? { column: sql`s.fit`, descending: true } : sortKeyOf(asked.sort);
  const continues = afterCursor({ column, descending }, asked.cursor);
  const from = byFit
    ? sql`(select s.product_id, ${score} as fit from search_products s where ${all(where)}) s`
    : sql`search_products s`;
  const conditions = [...(byFit ? [] : where), ...(continues ? [continues] : [])];
  const rows = await ctx.db.execute<{ id: string; key: string }>(sql`
    select s.product_id as id, (${column})::text as key from ${from} where ${all(conditions)}
    order by ${inOrder(column, descending)} limit ${asked.limit + 1}`);
  return toPage([...rows], asked.limit, (row) => [Number(row.key), row.id]);
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
