import type { Ctx } from '#app/core/ctx.ts';
import { refuse } from '#app/core/refusal.ts';
import { allow } from '#app/limits/index.server.ts';
import { keyedHash } from '#app/platform/sealing.server.ts';
import { inTransaction } from '#db/client.server.ts';
import type { Client } from './client.ts';
import { agreedOnSignUp, recordConsents } from './consents.server.ts';
import { emailKeyOf } from './email.ts';
import type { SocialSignUpInput } from './inputs.ts';
import type { IdentityRefusal } from './refusals.ts';
import { startSessionInstead } from './sessions.server.ts';
import { insertMember } from './sign-up.server.ts';
import { link, openNewcomer } from './social.server.ts';

/** A new member who came through Kakao or Naver and gave the consents; an address the provider verified stays as it is. */
export async function signUpSocially(
  ctx: Ctx,
  input: SocialSignUpInput & { sealed: string },
  client: Client,
): Promise<string> {
  const newcomer = openNewcomer(ctx, input.sealed);
  if (!newcomer) refuse<IdentityRefusal>({ code: 'identity/social-expired' });
  const { provider, profile } = newcomer;
  const email = profile.emailVerified && profile.email ? profile.email : input.email;
  await allow(ctx, 'sign-up', {
    person: keyedHash('limit', emailKeyOf(email)),
    network: client.network,
  });
  return inTransaction(ctx, async (tx) => {
    const userId = await insertMember(tx, { email, name: input.name, passwordHash: null });
    if (!userId) refuse<IdentityRefusal>({ code: 'identity/social-email-taken' });
    await link(tx, { name: provider }, profile, userId);
    await recordConsents(tx, userId, agreedOnSignUp(input));
    return startSessionInstead(tx, { userId, secondFactor: false }, client);
  });
}
