import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { searchTerms } from '#db/schema/search.ts';
import { isTerm } from '../korean/index-text.ts';
import { initialsOf, lettersOf } from '../korean/letters.ts';

const AT_ONCE = 2_000;

/** Counts everything anew from the rows. Readers go on with the old counts; index jobs wait until it is done. */
export async function recount(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`lock table search_products in share row exclusive mode`);
    await tx.db.execute(sql`delete from search_facet_cube`);
    // In the order it is read, so that the cells of a category lie side by side.
    await tx.db.execute(sql`
      insert into search_facet_cube (category_id, facet_bits, n)
      select c, s.facet_bits, count(*) from search_products s cross join unnest(s.path) c group by 1, 2
      order by 1, 2`);
    const counted = await countTerms(tx);
    await tx.db.delete(searchTerms);
    for (let at = 0; at < counted.length; at += AT_ONCE)
      await tx.db.insert(searchTerms).values(
        counted.slice(at, at + AT_ONCE).map(([term, n]) => ({
          term,
          letters: lettersOf(term),
          initials: lettersOf(initialsOf(term)),
          n,
        })),
      );
  });
}

/** The words of each row once, as `termsOf` has them. */
async function countTerms(tx: Ctx): Promise<[string, number][]> {
  const rows = await tx.db.execute<{ word: string; n: string }>(sql`
    select w.word, count(*) as n from search_products s
    cross join lateral (
      select distinct word from unnest(string_to_array(s.name || ' ' || s.aliases || ' ' || s.around, ' ')) word
    ) w group by 1`);
  return rows.filter(({ word }) => isTerm(word)).map(({ word, n }) => [word, Number(n)]);
}
