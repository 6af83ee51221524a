import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { users } from '#db/schema/identity.ts';

/** Name and mail address of a member. */
export async function findUser(ctx: Ctx, userId: string) {
  const [user] = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email, createdAt: users.createdAt })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}
