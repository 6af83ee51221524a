import { sql } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';

/** What we owe on guarded accounts, as positive won; 0 for an account never opened. */
export async function owedOn(ctx: Ctx, codes: readonly string[]): Promise<Map<string, Krw>> {
  if (codes.length === 0) return new Map();
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  const rows = await ctx.db.execute<{ code: string; amount: string }>(sql`
    select a.code, b.amount from books.account a join books.balance b on b.account_id = a.id where a.code in (${list})`);
  const found = new Map(rows.map((row) => [row.code, krw(-won(row.amount))]));
  return new Map(codes.map((code) => [code, found.get(code) ?? krw(0)]));
}

/** What we owe on all guarded accounts whose code begins so, together. */
export async function owedUnder(ctx: Ctx, prefix: string): Promise<Krw> {
  const [row] = await ctx.db.execute<{ owed: string }>(sql`
    select coalesce(-sum(b.amount), 0) as owed from books.account a join books.balance b on b.account_id = a.id
    where a.code >= ${prefix} and a.code < ${`${prefix}~`}`);
  return won(row?.owed ?? 0);
}

export type AccountLine = { seq: string; kind: string; key: string; amount: Krw; at: Date; balance: Krw };

/** The entries on some guarded accounts of one person, newest first, with their joint balance after each. */
export async function listEntries(
  ctx: Ctx,
  codes: readonly string[],
  page: { before: string | null; limit: number },
): Promise<AccountLine[]> {
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  const rows = await ctx.db.execute<{
    seq: string;
    kind: string;
    idem_key: string;
    amount: string;
    created_at: string;
    balance: string;
  }>(sql`
    with mine as (select id from books.account where code in (${list})),
    moved as (
      select max(l.seq) as seq, l.entry_id, -sum(l.amount) as amount
      from books.line l where l.account_id in (select id from mine) group by l.entry_id having sum(l.amount) <> 0),
    run as (select seq, entry_id, amount, sum(amount) over (order by seq) as balance from moved)
    select r.seq, e.kind, e.idem_key, r.amount, e.created_at, r.balance
    from run r join books.entry e on e.id = r.entry_id
    where ${page.before ? sql`r.seq < ${page.before}::bigint` : sql`true`}
    order by r.seq desc limit ${page.limit}`);
  return rows.map((row) => ({
    seq: row.seq,
    kind: row.kind,
    key: row.idem_key,
    amount: won(row.amount),
    at: new Date(row.created_at),
    balance: won(row.balance),
  }));
}
