import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { personVerifications } from '#db/schema/identity.ts';

/** 본인인증 of a member: who may hold a wallet (14 or over) and who is adult; null when not verified. */
export async function verificationOf(ctx: Ctx, userId: string) {
  const [row] = await ctx.db
    .select({
      mayHoldWallet: personVerifications.mayHoldWallet,
      adult: personVerifications.adult,
      verifiedAt: personVerifications.verifiedAt,
    })
    .from(personVerifications)
    .where(eq(personVerifications.userId, userId));
  return row ?? null;
}
