import { and, desc, eq, gt, lte } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { after, days, hours, minutes } from '#app/core/kst.ts';
import { freshSecret, keyedHash } from '#app/platform/sealing.server.ts';
import { sessions, userRoles } from '#db/schema/identity.ts';
import type { Role } from './words.ts';

const BUYER = { idle: days(14), absolute: days(90) };
const STAFF = { idle: minutes(30), absolute: hours(12) };
/** A session is touched at most this often, so that reading pages does not write a row each time. */
const TOUCH_EVERY = minutes(1);

export type Session = { userId: string; roles: Role[]; secondFactorAt: Date | null; tokenHash: string };

const hashOf = (token: string): string => keyedHash('session', token);

/** Opens a session under a new secret, which only the cookie will know. */
export async function startSession(
  ctx: Ctx,
  input: { userId: string; secondFactor: boolean; device: string },
): Promise<string> {
  const token = freshSecret();
  await ctx.db.insert(sessions).values({
    tokenHash: hashOf(token),
    userId: input.userId,
    createdAt: ctx.now,
    lastSeenAt: ctx.now,
    endsAt: after(ctx.now, input.secondFactor ? STAFF.absolute : BUYER.absolute),
    secondFactorAt: input.secondFactor ? ctx.now : null,
    device: input.device.slice(0, 200),
  });
  return token;
}

/** The live session of a cookie, touched. Idle limits: 14 days for buyers, 30 minutes with a second factor. */
export async function findSession(ctx: Ctx, token: string): Promise<Session | null> {
  const [row] = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.tokenHash, hashOf(token)), gt(sessions.endsAt, ctx.now)));
  if (!row) return null;
  const idle = row.secondFactorAt ? STAFF.idle : BUYER.idle;
  if (after(row.lastSeenAt, idle) <= ctx.now) return null;
  if (after(row.lastSeenAt, TOUCH_EVERY) <= ctx.now) {
    await ctx.db
      .update(sessions)
      .set({ lastSeenAt: ctx.now })
      .where(and(eq(sessions.tokenHash, row.tokenHash), lte(sessions.lastSeenAt, ctx.now)));
  }
  const roles = await ctx.db
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, row.userId));
  return {
    userId: row.userId,
    roles: roles.map(({ role }) => role),
    secondFactorAt: row.secondFactorAt,
    tokenHash: row.tokenHash,
  };
}

export async function endSession(ctx: Ctx, token: string): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.tokenHash, hashOf(token)));
}

/** 모든 기기에서 로그아웃. */
export async function endAllSessions(ctx: Ctx, userId: string): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.userId, userId));
}

/** Signed-in browsers of one person, the latest first. */
export async function listSessions(ctx: Ctx, userId: string) {
  return ctx.db
    .select({
      tokenHash: sessions.tokenHash,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.endsAt, ctx.now)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(50);
}
