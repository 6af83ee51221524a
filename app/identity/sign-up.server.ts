import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow } from '#app/limits/index.server.ts';
import { enqueue } from '#app/outbox/index.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { users } from '#db/schema/identity.ts';
import type { Client } from './client.ts';
import { agreedOnSignUp, recordConsents } from './consents.server.ts';
import { findByEmail } from './credentials.server.ts';
import { emailKeyOf } from './email.ts';
import type { SignUpInput } from './inputs.ts';
import { decidePassword } from './password-rules.ts';
import { hashPassword } from './passwords.server.ts';
import type { IdentityRefusal } from './refusals.ts';
import { startSessionInstead } from './sessions.server.ts';

/** Refuses a password that attackers try first. */
export function mustBeGoodPassword(password: string, person: { email: string; name: string }): void {
  const verdict = decidePassword(password, person);
  if (verdict.kind === 'refused')
    refuse<IdentityRefusal>({ code: 'identity/weak-password', because: verdict.because });
}

/**
 * A new member, signed in at once. An address that is taken is refused in general words, and its owner is told by
 * mail (docs/decisions/005-sign-up-with-a-known-address.md).
 */
export async function signUp(ctx: Ctx, input: SignUpInput, client: Client): Promise<string> {
  const emailKey = emailKeyOf(input.email);
  await allow(ctx, 'sign-up', { person: keyedHash('limit', emailKey), network: client.network });
  mustBeGoodPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  const token = await inTransaction(ctx, async (tx) => {
    const userId = await insertMember(tx, { email: input.email, name: input.name, passwordHash });
    if (!userId) return tellOwner(tx, emailKey);
    await recordConsents(tx, userId, agreedOnSignUp(input));
    return startSessionInstead(tx, { userId, secondFactor: false }, client);
  });
  return token ?? refuse<IdentityRefusal>({ code: 'identity/email-unavailable' });
}

/** Null when the address has a member; of two at once one gets it. */
export async function insertMember(
  tx: Ctx,
  member: { id?: string; email: string; name: string; passwordHash: string | null },
): Promise<string | null> {
  const { id = newId(), ...facts } = member;
  const [row] = await tx.db
    .insert(users)
    .values({ id, emailKey: emailKeyOf(member.email), createdAt: tx.now, ...facts })
    .onConflictDoNothing({ target: users.emailKey })
    .returning({ id: users.id });
  return row?.id ?? null;
}

async function tellOwner(tx: Ctx, emailKey: string): Promise<null> {
  const owner = await findByEmail(tx, emailKey);
  if (owner)
    await enqueue(
      tx,
      'identity.mail-sign-up-tried',
      { userId: owner.id, at: tx.now.toISOString() },
      `sign-up-tried:${owner.id}`,
    );
  return null;
}
