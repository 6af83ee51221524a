import { and, desc, eq, gt, isNull, lte, ne, or } from 'drizzle-orm';
import type { Ctx, Shopper } from '#app/core/ctx.ts';
import { after, days, hours, minutes } from '#app/core/kst.ts';
import { freshSecret, keyedHash } from '#app/platform/sealing.server.ts';
import { sessions } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { rolesOf } from './users.server.ts';
import type { Role } from './words.ts';

const BUYER = { idle: days(14), absolute: days(90) };
const STAFF = { idle: minutes(30), absolute: hours(12) };
/** A session is touched at most this often, so that reading pages does not write a row each time. */
const TOUCH_EVERY = minutes(1);

export type Session = { userId: string; roles: Role[]; secondFactorAt: Date | null; tokenHash: string };

const hashOf = (token: string): string => keyedHash('session', token);

type NewSession = { userId: string; secondFactor: boolean };

/** Opens a session under a new secret, which only the cookie will know. */
export async function startSession(ctx: Ctx, input: NewSession & { device: string }): Promise<string> {
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

/** Signing in always gives a new secret; what the browser held before ends. */
export async function startSessionInstead(ctx: Ctx, input: NewSession, client: Client): Promise<string> {
  if (client.session) await endSession(ctx, client.session);
  return startSession(ctx, { ...input, device: client.device });
}

/** The same session under a new secret, while every other session of its member ends. Null when it is over. */
export async function keepOnlyThisSession(tx: Ctx<Shopper>, token: string): Promise<string | null> {
  const { userId } = tx.actor;
  await tx.db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, hashOf(token))));
  const fresh = freshSecret();
  const kept = await tx.db
    .update(sessions)
    .set({ tokenHash: hashOf(fresh) })
    .where(and(eq(sessions.userId, userId), eq(sessions.tokenHash, hashOf(token))))
    .returning({ userId: sessions.userId });
  return kept.length > 0 ? fresh : null;
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
  return {
    userId: row.userId,
    roles: await rolesOf(ctx, row.userId),
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

/** One other browser of one's own is signed out. */
export async function endOwnSession(ctx: Ctx<Shopper>, key: string): Promise<void> {
  await ctx.db
    .delete(sessions)
    .where(and(eq(sessions.userId, ctx.actor.userId), eq(sessions.tokenHash, key)));
}

/** Signed-in browsers of one person, the latest first. */
export async function listSessions(ctx: Ctx<Shopper>, currentToken: string | null) {
  const current = currentToken ? hashOf(currentToken) : null;
  const rows = await ctx.db
    .select({
      key: sessions.tokenHash,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, ctx.actor.userId), gt(sessions.endsAt, ctx.now), notIdle(ctx)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(50);
  return rows.map((row) => ({ ...row, current: row.key === current }));
}

const notIdle = (ctx: Ctx) =>
  or(
    and(isNull(sessions.secondFactorAt), gt(sessions.lastSeenAt, after(ctx.now, -BUYER.idle))),
    gt(sessions.lastSeenAt, after(ctx.now, -STAFF.idle)),
  );
