import { eq, inArray } from 'drizzle-orm';
import type { Ctx, Operator, Shopper } from '#app/core/ctx.ts';
import { userRoles, users } from '#db/schema/identity.ts';
import type { Role } from './words.ts';

/** Name and mail address of a member. */
export async function findUser(ctx: Ctx, userId: string) {
  const [user] = await ctx.db
    .select({ id: users.id, name: users.name, email: users.email, createdAt: users.createdAt })
    .from(users)
    .where(eq(users.id, userId));
  return user ?? null;
}

/** Names for lists that hold only ids, such as the audit log. */
export async function namesOf(ctx: Ctx<Operator>, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...new Set(userIds)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A member writes their name anew. */
export async function changeName(ctx: Ctx<Shopper>, input: { name: string }): Promise<void> {
  await ctx.db.update(users).set({ name: input.name }).where(eq(users.id, ctx.actor.userId));
}

/** Inside a transaction: changes of one member queue here instead of crossing. */
export async function lockMember(tx: Ctx, userId: string): Promise<void> {
  await tx.db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
}

/** What a member works as; nothing for a shopper. */
export async function rolesOf(ctx: Ctx, userId: string): Promise<Role[]> {
  const rows = await ctx.db
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, userId));
  return rows.map(({ role }) => role);
}
