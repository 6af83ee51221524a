import { type SQL, sql } from 'drizzle-orm';
import { lettersOf } from '../korean/letters.ts';

/** Under three letters a trigram index helps only at the end of a word: `배` finds 나주배 and not 배추. */
const SHORT = 3;
const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const like = (column: SQL, pattern: string): SQL => sql`${column} like ${pattern}`;

type Match = { conditions: SQL[]; score: SQL };

/** Each word stands in the product's letters, a word typed half-way included. */
export const lettersMatch = (words: readonly string[]): Match => ({
  conditions: words.map((word) => {
    const letters = escaped(lettersOf(word));
    return like(sql`s.letters`, letters.length < SHORT ? `%${letters} %` : `%${letters}%`);
  }),
  score: fitScore(words),
});

/** The initial consonants stand in the product's; one or two only at the beginning of a word. */
export const initialsMatch = (words: readonly string[]): Match => ({
  conditions: words
    .map(lettersOf)
    .map((part) => like(sql`s.initials`, part.length < SHORT ? `% ${part}%` : `%${part}%`)),
  score: initialsScore(lettersOf(words.join(''))),
});

const PER_TIER = 100_000;
const spaced = (column: SQL): SQL => sql`(' ' || ${column} || ' ')`;
const anywhere = (word: string): string => `%${escaped(word)}%`;

/**
 * How well the text fits, in steps that no sales can make up for. A Korean compound is what its last part says: 총각김치
 * is a 김치, 김치만두 is none, so a word that ends with the text comes before a name that begins with it, and first of
 * all when the category says the same. Then anywhere in the name, each word in it, in what else it is called, in store
 * and category, and letters only. Within a step what is recommended.
 */
function fitScore(words: readonly string[]): SQL {
  const text = words.join('');
  const name = sql`replace(s.name, ' ', '')`;
  const each = (column: SQL) =>
    sql.join(
      words.map((word) => like(column, anywhere(word))),
      sql` and `,
    );
  const ends = like(spaced(sql`s.name`), `%${escaped(words.join(' '))} %`);
  const tiers = sql`case
    when ${name} = ${text} then 7
    when ${ends} and ${like(sql`s.around`, anywhere(text))} then 6
    when ${ends} then 5
    when ${like(name, `${escaped(text)}%`)} then 4
    when ${like(name, anywhere(text))} then 3.5
    when ${each(sql`s.name`)} then 3
    when ${each(sql`(s.name || ' ' || s.aliases)`)} then 2
    when ${each(sql`(s.name || ' ' || s.aliases || ' ' || s.around)`)} then 1
    else 0 end`;
  return sql`((${tiers}) * ${sql.raw(String(PER_TIER))})::int + s.recommended`;
}

/**
 * Initials at the beginning of the name, as a word, at the beginning of a word, anywhere. What has them in its name comes
 * before what only stands in a category or store of such a name.
 */
function initialsScore(initials: string): SQL {
  const inName = sql`(strpos(s.initials, ${` ${initials}`}) between 1 and strpos(s.initials, ' | '))::int`;
  return sql`(case
    when ${like(sql`s.initials`, ` ${initials}%`)} then 6
    when ${like(sql`s.initials`, `% ${initials} %`)} then 4 + ${inName}
    when ${like(sql`s.initials`, `% ${initials}%`)} then 2 + ${inName}
    else 0 end) * ${sql.raw(String(PER_TIER))} + s.recommended`;
}
