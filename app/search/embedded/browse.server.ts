import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Page, toPage } from '#app/core/paging.ts';
import { PLANNED_ANEW } from '#db/client.server.ts';
import type { ListAnswer, ListAsked } from '../engine.ts';
import { countFacets, facetValue } from '../facet-bits.ts';
import { bucketsWithin } from '../price-buckets.ts';
import { subtreeOf, type TreeNode } from '../tree.ts';
import { type Cell, countByCategory, fittingByCategory, fittingCells, readCube } from './cube.server.ts';
import { afterCursor, all, filters, inOrder, sortKeyOf } from './sorted.server.ts';

/** So few products of a category are fetched by their bits and sorted; more are read in order until the page is full. */
const FEW = 500;

/** Products of a category and all below it, filtered, sorted and counted; exact at any number of products. */
export async function browse(ctx: Ctx, category: TreeNode, asked: ListAsked): Promise<ListAnswer> {
  const children = category.children ?? [];
  const childIds = children.map(({ id }) => id);
  const [cells, counted, page] = await Promise.all([
    readCube(ctx, category.id),
    countByCategory(ctx, childIds, asked.facets),
    readPage(ctx, category, asked),
  ]);
  const { counts, total } = countFacets(cells, asked.facets);
  return {
    ids: page.rows.map(({ id }) => id),
    total: isPriced(asked) ? await countPriced(ctx, category, asked, cells) : total,
    totalIsExact: true,
    facets: counts,
    categories: childIds.map((categoryId) => ({ categoryId, n: counted.get(categoryId) ?? 0 })),
    next: page.next,
  };
}

const isPriced = ({ price }: ListAsked): boolean => price.from !== null || price.to !== null;

type Keyed = { id: string; key: string };

/**
 * One scan for each category, merged: any depth of tree, and only as many rows read as the page needs. Where a filter
 * leaves few or none the cube says so: read in order, a category without any would be read to its end.
 */
async function readPage(ctx: Ctx, category: TreeNode, asked: ListAsked): Promise<Page<Keyed>> {
  const key = sortKeyOf(asked.sort);
  const order = inOrder(key.column, key.descending);
  const continues = afterCursor(key, asked.cursor);
  const ids = subtreeOf(category).map(({ id }) => id);
  const where = filters(asked.facets, asked.price);
  const fitting = where.length > 0 ? await fittingByCategory(ctx, ids, asked.facets, asked.price, FEW) : null;
  if (continues) where.push(continues);
  const arms = ids.flatMap((id): SQL[] => {
    const here = fitting?.get(id);
    if (fitting && !here) return [];
    const rows = sql`select s.product_id, ${key.column} as key from search_products s where s.category_id = ${id}::uuid and ${all(where)}`;
    if (!here?.bits) return [sql`(${rows} order by ${order})`];
    return [sql`(${rows} and s.facet_bits = any(${`{${here.bits.join(',')}}`}::int[]))`];
  });
  if (arms.length === 0) return { rows: [], next: null };
  const rows = await ctx.db.execute<Keyed>(sql`
    ${PLANNED_ANEW} select s.product_id as id, s.key::text as key from (${sql.join(arms, sql` union all `)}) s
    order by ${inOrder(sql`s.key`, key.descending)} limit ${asked.limit + 1}`);
  return toPage([...rows], asked.limit, (row) => [Number(row.key), row.id]);
}

/** Whole price buckets are counted already; rows are counted only in those the range cuts. */
async function countPriced(
  ctx: Ctx,
  category: TreeNode,
  asked: ListAsked,
  cells: readonly Cell[],
): Promise<number> {
  const { whole, cut } = bucketsWithin(asked.price);
  const fitting = fittingCells(cells, asked.facets);
  const sumIn = (buckets: readonly number[]): number =>
    fitting.reduce((sum, { bits, n }) => sum + (buckets.includes(facetValue(bits, 'price')) ? n : 0), 0);
  const counted = sumIn(whole);
  const pieces = cut.filter(({ bucket }) => sumIn([bucket]) > 0);
  if (pieces.length === 0) return counted;
  const ids = subtreeOf(category).map(({ id }) => sql`${id}::uuid`);
  const arms = pieces.map(
    (piece) => sql`
      select count(*) as n from search_products s
      where s.category_id in (${sql.join(ids, sql`, `)}) and ${all(filters(asked.facets, piece))}`,
  );
  const [row] = await ctx.db.execute<{ n: string }>(
    sql`${PLANNED_ANEW} select sum(n) as n from (${sql.join(arms, sql` union all `)}) piece`,
  );
  return counted + Number(row?.n ?? 0);
}
