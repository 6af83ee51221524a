import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { type Krw, krw, won } from '#app/core/krw.ts';
import { addDays, kstDayOf } from '#app/core/kst.ts';
import { post } from '#app/ledger/index.server.ts';
import { account, move } from '#app/ledger/index.ts';
import { inTransaction } from '#db/client.server.ts';
import { grantProgrammes, walletLots } from '#db/schema/wallet.ts';
import type { GrantStanding } from './grant-rules.ts';
import { addLot } from './lots.server.ts';

/** A grant programme by its id. What is there stays: money was given by it. */
export async function saveGrantProgramme(
  ctx: Ctx<System>,
  programme: typeof grantProgrammes.$inferInsert,
): Promise<void> {
  await ctx.db.insert(grantProgrammes).values(programme).onConflictDoNothing();
}

/** 정책수당: the city gives a person grant money, once per grant id. The caller answers for who may. */
export async function giveGrant(
  ctx: Ctx,
  grant: { grantId: string; programmeId: string; userId: string; amount: Krw },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [programme] = await tx.db
      .select()
      .from(grantProgrammes)
      .where(eq(grantProgrammes.id, grant.programmeId));
    if (!programme) throw new Error(`no grant programme ${grant.programmeId}`);
    const { currency } = programme;
    const today = kstDayOf(tx.now);
    const [posted] = await post(tx, [
      {
        kind: 'grant',
        key: `grant:${grant.grantId}`,
        date: today,
        lines: move(
          grant.amount,
          account.issued(currency),
          account.grant(currency, grant.userId, programme.id),
        ),
      },
    ]);
    if (!posted || posted.replayed) return;
    await addLot(tx, {
      userId: grant.userId,
      bucket: 'grant',
      currency,
      grantProgrammeId: programme.id,
      sourceId: grant.grantId,
      amount: grant.amount,
      expiresOn: addDays(today, programme.validDays),
    });
  });
}

/** A person's grants by programme, what ends first first, with where each may be spent. */
export async function readGrants(ctx: Ctx, userId: string, currency: string): Promise<GrantStanding[]> {
  const endsOn = sql<string>`min(${walletLots.expiresOn})`;
  const rows = await ctx.db
    .select({
      programmeId: grantProgrammes.id,
      name: grantProgrammes.name,
      storeTypes: grantProgrammes.storeTypes,
      districts: grantProgrammes.districts,
      balance: sql<string>`sum(${walletLots.remaining})`,
      endsOn,
    })
    .from(walletLots)
    .innerJoin(grantProgrammes, eq(grantProgrammes.id, walletLots.grantProgrammeId))
    .where(
      and(
        eq(walletLots.userId, userId),
        eq(walletLots.bucket, 'grant'),
        eq(walletLots.currency, currency),
        gt(walletLots.remaining, krw(0)),
      ),
    )
    .groupBy(grantProgrammes.id)
    .orderBy(asc(endsOn), asc(grantProgrammes.id));
  return rows.map((row) => ({ ...row, balance: won(row.balance) }));
}
