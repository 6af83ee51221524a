import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow, forgive } from '#app/limits/index.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import type { Client } from './client.ts';
import { type Credentials, findByEmail } from './credentials.server.ts';
import { emailKeyOf } from './email.ts';
import type { SignInInput } from './inputs.ts';
import { checkPassword } from './passwords.server.ts';
import type { IdentityRefusal } from './refusals.ts';
import { sealPending } from './second-factor.server.ts';
import { startSessionInstead } from './sessions.server.ts';
import { rolesOf } from './users.server.ts';

/** A session for a buyer; for staff the sealed begin of a sign-in that the second factor finishes. */
export type Admission = { kind: 'signed-in'; token: string } | { kind: 'code-needed'; login: string };

/** Same time and same answer for an unknown address, a wrong password and a member without a password. */
export async function signIn(ctx: Ctx, input: SignInInput, client: Client): Promise<Admission> {
  const emailKey = emailKeyOf(input.email);
  const person = keyedHash('limit', emailKey);
  await allow(ctx, 'sign-in', { person, network: client.network });
  const user = await findByEmail(ctx, emailKey);
  const right = await checkPassword(user?.passwordHash ?? null, input.password);
  if (!user || !right) refuse<IdentityRefusal>({ code: 'identity/wrong-sign-in' });
  await forgive('sign-in', person);
  return admit(ctx, user, client);
}

/** Lets in whoever proved who they are. Nobody with a role gets a session without a second factor. */
export async function admit(ctx: Ctx, user: Credentials, client: Client): Promise<Admission> {
  const roles = await rolesOf(ctx, user.id);
  if (roles.length > 0) return { kind: 'code-needed', login: await sealPending(ctx, user) };
  const token = await startSessionInstead(ctx, { userId: user.id, secondFactor: false }, client);
  return { kind: 'signed-in', token };
}
