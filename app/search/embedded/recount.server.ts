import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { searchTerms } from '#db/schema/search.ts';
import { initialsOf, lettersOf } from '../korean/letters.ts';

const AT_ONCE = 2_000;

/** Counts everything anew from the rows. Readers go on with the old counts; index jobs wait until it is done. */
export async function recount(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`lock table search_products in share row exclusive mode`);
    await tx.db.execute(sql`delete from search_facet_cube`);
    await tx.db.execute(sql`
      insert into search_facet_cube (category_id, facet_bits, n)
      select c, s.facet_bits, count(*) from search_products s cross join unnest(s.path) c group by 1, 2`);
    const terms = await tx.db.execute<{ term: string; n: string }>(
      sql`select t as term, count(*) as n from search_products s cross join unnest(s.terms) t group by 1`,
    );
    await tx.db.delete(searchTerms);
    for (let at = 0; at < terms.length; at += AT_ONCE)
      await tx.db.insert(searchTerms).values(
        terms.slice(at, at + AT_ONCE).map(({ term, n }) => ({
          term,
          letters: lettersOf(term),
          initials: lettersOf(initialsOf(term)),
          n: Number(n),
        })),
      );
  });
}
