import { isSort, type Sort } from '#app/catalog/index.ts';

/** Sort and cursor of a product list, from its URL; unknown words are as if not said. */
export function readListQuery(request: Request): { sort: Sort; cursor: string | null } {
  const search = new URL(request.url).searchParams;
  const sort = search.get('sort');
  return { sort: isSort(sort) ? sort : 'recommended', cursor: search.get('cursor') };
}
