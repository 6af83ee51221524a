import { desc, gte, lt, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { searchAsked, searchPopular } from '#db/schema/search.ts';
import { knownWords } from './embedded/terms.server.ts';
import { asInitials } from './korean/letters.ts';
import { wordsOf } from './korean/plain.ts';

const DAYS = 7;
const SHOWN = 10;
/** Fewer visitors than this and a search is somebody's own business. */
const FLOOR = 5;
const LONGEST = 30;
/** Words nobody should be shown because others typed them. */
const NEVER_SHOWN = ['담배', '술', '성인', '도박', '마약', '총', '칼부림', '자살'];

/**
 * Remembers that somebody in a network asked for this today, once a day and only in known words: a name or a number that
 * somebody typed is never kept. What a browser says of itself counts for nothing: one machine can say anything.
 */
export async function noteAsked(ctx: Ctx, text: string, network: string): Promise<void> {
  const words = wordsOf(text);
  const term = words.join(' ');
  if (term === '' || term.length > LONGEST || asInitials(term)) return;
  if (NEVER_SHOWN.some((word) => term.includes(word))) return;
  const known = await knownWords(ctx, words);
  if (!words.every((word) => known.has(word))) return;
  const day = kstDayOf(ctx.now);
  await ctx.db
    .insert(searchAsked)
    .values({ day, term, visitor: keyedHash('search-visitor', `${day} ${network}`) })
    .onConflictDoNothing();
}

/** What enough different visitors asked for in a week; who asked is forgotten with it. */
export async function countPopular(ctx: Ctx<System>): Promise<number> {
  const first = addDays(kstDayOf(ctx.now), -DAYS);
  return inTransaction(ctx, async (tx) => {
    await tx.db.delete(searchAsked).where(lt(searchAsked.day, first));
    const visitors = sql<number>`count(*)`.mapWith(Number);
    const rows = await tx.db
      .select({ term: searchAsked.term, visitors })
      .from(searchAsked)
      .where(gte(searchAsked.day, first))
      .groupBy(searchAsked.term)
      .having(sql`count(*) >= ${FLOOR}`)
      .orderBy(desc(visitors), searchAsked.term)
      .limit(SHOWN);
    await tx.db.delete(searchPopular);
    if (rows.length > 0) await tx.db.insert(searchPopular).values(rows).onConflictDoNothing();
    return 0;
  });
}

/** 인기 검색어, the most asked for first. */
export async function popularSearches(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select({ term: searchPopular.term })
    .from(searchPopular)
    .orderBy(desc(searchPopular.visitors), searchPopular.term)
    .limit(SHOWN);
  return rows.map(({ term }) => term);
}
