import { FACET_NAMES, type Facet, facetValue } from '../facet-bits.ts';
import { initialsOf, lettersOf } from '../korean/letters.ts';

type Row = {
  productId: string;
  path: readonly string[];
  revision: number;
  facetBits: number;
  price: number;
  recommended: number;
  soldCount: number;
  ratingScore: number;
  listedMs: number;
  name: string;
  aliases: string;
  around: string;
};

export type SearchDocument = Record<Facet, number> & {
  id: string;
  revision: number;
  categories: readonly string[];
  amount: number;
  recommended: number;
  soldCount: number;
  ratingScore: number;
  listedMs: number;
  nameLetters: string;
  aliasLetters: string;
  aroundLetters: string;
  initials: string;
  nearLetters: string;
};

/** Each end of a word from each of its syllables on: Meilisearch finds words by their beginning only. */
const endsOf = (word: string): string[] => {
  const letters = Array.from(word);
  return letters.map((_, from) => lettersOf(letters.slice(from).join('')));
};

/** Every word and the words run together, each from each of its syllables on. */
const field = (text: string): string => {
  const words = text.split(' ').filter(Boolean);
  return [...new Set([...words, words.join('')].flatMap(endsOf))].join(' ');
};

/** A row as Meilisearch keeps it. What it cannot do for Korean by itself stands in attributes of its own. */
export function documentOf(row: Row): SearchDocument {
  const facets = Object.fromEntries(FACET_NAMES.map((name) => [name, facetValue(row.facetBits, name)]));
  return {
    ...(facets as Record<Facet, number>),
    id: row.productId,
    revision: row.revision,
    categories: row.path,
    amount: row.price,
    recommended: row.recommended,
    soldCount: row.soldCount,
    ratingScore: row.ratingScore,
    listedMs: row.listedMs,
    nameLetters: field(row.name),
    aliasLetters: field(row.aliases),
    aroundLetters: field(row.around),
    initials: field(initialsOf(`${row.name} ${row.around}`)),
    nearLetters: [...row.name.split(' '), row.name.replaceAll(' ', '')].map(lettersOf).join(' '),
  };
}
