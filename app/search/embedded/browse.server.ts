import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { toPage } from '#app/core/paging.ts';
import type { CategoryCount, ListAnswer, ListAsked } from '../engine.ts';
import { countFacets, type FacetChoice } from '../facet-bits.ts';
import { subtreeOf, type TreeNode } from '../tree.ts';
import { afterCursor, all, filters, inOrder, sortKeyOf } from './sorted.server.ts';

/** So few hits are fetched as they are and sorted; more are read in order until the page is full. */
const FEW = 2_000;

/** Products of a category and all below it, filtered, sorted and counted; exact at any number of products. */
export async function browse(ctx: Ctx, category: TreeNode, asked: ListAsked): Promise<ListAnswer> {
  const [groups, categories] = await Promise.all([
    readCube(ctx, category.id),
    countChildren(ctx, category, asked.facets),
  ]);
  const { counts, total } = countFacets(groups, asked.facets);
  const priced = asked.price.from !== null || asked.price.to !== null;
  const page = total === 0 ? { rows: [], next: null } : await readPage(ctx, category, asked, total);
  return {
    ids: page.rows.map(({ id }) => id),
    total: priced ? await countPriced(ctx, category, asked) : total,
    totalIsExact: true,
    facets: counts,
    categories,
    next: page.next,
  };
}

type Group = { bits: number; n: number };

/** As one text: thousands of small rows would cost more to carry than to read. */
async function readCube(ctx: Ctx, categoryId: string): Promise<Group[]> {
  const [row] = await ctx.db.execute<{ cells: string | null }>(
    sql`select string_agg(facet_bits || ' ' || n, ',') as cells from search_facet_cube where category_id = ${categoryId}::uuid`,
  );
  return (row?.cells ?? '')
    .split(',')
    .filter(Boolean)
    .map((cell) => {
      const [bits = '', n = ''] = cell.split(' ');
      return { bits: Number(bits), n: Number(n) };
    });
}

async function countChildren(
  ctx: Ctx,
  { children }: TreeNode,
  facets: FacetChoice,
): Promise<CategoryCount[]> {
  if (!children || children.length === 0) return [];
  const ids = children.map(({ id }) => sql`${id}::uuid`);
  const rows = await ctx.db.execute<{ id: string; n: string }>(sql`
    select s.category_id as id, sum(s.n) as n from search_facet_cube s
    where s.category_id in (${sql.join(ids, sql`, `)}) and ${all(filters(facets, { from: null, to: null }))}
    group by 1`);
  const counted = new Map(rows.map(({ id, n }) => [id, Number(n)]));
  return children.map(({ id }) => ({ categoryId: id, n: counted.get(id) ?? 0 }));
}

type Keyed = { id: string; key: string };

/** One ordered scan for each leaf, merged: any depth of tree, and only as many rows read as the page needs. */
async function readPage(ctx: Ctx, category: TreeNode, asked: ListAsked, total: number) {
  const key = sortKeyOf(asked.sort);
  const where = filters(asked.facets, asked.price);
  const continues = afterCursor(key, asked.cursor);
  if (continues) where.push(continues);
  const order = inOrder(key.column, key.descending);
  const ids = subtreeOf(category).map(({ id }) => id);
  const select = sql`select s.product_id, ${key.column} as key from search_products s`;
  const arms: SQL[] =
    total <= FEW
      ? [
          // The cheap way for few hits starts from the bits; `+ 0` keeps the planner off the sort's own index.
          sql`(${select} where s.category_id in (${sql.join(
            ids.map((id) => sql`${id}::uuid`),
            sql`, `,
          )}) and ${all(where)})`,
        ]
      : ids.map(
          (id) => sql`(${select} where s.category_id = ${id}::uuid and ${all(where)} order by ${order})`,
        );
  const rows = await ctx.db.execute<Keyed>(sql`
    select s.product_id as id, s.key::text as key from (${sql.join(arms, sql` union all `)}) s
    order by ${inOrder(sql`s.key`, key.descending)} limit ${asked.limit + 1}`);
  return toPage([...rows], asked.limit, (row) => [Number(row.key), row.id]);
}

async function countPriced(ctx: Ctx, category: TreeNode, asked: ListAsked): Promise<number> {
  const ids = subtreeOf(category).map(({ id }) => sql`${id}::uuid`);
  const [row] = await ctx.db.execute<{ n: string }>(sql`
    select count(*) as n from search_products s
    where s.category_id in (${sql.join(ids, sql`, `)}) and ${all(filters(asked.facets, asked.price))}`);
  return Number(row?.n ?? 0);
}
