import { eq } from 'drizzle-orm';
import type { Ctx, Seller, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { markets, storeClosures, storeMembers, stores } from '#db/schema/stores.ts';
import { addTerms, currencyTermsAt, refreshCopies } from './currency-terms.server.ts';
import type { OpenStoreInput, SaveMarketInput } from './inputs.ts';
import { membershipsOf } from './memberships.server.ts';
import type { StoresRefusal } from './refusals.ts';
import { LISTED_CURRENCY } from './words.ts';

/** A traditional market by its slug; saving it again changes what differs. */
export function saveMarket(ctx: Ctx<System>, input: SaveMarketInput): Promise<string> {
  const { slug, ...rest } = input;
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .insert(markets)
      .values({ id: newId(), slug, ...rest })
      .onConflictDoUpdate({ target: markets.slug, set: rest })
      .returning({ id: markets.id });
    if (!row) throw new Error(`market was not saved: ${slug}`);
    const stalls = await tx.db.select({ id: stores.id }).from(stores).where(eq(stores.marketId, row.id));
    for (const { id } of stalls)
      await enqueue(tx, 'search.index-store', { storeId: id }, `search.index-store:${id}`);
    return row.id;
  });
}

/**
 * Opens a store by its slug with its members and its terms for the mall's currency; a second call updates it, adds
 * members and sets terms where they differ from what holds.
 */
export async function openStore(ctx: Ctx<System>, input: OpenStoreInput): Promise<string> {
  const { slug, marketSlug, members, closures, notice, ...rest } = input;
  return inTransaction(ctx, async (tx) => {
    const facts = {
      ...rest,
      notice: notice?.text ?? null,
      noticeFrom: notice?.from ?? null,
      noticeUntil: notice?.until ?? null,
      marketId: marketSlug ? await marketIdOf(tx, marketSlug) : null,
      walletPayable: input.walletRefusal === null,
      cashbackEligible: input.cashbackRefusal === null && input.walletRefusal === null,
      cashbackRefusal: input.cashbackRefusal ?? input.walletRefusal,
    };
    const [row] = await tx.db
      .insert(stores)
      .values({ id: newId(), slug, openedAt: tx.now, ...facts })
      .onConflictDoUpdate({ target: stores.slug, set: facts })
      .returning({ id: stores.id });
    if (!row) throw new Error(`store was not opened: ${slug}`);
    await settleTerms(tx, row.id, input);
    await tx.db.delete(storeClosures).where(eq(storeClosures.storeId, row.id));
    if (closures.length > 0)
      await tx.db.insert(storeClosures).values(closures.map((closure) => ({ storeId: row.id, ...closure })));
    if (members.length > 0)
      await tx.db
        .insert(storeMembers)
        .values(members.map((member) => ({ storeId: row.id, ...member })))
        .onConflictDoNothing();
    return row.id;
  });
}

async function settleTerms(tx: Ctx, storeId: string, input: OpenStoreInput): Promise<void> {
  const now = (await currencyTermsAt(tx, [storeId], LISTED_CURRENCY)).get(storeId);
  const wanted = { payable: input.walletRefusal, cashback: input.cashbackRefusal ?? input.walletRefusal };
  if (now?.payable.reason === wanted.payable && now.cashback.reason === wanted.cashback)
    return refreshCopies(tx, [storeId]);
  const term = { storeId, currency: LISTED_CURRENCY, bucket: null, beginsAt: tx.now, endsAt: null };
  await addTerms(tx, [
    { ...term, what: 'payable', allowed: input.walletRefusal === null, reason: input.walletRefusal },
    { ...term, what: 'cashback', allowed: input.cashbackRefusal === null, reason: input.cashbackRefusal },
  ]);
  await refreshCopies(tx, [storeId]);
}

async function marketIdOf(ctx: Ctx, slug: string): Promise<string> {
  const [market] = await ctx.db.select({ id: markets.id }).from(markets).where(eq(markets.slug, slug));
  return market?.id ?? refuse<StoresRefusal>({ code: 'stores/market-not-found', slug });
}

/** A seller acts only for a store whose member they are; to anyone else the store does not exist. */
export async function mustActFor(ctx: Ctx<Seller | System>, storeId: string): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const { userId, storeId: own } = ctx.actor;
  const memberships = storeId === own ? await membershipsOf(ctx, userId) : [];
  if (!memberships.some((membership) => membership.storeId === storeId))
    refuse<StoresRefusal>({ code: 'stores/not-found' });
}
