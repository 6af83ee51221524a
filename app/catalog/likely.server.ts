import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';

const LEAVES = 3;

/**
 * Products of the leaves most of the known ones stand in, none of them known: first the best loved of each leaf, then
 * the second of each. One short walk of an index for each leaf, whatever its size.
 */
export async function likelyIds(ctx: Ctx, knownIds: readonly string[], limit: number): Promise<string[]> {
  if (knownIds.length === 0) return [];
  const known = sql`${`{${knownIds.join(',')}}`}::uuid[]`;
  const rows = await ctx.db.execute<{ id: string }>(sql`
    select likely.id from (
      select category_id, count(*) as n from products where id = any(${known})
      group by category_id order by n desc, category_id limit ${LEAVES}
    ) leaf
    cross join lateral (
      select top.id, row_number() over (order by top.score desc, top.id desc) as place from (
        select p.id, (case when p.sold_out then -1 else p.sold_count end) as score from products p
        where p.category_id = leaf.category_id and p.state = 'on_sale' and not p.sold_out and p.id <> all(${known})
        order by (case when p.sold_out then -1 else p.sold_count end) desc, p.id desc limit ${limit}
      ) top
    ) likely
    order by likely.place, leaf.n desc, leaf.category_id limit ${limit}`);
  return rows.map(({ id }) => id);
}
