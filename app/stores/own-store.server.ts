import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, gte } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Seller } from '#app/core/ctx.ts';
import { kstDayOf } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { digestOf } from '#app/platform/digest.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { markets, storeClosures, stores } from '#db/schema/stores.ts';
import type { SaveStoreFactsInput } from './inputs.ts';
import { mustActFor } from './open-store.server.ts';
import type { StoresRefusal } from './refusals.ts';

const ownFacts = {
  intro: stores.intro,
  story: stores.story,
  notice: stores.notice,
  noticeFrom: stores.noticeFrom,
  noticeUntil: stores.noticeUntil,
  hours: stores.hours,
  closedOn: stores.closedOn,
  phone: stores.phone,
  email: stores.email,
};

const pickFacts = (store: Record<keyof typeof ownFacts, unknown>) =>
  Object.fromEntries((Object.keys(ownFacts) as (keyof typeof ownFacts)[]).map((fact) => [fact, store[fact]]));

const comingClosures = ({ actor, now }: Ctx<Seller>) =>
  and(eq(storeClosures.storeId, actor.storeId), gte(storeClosures.lastDay, kstDayOf(now)));

const readClosures = (ctx: Ctx<Seller>) =>
  ctx.db
    .select({
      firstDay: storeClosures.firstDay,
      lastDay: storeClosures.lastDay,
      reason: storeClosures.reason,
    })
    .from(storeClosures)
    .where(comingClosures(ctx))
    .orderBy(asc(storeClosures.firstDay));

/** The store a seller acts for, as they may change it; closures that are over are left out. */
export async function getOwnStore(ctx: Ctx<Seller>) {
  await mustActFor(ctx, ctx.actor.storeId);
  const [store] = await ctx.db
    .select({
      slug: stores.slug,
      name: stores.name,
      state: stores.state,
      ...ownFacts,
      marketName: markets.name,
      marketHours: markets.hours,
    })
    .from(stores)
    .leftJoin(markets, eq(markets.id, stores.marketId))
    .where(eq(stores.id, ctx.actor.storeId));
  if (!store) refuse<StoresRefusal>({ code: 'stores/not-found' });
  const closures = await readClosures(ctx);
  return { ...store, closures, seen: digestOf({ ...pickFacts(store), closures }) };
}
export type OwnStore = Awaited<ReturnType<typeof getOwnStore>>;

/**
 * The seller says anew what the store's page tells: introduction, story, notice, hours, closures, how it is reached. What
 * is over of the closures stays as it was, and none is added to it. The same again changes nothing. What was changed since
 * the screen was read (`seen`) refuses the saving: it would undo what nobody saw.
 */
export async function saveStoreFacts(
  ctx: Ctx<Seller>,
  input: SaveStoreFactsInput,
  seen?: string,
): Promise<void> {
  const { closures, notice, ...rest } = input;
  const { storeId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    await mustActFor(tx, storeId);
    const [known] = await tx.db
      .select(ownFacts)
      .from(stores)
      .where(eq(stores.id, storeId))
      .for('no key update');
    if (!known) refuse<StoresRefusal>({ code: 'stores/not-found' });
    const today = kstDayOf(tx.now);
    const over = closures.find(({ lastDay }) => lastDay < today);
    if (over) refuse<StoresRefusal>({ code: 'stores/closure-is-over', lastDay: over.lastDay });
    const coming = closures.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
    const before = { ...known, closures: await readClosures(tx) };
    const after = {
      ...rest,
      notice: notice?.text ?? null,
      noticeFrom: notice?.from ?? null,
      noticeUntil: notice?.until ?? null,
      closures: coming,
    };
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (fact) => !isDeepStrictEqual(before[fact], after[fact]),
    );
    if (changed.length === 0) return;
    if (seen !== undefined && seen !== digestOf(before))
      refuse<StoresRefusal>({ code: 'stores/changed-meanwhile' });
    const { closures: _closures, ...facts } = after;
    await tx.db.update(stores).set(facts).where(eq(stores.id, storeId));
    if (changed.includes('closures')) await replaceClosures(tx, coming);
    const only = (of: typeof before | typeof after) =>
      Object.fromEntries(changed.map((fact) => [fact, of[fact]]));
    await writeAudit(tx, {
      action: 'stores.save-facts',
      subject: `store:${storeId}`,
      before: only(before),
      after: only(after),
    });
  });
}

async function replaceClosures(tx: Ctx<Seller>, coming: SaveStoreFactsInput['closures']): Promise<void> {
  await tx.db.delete(storeClosures).where(comingClosures(tx));
  for (const { firstDay, ...closure } of coming)
    await tx.db
      .insert(storeClosures)
      .values({ storeId: tx.actor.storeId, firstDay, ...closure })
      // One of that first day may be over already: it is prolonged.
      .onConflictDoUpdate({ target: [storeClosures.storeId, storeClosures.firstDay], set: closure });
}
