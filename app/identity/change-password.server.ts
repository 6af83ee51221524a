import { eq } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow, forgive } from '#app/limits/index.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { findById } from './credentials.server.ts';
import { checkPassword, hashPassword } from './passwords.server.ts';
import type { IdentityRefusal } from './refusals.ts';
import { keepOnlyThisSession } from './sessions.server.ts';
import { mustBeGoodPassword } from './sign-up.server.ts';

/**
 * A new password after the present one. This browser stays signed in under a new secret, which is given back; every
 * other browser is signed out.
 */
export async function changePassword(
  ctx: Ctx<Shopper>,
  input: { currentPassword: string; password: string },
  client: Client,
): Promise<string | null> {
  const { userId } = ctx.actor;
  await allow(ctx, 'sign-in', { person: userId, network: client.network });
  const user = await findById(ctx, userId);
  const right = await checkPassword(user?.passwordHash ?? null, input.currentPassword);
  if (!user || !right) refuse<IdentityRefusal>({ code: 'identity/wrong-current-password' });
  mustBeGoodPassword(input.password, user);
  const passwordHash = await hashPassword(input.password);
  const token = await inTransaction(ctx, async (tx) => {
    await tx.db.update(users).set({ passwordHash }).where(eq(users.id, userId));
    return keepOnlyThisSession(tx, client.session ?? '');
  });
  await forgive('sign-in', userId);
  return token;
}

/** Members who came through Kakao or Naver may have no password yet. */
export async function hasPassword(ctx: Ctx<Shopper>): Promise<boolean> {
  return (await findById(ctx, ctx.actor.userId))?.passwordHash != null;
}
