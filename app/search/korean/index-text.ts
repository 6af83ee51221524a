import { initialsOf, lettersOf } from './letters.ts';
import { joined, plain, wordsOf } from './plain.ts';
import { aliasesOf } from './synonyms.ts';

export type Described = {
  name: string;
  /** Store and market: found by their words and by the words run together. */
  named: readonly string[];
  /** District, categories: found by their words. */
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
  /** The same as initial consonants: those of the name, `|`, those of what stands around it. */
  initials: string;
};

const unique = (words: readonly string[]): string[] => [...new Set(words)].filter(Boolean);
const initialsEach = (words: readonly string[]): string[] => words.map((word) => lettersOf(initialsOf(word)));
const between = (words: readonly string[]): string => ` ${unique(words).join(' ')} `;

/** Everything that is indexed of a product's words, for the embedded engine and for Meilisearch alike. */
export function indexText({ name, named, around }: Described): IndexText {
  const nameWords = wordsOf(name);
  const aliases = unique(nameWords.flatMap(aliasesOf));
  const aroundWords = unique([...named.flatMap(wordsOf), ...named.map(joined), ...around.flatMap(wordsOf)]);
  const runTogether = [
    joined(name),
    ...nameWords.flatMap((word) => aliasesOf(word).map((alias) => joined(name).replace(word, alias))),
  ];
  const all = unique([...nameWords, ...aliases, ...aroundWords, ...runTogether]);
  return {
    name: plain(name),
    aliases: aliases.join(' '),
    around: aroundWords.join(' '),
    letters: between(all.map(lettersOf)),
    initials: between([...initialsEach([...nameWords, joined(name)]), '|', ...initialsEach(aroundWords)]),
  };
}

/** The words that suggestions and corrections know a product by. */
export const termsOf = ({
  name,
  aliases,
  around,
}: Pick<IndexText, 'name' | 'aliases' | 'around'>): string[] =>
  unique(`${name} ${aliases} ${around}`.split(' ')).filter(isTerm);

/** A word people ask for: begins with a letter, says something. */
export const isTerm = (word: string): boolean =>
  /^\p{L}/u.test(word) && word.length >= 2 && word.length <= 20;
