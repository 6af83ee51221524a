import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { currencies } from '#db/schema/wallet.ts';
import { DAEJEON } from './policies.server.ts';

/** The local currencies of the mall, its own city's first. */
export async function listCurrencies(ctx: Ctx): Promise<{ code: string; name: string }[]> {
  const rows = await ctx.db.select().from(currencies).orderBy(asc(currencies.code));
  return rows.toSorted((a, b) => Number(b.code === DAEJEON) - Number(a.code === DAEJEON));
}

/** The currency somebody names, else the city's own. */
export async function chosenCurrency(ctx: Ctx, code: string | null): Promise<{ code: string; name: string }> {
  const [found] = await ctx.db
    .select()
    .from(currencies)
    .where(eq(currencies.code, code ?? DAEJEON));
  return found ?? { code: DAEJEON, name: '온통대전' };
}
