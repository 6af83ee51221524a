import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm';
import { writeAudit } from '#app/audit/index.server.ts';
import type { Ctx, Operator, System } from '#app/core/ctx.ts';
import type { Krw } from '#app/core/krw.ts';
import { refuse } from '#app/core/refusal.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { isAnyOf } from '#db/any-of.ts';
import { inTransaction } from '#db/client.server.ts';
import { storeCurrencyTerms, stores } from '#db/schema/stores.ts';
import { type CurrencyTerm, type CurrencyTermsNow, nextChange, termsAt } from './currency-terms.ts';
import type { CurrencyTermInput } from './inputs.ts';
import type { StoresRefusal } from './refusals.ts';
import { shownStoreType } from './shown-type.server.ts';
import { LISTED_CURRENCY, type TermBucket } from './words.ts';

const AT_ONCE = 200;

/** Terms in force or ahead, by store. */
async function termsOf(
  ctx: Ctx,
  storeIds: readonly string[],
  currency: string,
): Promise<Map<string, CurrencyTerm[]>> {
  const byStore = new Map<string, CurrencyTerm[]>(storeIds.map((id) => [id, []]));
  if (storeIds.length === 0) return byStore;
  const rows = await ctx.db
    .select()
    .from(storeCurrencyTerms)
    .where(
      and(
        isAnyOf(storeCurrencyTerms.storeId, storeIds),
        eq(storeCurrencyTerms.currency, currency),
        or(isNull(storeCurrencyTerms.endsAt), gt(storeCurrencyTerms.endsAt, ctx.now)),
      ),
    )
    .orderBy(asc(storeCurrencyTerms.id));
  for (const row of rows) byStore.get(row.storeId)?.push(row);
  return byStore;
}

/** Whether stores take a currency now and give cashback for it, and why not: the truth prices are made of. */
export async function currencyTermsAt(
  ctx: Ctx,
  storeIds: readonly string[],
  currency: string,
  bucket: TermBucket | null = null,
): Promise<Map<string, CurrencyTermsNow>> {
  const terms = await termsOf(ctx, storeIds, currency);
  return new Map([...terms].map(([id, own]) => [id, termsAt(own, ctx.now, bucket)]));
}

export type StoreForPricing = {
  storeId: string;
  storeType: string;
  district: string;
  marketId: string | null;
  yearlySales: Krw | null;
  cashbackEligible: boolean;
  terms: CurrencyTermsNow;
};

/** Stores as cashback programmes look at them, with their terms for the currency now. Sales stay on the server. */
export async function storesForPricing(
  ctx: Ctx,
  storeIds: readonly string[],
  currency: string = LISTED_CURRENCY,
): Promise<Map<string, StoreForPricing>> {
  if (storeIds.length === 0) return new Map();
  const terms = await currencyTermsAt(ctx, storeIds, currency);
  const rows = await ctx.db
    .select({
      storeId: stores.id,
      storeType: shownStoreType(ctx),
      district: stores.district,
      marketId: stores.marketId,
      yearlySales: stores.yearlySales,
    })
    .from(stores)
    .where(isAnyOf(stores.id, storeIds));
  return new Map(
    rows.map((row) => {
      const now = terms.get(row.storeId) ?? termsAt([], ctx.now);
      return [row.storeId, { ...row, cashbackEligible: now.cashback.allowed, terms: now }];
    }),
  );
}

/** 지역화폐 조건: adds a term with its dates, and its reason when it refuses; what was said before stays readable. */
export async function setCurrencyTerm(ctx: Ctx<Operator | System>, input: CurrencyTermInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [store] = await lockStores(tx, [input.storeId]);
    if (!store) refuse<StoresRefusal>({ code: 'stores/not-found' });
    const before = (await currencyTermsAt(tx, [store.id], input.currency)).get(store.id);
    await addTerms(tx, [input]);
    await refreshCopies(tx, [store.id]);
    await writeAudit(tx, {
      action: 'stores.set-currency-term',
      subject: `store:${store.id}`,
      before,
      after: input,
      ...(input.reason === null ? {} : { reason: input.reason }),
    });
  });
}

/** Writes terms down. The caller refreshes the copies. */
export async function addTerms(tx: Ctx, terms: readonly CurrencyTermInput[]): Promise<void> {
  const setBy = tx.actor.kind === 'operator' ? tx.actor.userId : null;
  await tx.db.insert(storeCurrencyTerms).values(terms.map((term) => ({ ...term, setBy, setAt: tx.now })));
}

const lockStores = (tx: Ctx, ids: readonly string[]) =>
  tx.db
    .select({ id: stores.id })
    .from(stores)
    .where(inArray(stores.id, [...ids]))
    .orderBy(asc(stores.id))
    .for('no key update');

/** Copies what holds now onto the stores, and until when it does, and has their products indexed. */
export async function refreshCopies(tx: Ctx, storeIds: readonly string[]): Promise<void> {
  const locked = await lockStores(tx, storeIds);
  const terms = await termsOf(
    tx,
    locked.map(({ id }) => id),
    LISTED_CURRENCY,
  );
  for (const [id, own] of terms) {
    const { payable, cashback } = termsAt(own, tx.now);
    await tx.db
      .update(stores)
      .set({
        walletPayable: payable.allowed,
        walletRefusal: payable.reason,
        cashbackEligible: cashback.allowed,
        cashbackRefusal: cashback.reason,
        flagsUntil: nextChange(own, tx.now),
      })
      .where(eq(stores.id, id));
    await enqueue(tx, 'search.index-store', { storeId: id }, `search.index-store:${id}`);
  }
}

/** Stores whose terms changed with the date get new copies. A sweep; says how many were due. */
export async function refreshDueCurrencyTerms(ctx: Ctx<System>): Promise<number> {
  const due = await ctx.db
    .select({ id: stores.id })
    .from(stores)
    .where(lte(stores.flagsUntil, ctx.now))
    .orderBy(asc(stores.flagsUntil), asc(stores.id))
    .limit(AT_ONCE);
  if (due.length === 0) return 0;
  await inTransaction(ctx, (tx) =>
    refreshCopies(
      tx,
      due.map(({ id }) => id),
    ),
  );
  return due.length;
}
