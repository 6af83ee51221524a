import { encodeCursor } from '#app/core/paging.ts';
import { EXACT_UP_TO, type ListAnswer, type ListAsked } from '../engine.ts';
import { FACET_NAMES, type Facet, type FacetCounts } from '../facet-bits.ts';
import { pathTo, type TreeNode } from '../tree.ts';
import { pageOf } from './ask.ts';

/** What is used of one answer of a multi-search. */
export type Found = {
  hits: { id: string }[];
  totalHits?: number;
  totalPages?: number;
  facetDistribution?: Record<string, Record<string, number>>;
};

const countsIn = (found: Found, facet: string): Map<number, number> =>
  new Map(Object.entries(found.facetDistribution?.[facet] ?? {}).map(([value, n]) => [Number(value), n]));

/** The answers of a multi-search as one: hits and open facets from the first, each chosen facet from its own. */
export function answerOf(
  results: readonly Found[],
  chosen: readonly Facet[],
  asked: ListAsked,
  tree: readonly TreeNode[],
): ListAnswer & { matched: boolean } {
  const [page, ...rest] = results;
  const any = rest.at(-1);
  if (!page || !any) throw new Error('the search engine left an answer out');
  const of = (facet: Facet): Found => rest[chosen.indexOf(facet)] ?? page;
  const found = page.totalHits ?? 0;
  const at = pageOf(asked.cursor);
  const inside = asked.categoryId ? pathTo(tree, ({ id }) => id === asked.categoryId).at(-1)?.children : tree;
  const byCategory = page.facetDistribution?.categories ?? {};
  return {
    ids: page.hits.map(({ id }) => id),
    total: Math.min(found, EXACT_UP_TO),
    totalIsExact: found <= EXACT_UP_TO,
    facets: Object.fromEntries(
      FACET_NAMES.map((facet) => [facet, countsIn(chosen.includes(facet) ? of(facet) : page, facet)]),
    ) as FacetCounts,
    categories: (inside ?? []).map(({ id }) => ({ categoryId: id, n: byCategory[id] ?? 0 })),
    next: at < (page.totalPages ?? 0) ? encodeCursor([at + 1, 'page']) : null,
    matched: (any.totalHits ?? 0) > 0,
  };
}
