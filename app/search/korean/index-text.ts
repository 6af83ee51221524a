import { initialsOf, lettersOf } from './letters.ts';
import { joined, plain, wordsOf } from './plain.ts';
import { aliasesOf } from './synonyms.ts';

export type Described = {
  name: string;
  /** Store, market, district, categories: what a product is also found by. */
  around: readonly string[];
};

/** The columns both engines search, all in plain form. */
export type IndexText = {
  name: string;
  /** Other words for those of the name. */
  aliases: string;
  around: string;
  /** Every word, and words run together, as the keys they are typed with, each between spaces. */
  letters: string;
  /** The same as initial consonants. */
  initials: string;
  /** The words that suggestions and corrections know this product by. */
  terms: string[];
};

const unique = (words: readonly string[]): string[] => [...new Set(words)].filter(Boolean);
const between = (words: readonly string[]): string => ` ${unique(words).join(' ')} `;

/** Everything that is indexed of a product's words, for the embedded engine and for Meilisearch alike. */
export function indexText({ name, around }: Described): IndexText {
  const nameWords = wordsOf(name);
  const aliases = unique(nameWords.flatMap(aliasesOf));
  const aroundWords = unique(around.flatMap(wordsOf));
  const runTogether = [
    joined(name),
    ...around.map(joined),
    ...nameWords.flatMap((word) => aliasesOf(word).map((alias) => joined(name).replace(word, alias))),
  ];
  const all = unique([...nameWords, ...aliases, ...aroundWords, ...runTogether]);
  return {
    name: plain(name),
    aliases: aliases.join(' '),
    around: aroundWords.join(' '),
    letters: between(all.map(lettersOf)),
    initials: between(
      [...nameWords, ...aroundWords, joined(name), ...around.map(joined)].map((word) =>
        lettersOf(initialsOf(word)),
      ),
    ),
    terms: unique([...nameWords, ...aliases, ...aroundWords, ...around.map(joined)]).filter(isTerm),
  };
}

/** A word people ask for: begins with a letter, says something. */
const isTerm = (word: string): boolean => /^\p{L}/u.test(word) && word.length >= 2 && word.length <= 20;
