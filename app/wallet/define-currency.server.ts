import { sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { inTransaction } from '#db/client.server.ts';
import { cashbackProgrammes } from '#db/schema/cashback.ts';
import { currencies, currencyPolicies } from '#db/schema/wallet.ts';
import { type ProgrammeDraft, ProgrammeInput } from './inputs.ts';

type Row<T extends { $inferInsert: unknown }> = T['$inferInsert'];

/** A local currency by its code, with its asset in the books; saving it again changes its name. */
export async function saveCurrency(ctx: Ctx<System>, currency: Row<typeof currencies>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`select books.add_currency(${currency.code})`);
    await tx.db
      .insert(currencies)
      .values(currency)
      .onConflictDoUpdate({ target: currencies.code, set: { name: currency.name } });
  });
}

/** A policy by its effective date. What is there stays: charges were decided by it. A change is a new date. */
export async function savePolicy(ctx: Ctx<System>, policy: Row<typeof currencyPolicies>): Promise<void> {
  await ctx.db.insert(currencyPolicies).values(policy).onConflictDoNothing();
}

/** A cashback programme by its id. What is there stays: rewards were promised by it. */
export async function saveProgramme(ctx: Ctx<System>, programme: ProgrammeDraft): Promise<void> {
  await ctx.db
    .insert(cashbackProgrammes)
    .values(ProgrammeInput.parse(programme))
    .onConflictDoNothing({ target: cashbackProgrammes.id });
}
