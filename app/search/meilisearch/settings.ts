import { EXACT_UP_TO, type Wanted } from '../engine.ts';
import { FACET_NAMES } from '../facet-bits.ts';
import { lettersOf } from '../korean/letters.ts';
import { SYNONYMS } from '../korean/synonyms.ts';
import type { ListSort } from '../words.ts';

/** Where words are sought that must be there as they are: what was meant is decided above, and said. */
const WORD_FIELDS = ['nameLetters', 'aliasLetters', 'aroundLetters'];
const INITIAL_FIELDS = ['initials'];
/** Where typing errors are forgiven, when nothing else was found. */
const NEAR_FIELDS = ['nearLetters'];

export const FIELDS: Record<Wanted['by'], string[]> = {
  letters: WORD_FIELDS,
  initials: INITIAL_FIELDS,
  near: NEAR_FIELDS,
};

/** What each sort is called in the index. */
export const SORT_FIELDS: Record<ListSort, string> = {
  recommended: 'recommended:desc',
  best_selling: 'soldCount:desc',
  newest: 'listedMs:desc',
  price_low: 'amount:asc',
  price_high: 'amount:desc',
  rating: 'ratingScore:desc',
};

const MOST_VALUES = 1_000;

/** A name's words are indexed as the keys they are typed with, so its synonyms are too. */
const synonymsInLetters = (): Record<string, string[]> =>
  Object.fromEntries(
    SYNONYMS.flatMap((set) =>
      set.map((word) => [lettersOf(word), set.filter((other) => other !== word).map(lettersOf)]),
    ),
  );

/** Everything the index is told; a change here needs `npm run search:reindex`. */
export const indexSettings = () => ({
  searchableAttributes: [...WORD_FIELDS, ...INITIAL_FIELDS, ...NEAR_FIELDS],
  displayedAttributes: ['id', 'revision'],
  filterableAttributes: [...FACET_NAMES, 'categories', 'amount'],
  sortableAttributes: [...new Set(Object.values(SORT_FIELDS).map((field) => field.split(':')[0] ?? ''))],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'exactness', 'proximity', 'recommended:desc'],
  synonyms: synonymsInLetters(),
  // In keys: a syllable has two or three of them.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnAttributes: [...WORD_FIELDS, ...INITIAL_FIELDS],
  },
  faceting: { maxValuesPerFacet: MOST_VALUES, sortFacetValuesBy: { '*': 'alpha' as const } },
  pagination: { maxTotalHits: EXACT_UP_TO + 1 },
});
