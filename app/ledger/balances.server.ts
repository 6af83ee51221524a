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

export type AccountLine = {
  seq: string;
  kind: string;
  key: string;
  amount: Krw;
  /** By account. */
  parts: { code: string; amount: Krw }[];
  at: Date;
  balance: Krw;
};

const words = (texts: readonly string[]) =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;
/** Entries posted side by side may interleave: so many more are read, that a page is never short of one. */
const INTERLEAVED = 8;

/**
 * The entries on some guarded accounts of one person, newest first, with their joint balance after each. Reads only the
 * page: it counts back from the balance now, or from where the page before ended.
 */
export async function listEntries(
  ctx: Ctx,
  accounts: { codes: readonly string[]; prefixes: readonly string[] },
  page: { before: { seq: string; balance: Krw } | null; limit: number },
): Promise<AccountLine[]> {
  const most = page.limit + INTERLEAVED;
  const rows = await ctx.db.execute<{
    seq: string;
    kind: string;
    idem_key: string;
    amount: string;
    parts: { code: string; amount: number }[];
    created_at: string;
    owed: string;
  }>(sql`
    with mine as (
      select a.id, a.code, b.amount from books.account a join books.balance b on b.account_id = a.id
      where a.code = any(${words(accounts.codes)})
      union all
      select a.id, a.code, b.amount from unnest(${words(accounts.prefixes)}) p
      join books.account a on a.code >= p and a.code < p || '~' join books.balance b on b.account_id = a.id),
    near as (
      select distinct l.entry_id from mine m cross join lateral (
        select x.entry_id from books.line x
        where x.account_id = m.id and ${page.before ? sql`x.seq < ${page.before.seq}::bigint` : sql`true`}
        order by x.seq desc limit ${most}) l),
    moved as (
      select l.entry_id, max(l.seq) as seq, -sum(l.amount) as amount,
        json_agg(json_build_object('code', m.code, 'amount', -l.amount) order by l.seq) as parts
      from near n join books.line l on l.entry_id = n.entry_id join mine m on m.id = l.account_id group by 1)
    select r.seq, e.kind, e.idem_key, r.amount, r.parts, e.created_at, (select coalesce(-sum(amount), 0) from mine) as owed
    from moved r join books.entry e on e.id = r.entry_id
    where ${page.before ? sql`r.seq < ${page.before.seq}::bigint` : sql`true`}
    order by r.seq desc limit ${page.limit}`);
  let balance = page.before?.balance ?? won(rows[0]?.owed ?? 0);
  return rows.map((row) => {
    const after = balance;
    balance = krw(balance - won(row.amount));
    return {
      seq: row.seq,
      kind: row.kind,
      key: row.idem_key,
      amount: won(row.amount),
      parts: row.parts.map(({ code, amount }) => ({ code, amount: krw(amount) })),
      at: new Date(row.created_at),
      balance: after,
    };
  });
}
