import type { MultiSearchQuery } from 'meilisearch';
import { decodeCursor } from '#app/core/paging.ts';
import type { ListAsked, Wanted } from '../engine.ts';
import { chosenFacets, FACET_NAMES, type Facet } from '../facet-bits.ts';
import { lettersOf } from '../korean/letters.ts';
import { FIELDS, SORT_FIELDS } from './settings.ts';

const CATEGORIES = 'categories';

/** A page of Meilisearch is a number; ours is opaque. */
export const pageOf = (cursor: string | null): number => {
  const [page, kind] = decodeCursor(cursor, 2) ?? [];
  return kind === 'page' && Number.isSafeInteger(page) && Number(page) > 1 ? Number(page) : 1;
};

const among = (facet: Facet, values: readonly number[]): string => `${facet} IN [${values.join(', ')}]`;

function filterOf(asked: ListAsked, without?: Facet): string[] {
  const filter = chosenFacets(asked.facets)
    .filter(([facet]) => facet !== without)
    .map(([facet, values]) => among(facet, values));
  if (asked.categoryId) filter.push(`${CATEGORIES} = "${asked.categoryId}"`);
  if (asked.price.from !== null) filter.push(`amount >= ${asked.price.from}`);
  if (asked.price.to !== null) filter.push(`amount <= ${asked.price.to}`);
  return filter;
}

/** What one search asks: the page itself, and beside it each chosen facet without its own choice. */
export type Asking = { queries: MultiSearchQuery[]; chosen: Facet[] };

export function askingOf(indexUid: string, { by, words }: Wanted, asked: ListAsked): Asking {
  const chosen = chosenFacets(asked.facets).map(([facet]) => facet);
  const base = {
    indexUid,
    q: words.map(lettersOf).join(' '),
    matchingStrategy: 'all' as const,
    attributesToSearchOn: FIELDS[by],
    attributesToRetrieve: ['id'],
  };
  const page: MultiSearchQuery = {
    ...base,
    filter: filterOf(asked),
    facets: [...FACET_NAMES.filter((facet) => !chosen.includes(facet)), CATEGORIES],
    page: pageOf(asked.cursor),
    hitsPerPage: asked.limit,
    ...(asked.sort === 'recommended' ? {} : { sort: [SORT_FIELDS[asked.sort]] }),
  };
  const counts = chosen.map(
    (facet): MultiSearchQuery => ({
      ...base,
      filter: filterOf(asked, facet),
      facets: [facet],
      page: 1,
      hitsPerPage: 0,
    }),
  );
  const any: MultiSearchQuery = { ...base, page: 1, hitsPerPage: 0 };
  return { queries: [page, ...counts, any], chosen };
}
