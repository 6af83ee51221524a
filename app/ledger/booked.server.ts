import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';

export type Booked = { entries: number; credited: Krw };

/** How many entries of one rare kind touched each account, and what they credited to it, less what they debited. */
export async function bookedOn(
  ctx: Ctx,
  kind: string,
  codes: readonly string[],
): Promise<Map<string, Booked>> {
  const none: Booked = { entries: 0, credited: krw(0) };
  if (codes.length === 0) return new Map();
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  const rows = await ctx.db.execute<{ code: string; entries: string; credited: string }>(sql`
    select a.code, count(*) as entries, -sum(l.amount) as credited
    from books.entry e join books.line l on l.entry_id = e.id join books.account a on a.id = l.account_id
    where e.kind = ${kind} and a.code in (${list}) group by 1`);
  const found = new Map(
    rows.map((row) => [row.code, { entries: Number(row.entries), credited: won(row.credited) }]),
  );
  return new Map(codes.map((code) => [code, found.get(code) ?? none]));
}
