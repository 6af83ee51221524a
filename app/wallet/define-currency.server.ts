import type { Ctx, System } from '#app/core/ctx.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { currencies, currencyPolicies } from '#db/schema/wallet.ts';

type Row<T extends { $inferInsert: unknown }> = T['$inferInsert'];

/** A local currency by its code; saving it again changes its name. */
export async function saveCurrency(ctx: Ctx<System>, currency: Row<typeof currencies>): Promise<void> {
  await ctx.db
    .insert(currencies)
    .values(currency)
    .onConflictDoUpdate({ target: currencies.code, set: { name: currency.name } });
}

/** A policy by its effective date. What is there stays: charges were decided by it. A change is a new date. */
export async function savePolicy(ctx: Ctx<System>, policy: Row<typeof currencyPolicies>): Promise<void> {
  await ctx.db.insert(currencyPolicies).values(policy).onConflictDoNothing();
}

/** A cashback programme by its id. What is there stays: rewards were promised by it. */
export async function saveProgramme(
  ctx: Ctx<System>,
  programme: Row<typeof cashbackProgrammes> & { id: string },
): Promise<void> {
  await ctx.db.insert(cashbackProgrammes).values(programme).onConflictDoNothing();
}
