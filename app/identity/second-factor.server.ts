import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { auditSignIn } from '#app/audit/index.server.ts';
import type { Ctx } from '#app/core/ctx.ts';
import { after, minutes } from '#app/core/kst.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow, forgive } from '#app/limits/index.server.ts';
import { seal, unseal } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { totpFactors } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { type Credentials, findById, passwordMark } from './credentials.server.ts';
import type { IdentityRefusal } from './refusals.ts';
import { startSessionInstead } from './sessions.server.ts';
import { freshTotpSecret, totpStep, totpUri } from './totp.server.ts';
import { rolesOf } from './users.server.ts';
import type { Role } from './words.ts';

const LIFE = minutes(10);
const FACTOR = 'totp';
const PENDING = 'sign-in';

/** Between password and code: sealed in a cookie, so no process has to remember it. */
const Pending = z.object({
  userId: z.uuid(),
  until: z.iso.datetime(),
  passwordMark: z.string(),
  /** For staff who register their authenticator app with this sign-in. */
  newSecret: z.string().nullable(),
});

export async function sealPending(ctx: Ctx, user: Credentials): Promise<string> {
  const registered = await secretOf(ctx, user.id);
  const pending: z.input<typeof Pending> = {
    userId: user.id,
    until: after(ctx.now, LIFE).toISOString(),
    passwordMark: passwordMark(user),
    newSecret: registered ? null : freshTotpSecret(),
  };
  return seal(PENDING, pending);
}

async function openPending(ctx: Ctx, login: string) {
  const pending = Pending.safeParse(unsealed(login)).data;
  if (!pending || new Date(pending.until) <= ctx.now) return null;
  const user = await findById(ctx, pending.userId);
  return user && passwordMark(user) === pending.passwordMark ? { ...pending, user } : null;
}

/** Null for a cookie that was changed or sealed with a key of the past. */
function unsealed(login: string): unknown {
  try {
    return unseal(PENDING, login);
  } catch {
    return null;
  }
}

async function secretOf(ctx: Ctx, userId: string): Promise<string | null> {
  const [factor] = await ctx.db
    .select({ sealed: totpFactors.secretSealed })
    .from(totpFactors)
    .where(eq(totpFactors.userId, userId));
  return factor ? z.string().parse(unseal(FACTOR, factor.sealed)) : null;
}

/** Who is about to give a code, and for a first time the secret for their app; null when the password step ran out. */
export async function beginSecondFactor(ctx: Ctx, login: string) {
  const pending = await openPending(ctx, login);
  if (!pending) return null;
  const { user, newSecret } = pending;
  const register = newSecret ? { secret: newSecret, uri: totpUri(user.email, newSecret) } : null;
  return { userId: user.id, email: user.email, register };
}

/** Opens the staff session. A code opens once: its time step must lie after the last one used. */
export async function checkSecondFactor(
  ctx: Ctx,
  input: { login: string; code: string },
  client: Client,
): Promise<{ token: string; roles: Role[] }> {
  const pending = await openPending(ctx, input.login);
  if (!pending) refuse<IdentityRefusal>({ code: 'identity/sign-in-expired' });
  const { userId, newSecret } = pending;
  await allow(ctx, 'second-factor', { person: userId, network: client.network });
  const opened = await inTransaction(ctx, async (tx) => {
    const fits = newSecret
      ? await registerFactor(tx, userId, newSecret, input.code)
      : await spendCode(tx, userId, input.code);
    if (!fits) refuse<IdentityRefusal>({ code: 'identity/wrong-code' });
    const roles = await rolesOf(tx, userId);
    await auditSignIn(tx, { userId, roles, ...client });
    return { token: await startSessionInstead(tx, { userId, secondFactor: true }, client), roles };
  });
  await forgive('second-factor', userId);
  return opened;
}

async function spendCode(tx: Ctx, userId: string, code: string): Promise<boolean> {
  const secret = await secretOf(tx, userId);
  const step = secret && (await totpStep(secret, code, tx.now));
  if (!step) return false;
  const used = await tx.db
    .update(totpFactors)
    .set({ lastStep: step })
    .where(and(eq(totpFactors.userId, userId), lt(totpFactors.lastStep, step)))
    .returning({ userId: totpFactors.userId });
  return used.length > 0;
}

/** Somebody who registered meanwhile keeps their secret; the later one is refused. */
async function registerFactor(tx: Ctx, userId: string, secret: string, code: string): Promise<boolean> {
  const step = await totpStep(secret, code, tx.now);
  return step !== null && saveFactor(tx, { userId, secret, lastStep: step });
}

export async function saveFactor(
  tx: Ctx,
  factor: { userId: string; secret: string; lastStep: number },
): Promise<boolean> {
  const { secret, ...facts } = factor;
  const saved = await tx.db
    .insert(totpFactors)
    .values({ ...facts, secretSealed: seal(FACTOR, secret) })
    .onConflictDoNothing()
    .returning({ userId: totpFactors.userId });
  return saved.length > 0;
}
