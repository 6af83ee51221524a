import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { users } from '#db/schema/identity.ts';

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  passwordHash: users.passwordHash,
};
export type Credentials = { id: string; email: string; name: string; passwordHash: string | null };

export async function findByEmail(ctx: Ctx, emailKey: string): Promise<Credentials | null> {
  const [row] = await ctx.db.select(columns).from(users).where(eq(users.emailKey, emailKey));
  return row ?? null;
}

export async function findById(ctx: Ctx, userId: string): Promise<Credentials | null> {
  const [row] = await ctx.db.select(columns).from(users).where(eq(users.id, userId));
  return row ?? null;
}

/** Changes with the password, so that what was begun with the old one ends. */
export const passwordMark = (user: Credentials): string =>
  keyedHash('password-mark', `${user.id}:${user.passwordHash ?? ''}`);
