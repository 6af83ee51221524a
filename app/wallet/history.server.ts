import { eq, inArray } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { krw } from '#app/core/krw.ts';
import { decodeCursor, type Page, toPage } from '#app/core/paging.ts';
import { type AccountLine, listEntries } from '#app/ledger/index.server.ts';
import { account } from '#app/ledger/index.ts';
import { grantProgrammes, walletLots } from '#db/schema/wallet.ts';
import { type HistoryFilter, LOT_BUCKETS, type LotBucket } from './words.ts';

/** Which accounts a filter shows. Points are no currency, so they are never added to the rest. */
function accountsOf(filter: HistoryFilter, userId: string, currency: string) {
  const grants = account.grant(currency, userId, '');
  switch (filter) {
    case 'all':
      return {
        codes: [account.charged(currency, userId), account.cashback(currency, userId)],
        prefixes: [grants],
      };
    case 'charged':
      return { codes: [account.charged(currency, userId)], prefixes: [] };
    case 'cashback':
      return { codes: [account.cashback(currency, userId)], prefixes: [] };
    case 'grant':
      return { codes: [], prefixes: [grants] };
    case 'points':
      return { codes: [account.points(userId)], prefixes: [] };
  }
}

const bucketOf = (code: string): LotBucket =>
  LOT_BUCKETS.find((bucket) => code.startsWith(bucket)) ?? 'charged';

export type HistoryRow = Omit<AccountLine, 'parts'> & { parts: { bucket: LotBucket; amount: number }[] };

const MOST = Number.MAX_SAFE_INTEGER;

/** Where a page goes on: the last entry seen and the balance before it. */
function readCursor(cursor: string | null) {
  const [seq, balance] = decodeCursor(cursor, 2) ?? [];
  const known = typeof seq === 'string' && /^\d{1,18}$/.test(seq);
  return known && typeof balance === 'number' && Number.isInteger(balance) && Math.abs(balance) <= MOST
    ? { seq, balance: krw(balance) }
    : null;
}

/** 이용 내역: every entry that changed what can be spent, newest first, with the balance after it. */
export async function listWalletHistory(
  ctx: Ctx<Shopper>,
  which: { filter: HistoryFilter; currency: string },
  page: { cursor: string | null; limit: number },
): Promise<Page<HistoryRow>> {
  const accounts = accountsOf(which.filter, ctx.actor.userId, which.currency);
  const rows = await listEntries(ctx, accounts, { before: readCursor(page.cursor), limit: page.limit + 1 });
  const cut = toPage(rows, page.limit, (row) => [row.seq, row.balance - row.amount]);
  return {
    next: cut.next,
    rows: cut.rows.map((row) => ({
      ...row,
      parts: row.parts.map(({ code, amount }) => ({ bucket: bucketOf(code), amount })),
    })),
  };
}

/** What lots came from, for the entries that name only their lot or their source. */
export async function nameLots(
  ctx: Ctx<Shopper>,
  ids: { lotIds: readonly string[]; sourceIds: readonly string[] },
) {
  const names = (by: 'id' | 'sourceId', wanted: readonly string[]) =>
    wanted.length === 0
      ? []
      : ctx.db
          .select({
            id: walletLots.id,
            sourceId: walletLots.sourceId,
            userId: walletLots.userId,
            expiresOn: walletLots.expiresOn,
            programme: grantProgrammes.name,
          })
          .from(walletLots)
          .leftJoin(grantProgrammes, eq(grantProgrammes.id, walletLots.grantProgrammeId))
          .where(inArray(walletLots[by], [...new Set(wanted)]));
  const [byId, bySource] = await Promise.all([names('id', ids.lotIds), names('sourceId', ids.sourceIds)]);
  return [...byId, ...bySource].filter((lot) => lot.userId === ctx.actor.userId);
}
