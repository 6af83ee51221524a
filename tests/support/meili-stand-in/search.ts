import { lettersApart } from '#app/search/korean/nearness.ts';
import type { Query, Settings } from './requests.ts';

export type Doc = Record<string, unknown> & { id: string };
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status = 400,
    message: string = code,
  ) {
    super(message);
  }
}

const mustBeIn = (names: readonly string[], allowed: readonly string[], code: string): void => {
  for (const name of names)
    if (!allowed.includes(name)) throw new ApiError(code, 400, `${name} is not allowed`);
};

/** One query of a multi-search, with the errors a real server gives for attributes nobody configured. */
export function search(docs: readonly Doc[], settings: Settings, query: Query) {
  mustBeIn(
    query.attributesToSearchOn,
    settings.searchableAttributes,
    'invalid_search_attributes_to_search_on',
  );
  mustBeIn(query.facets ?? [], settings.filterableAttributes, 'invalid_search_facets');
  const sorts = (query.sort ?? []).map((rule) => rule.split(':') as [string, 'asc' | 'desc']);
  mustBeIn(
    sorts.map(([field]) => field),
    settings.sortableAttributes,
    'invalid_search_sort',
  );
  const passes = (query.filter ?? []).map((filter) => readFilter(filter, settings));
  const hits = docs
    .map((doc) => ({ doc, fit: fitOf(doc, settings, query) }))
    .filter(({ doc, fit }) => fit !== null && passes.every((pass) => pass(doc)))
    .map(({ doc, fit }) => ({ doc, fit: fit as number[] }))
    .sort(
      (a, b) =>
        compareSorts(a.doc, b.doc, sorts) ||
        compareFits(a.fit, b.fit) ||
        byCustomRules(a.doc, b.doc, settings),
    );
  const totalHits = Math.min(hits.length, settings.pagination.maxTotalHits);
  const from = (query.page - 1) * query.hitsPerPage;
  const shown = query.page === 0 ? [] : hits.slice(0, totalHits).slice(from, from + query.hitsPerPage);
  return {
    indexUid: query.indexUid,
    hits: shown.map(({ doc }) => pick(doc, query.attributesToRetrieve, settings.displayedAttributes)),
    query: query.q,
    processingTimeMs: 0,
    page: query.page,
    hitsPerPage: query.hitsPerPage,
    totalHits,
    totalPages: query.hitsPerPage === 0 ? 0 : Math.ceil(totalHits / query.hitsPerPage),
    ...(query.facets
      ? {
          facetDistribution: distribution(
            hits.map(({ doc }) => doc),
            query.facets,
            settings,
          ),
          facetStats: {},
        }
      : {}),
  };
}

function pick(doc: Doc, wanted: readonly string[], displayed: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    wanted.filter((name) => displayed.includes(name)).map((name) => [name, doc[name]]),
  );
}

const valuesOf = (doc: Doc, field: string): unknown[] => [doc[field]].flat();

/** The filter grammar as far as it is used: `a IN [1, 2]`, `a = "text"`, `a >= 1`, `a <= 1`. */
function readFilter(text: string, settings: Settings): (doc: Doc) => boolean {
  const many = /^(\w+) IN \[([^\]]+)\]$/.exec(text);
  const one = /^(\w+) = "([^"]+)"$/.exec(text);
  const range = /^(\w+) (>=|<=) (\d+)$/.exec(text);
  const field = (many ?? one ?? range)?.[1];
  if (!field) throw new ApiError('invalid_search_filter', 400, text);
  mustBeIn([field], settings.filterableAttributes, 'invalid_search_filter');
  if (many) {
    const wanted = new Set((many[2] ?? '').split(',').map((value) => value.trim()));
    return (doc) => valuesOf(doc, field).some((value) => wanted.has(String(value)));
  }
  if (one) return (doc) => valuesOf(doc, field).some((value) => String(value) === one[2]);
  const bound = Number(range?.[3]);
  return (doc) => (range?.[2] === '>=' ? Number(doc[field]) >= bound : Number(doc[field]) <= bound);
}

function distribution(docs: readonly Doc[], facets: readonly string[], settings: Settings) {
  return Object.fromEntries(
    facets.map((facet) => {
      const counts = new Map<string, number>();
      for (const doc of docs)
        for (const value of valuesOf(doc, facet))
          counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      return [facet, Object.fromEntries(sorted.slice(0, settings.faceting.maxValuesPerFacet))];
    }),
  );
}

/** Typing errors, place of the attribute, inexact words, each summed over the words; null when a word is missing. */
function fitOf(doc: Doc, settings: Settings, query: Query): number[] | null {
  const words = query.q.split(/\s+/).filter(Boolean);
  const sums = [0, 0, 0];
  for (const [at, word] of words.entries()) {
    const best = bestPlace(doc, settings, query, word, at === words.length - 1);
    if (!best) return null;
    best.forEach((part, i) => {
      sums[i] = (sums[i] ?? 0) + part;
    });
  }
  return sums;
}

function bestPlace(
  doc: Doc,
  settings: Settings,
  query: Query,
  word: string,
  isLast: boolean,
): number[] | null {
  let best: number[] | null = null;
  const asked = [word, ...(settings.synonyms[word] ?? [])];
  for (const field of query.attributesToSearchOn) {
    const place = settings.searchableAttributes.indexOf(field);
    for (const token of String(doc[field] ?? '').split(/\s+/))
      for (const [nth, form] of asked.entries()) {
        const typos = typosBetween(form, token, isLast, settings, field);
        if (typos === null) continue;
        const fit = [typos, place, token === form && nth === 0 ? 0 : 1];
        if (!best || compareFits(fit, best) < 0) best = fit;
      }
  }
  return best;
}

function typosBetween(
  word: string,
  token: string,
  isLast: boolean,
  settings: Settings,
  field: string,
): number | null {
  if (token === word || (isLast && token.startsWith(word))) return 0;
  const { enabled, disableOnAttributes, minWordSizeForTypos: size } = settings.typoTolerance;
  if (!enabled || disableOnAttributes.includes(field)) return null;
  const most = word.length >= size.twoTypos ? 2 : word.length >= size.oneTypo ? 1 : 0;
  const apart = lettersApart(word, isLast ? token.slice(0, word.length) : token);
  return apart <= most ? apart : null;
}

function compareFits(a: readonly number[], b: readonly number[]): number {
  for (const [at, part] of a.entries()) if (part !== b[at]) return part - (b[at] ?? 0);
  return 0;
}

function compareSorts(a: Doc, b: Doc, sorts: readonly (readonly [string, 'asc' | 'desc'])[]): number {
  for (const [field, way] of sorts) {
    const difference = Number(a[field]) - Number(b[field]);
    if (difference !== 0) return way === 'asc' ? difference : -difference;
  }
  return 0;
}

const byCustomRules = (a: Doc, b: Doc, settings: Settings): number =>
  compareSorts(
    a,
    b,
    settings.rankingRules
      .filter((rule) => rule.includes(':'))
      .map((rule) => rule.split(':') as [string, 'asc' | 'desc']),
  );
