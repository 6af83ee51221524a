import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { PLANNED_ANEW } from '#db/client.server.ts';
import { lettersOf } from '../korean/letters.ts';
import { type KnownTerm, nearestTerm } from '../korean/nearness.ts';

const NEAR = 0.3;
const CANDIDATES = 30;

/**
 * Which of these words some product has, be it inside another word. Each is a question of its own: of a pattern that
 * comes from a row the planner cannot know that it is rare, and would read all terms for each.
 */
export async function knownWords(ctx: Ctx, words: readonly string[]): Promise<Set<string>> {
  const asked = [...new Set(words)];
  if (asked.length === 0) return new Set();
  const arms = asked.map(
    (word) =>
      sql`select ${word}::text as word where exists (select from search_terms where letters like ${`%${lettersOf(word)}%`})`,
  );
  const rows = await ctx.db.execute<{ word: string }>(
    sql`${PLANNED_ANEW} ${sql.join(arms, sql` union all `)}`,
  );
  return new Set(rows.map(({ word }) => word));
}

/** The term a mistyped word most likely meant. */
export async function correctWord(ctx: Ctx, word: string, most?: number): Promise<string | null> {
  const letters = lettersOf(word);
  const rows = await ctx.db.execute<KnownTerm>(sql`
    ${PLANNED_ANEW} select term, letters, n from search_terms
    where letters % ${letters} and similarity(letters, ${letters}) >= ${NEAR}
    order by similarity(letters, ${letters}) desc, n desc limit ${CANDIDATES}`);
  return nearestTerm(letters, rows, most)?.term ?? null;
}

/** Terms that begin with these letters or initial consonants: first those with what is typed as it is, then by number. */
export async function termsFrom(
  ctx: Ctx,
  by: 'letters' | 'initials',
  beginning: string,
  typed: string,
  limit: number,
): Promise<string[]> {
  const column = sql.raw(by);
  const rows = await ctx.db.execute<{ term: string }>(sql`
    ${PLANNED_ANEW} select term from search_terms where ${column} >= ${beginning} and ${column} < ${`${beginning}\u{10ffff}`}
    order by starts_with(term, ${typed}) desc, n desc, term limit ${limit}`);
  return rows.map(({ term }) => term);
}
