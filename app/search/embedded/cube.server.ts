import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { PLANNED_ANEW } from '#db/client.server.ts';
import type { PriceRange } from '../engine.ts';
import { chosenFacets, type FacetChoice, facetValue } from '../facet-bits.ts';
import { bucketsWithin } from '../price-buckets.ts';
import { all, filters } from './sorted.server.ts';

/** How many products of a category and all below it have the same facets. */
export type Cell = { bits: number; n: number };

const NO_PRICE: PriceRange = { from: null, to: null };

/** As one text: thousands of small rows would cost more to carry than to read. */
export async function readCube(ctx: Ctx, categoryId: string): Promise<Cell[]> {
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

/** Products by facets alone, by category; categories without any are left out. */
export async function countByCategory(
  ctx: Ctx,
  ids: readonly string[],
  facets: FacetChoice,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.execute<{ id: string; n: string }>(sql`
    ${PLANNED_ANEW} select s.category_id as id, sum(s.n) as n from search_facet_cube s
    where s.category_id in (${list(ids)}) and ${all(filters(facets, NO_PRICE))} group by 1`);
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/** Of one category: by which bits those that may fit are found, when they are few. */
export type Fitting = { bits: readonly number[] | null };

/**
 * Where products that fit may lie, by category; categories without any are left out. A price range counts by whole
 * buckets, and a category counts with all below it, so there may be less, never more.
 */
export async function fittingByCategory(
  ctx: Ctx,
  ids: readonly string[],
  facets: FacetChoice,
  price: PriceRange,
  few: number,
): Promise<Map<string, Fitting>> {
  const where = filters(withBuckets(facets, price), NO_PRICE);
  const rows = await ctx.db.execute<{ id: string; bits: string | null }>(sql`
    ${PLANNED_ANEW} select s.category_id as id,
      case when sum(s.n) <= ${few} then string_agg(s.facet_bits::text, ',') end as bits
    from search_facet_cube s where s.category_id in (${list(ids)}) and ${all(where)} group by 1`);
  return new Map(rows.map(({ id, bits }) => [id, { bits: bits?.split(',').map(Number) ?? null }]));
}

/** The cells that fit a choice. */
export function fittingCells(cells: readonly Cell[], facets: FacetChoice): Cell[] {
  const chosen = chosenFacets(facets).map(([name, values]) => [name, new Set(values)] as const);
  return cells.filter(({ bits }) => chosen.every(([name, values]) => values.has(facetValue(bits, name))));
}

/** The choice with the price buckets that a range touches. */
function withBuckets(facets: FacetChoice, price: PriceRange): FacetChoice {
  if (price.from === null && price.to === null) return facets;
  const { whole, cut } = bucketsWithin(price);
  const touched = [...whole, ...cut.map(({ bucket }) => bucket)];
  const asked = facets.price && facets.price.length > 0 ? new Set(facets.price) : null;
  const buckets = asked ? touched.filter((bucket) => asked.has(bucket)) : touched;
  return { ...facets, price: buckets.length > 0 ? buckets : [-1] };
}

const list = (ids: readonly string[]) =>
  sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
