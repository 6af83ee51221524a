import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/core/ctx.ts';
import { seal, unseal } from '#app/platform/sealing.server.ts';
import { refundAccounts } from '#db/schema/payments.ts';
import type { RefundAccount } from './gateway.ts';

const PURPOSE = 'refund-account';
const Account = z.object({ bank: z.string(), accountNumber: z.string(), holderName: z.string() });

/** Keeps where the money of a deposit goes back to; a new one takes the place of one that was refused. */
export async function keepRefundAccount(tx: Ctx, attemptId: string, account: RefundAccount): Promise<void> {
  const facts = { sealed: seal(PURPOSE, account), givenAt: tx.now, problem: null };
  await tx.db
    .insert(refundAccounts)
    .values({ attemptId, ...facts })
    .onConflictDoUpdate({ target: refundAccounts.attemptId, set: facts });
}

/** The account, since when, and why the provider did not take it if so; null while nobody gave one. */
export async function findRefundAccount(
  ctx: Ctx,
  attemptId: string,
): Promise<{ account: RefundAccount; givenAt: Date; problem: string | null } | null> {
  const [row] = await ctx.db.select().from(refundAccounts).where(eq(refundAccounts.attemptId, attemptId));
  if (!row) return null;
  const { sealed, givenAt, problem } = row;
  return { account: Account.parse(unseal(PURPOSE, sealed)), givenAt, problem };
}

/** The provider did not take the account: it has to be asked for again. */
export async function rejectRefundAccount(tx: Ctx, attemptId: string, problem: string): Promise<void> {
  await tx.db.update(refundAccounts).set({ problem }).where(eq(refundAccounts.attemptId, attemptId));
}
