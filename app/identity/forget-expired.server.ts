import { lt } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { after, days } from '#app/core/kst.ts';
import { passwordResets, sessions } from '#db/schema/identity.ts';

/** Sessions past their absolute end and reset links a day past theirs are of use to nobody but a thief. */
export async function forgetExpired(ctx: Ctx<System>): Promise<void> {
  await ctx.db.delete(sessions).where(lt(sessions.endsAt, ctx.now));
  await ctx.db.delete(passwordResets).where(lt(passwordResets.expiresAt, after(ctx.now, -days(1))));
}
