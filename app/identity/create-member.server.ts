import type { Ctx, System } from '#app/core/ctx.ts';
import type { KstDay } from '#app/core/kst.ts';
import { inTransaction } from '#db/client.server.ts';
import { userRoles } from '#db/schema/identity.ts';
import { recordConsents } from './consents.server.ts';
import { findByEmail } from './credentials.server.ts';
import { emailKeyOf } from './email.ts';
import { hashPassword } from './passwords.server.ts';
import { saveFactor } from './second-factor.server.ts';
import { endAllSessions } from './sessions.server.ts';
import { insertMember } from './sign-up.server.ts';
import { saveVerification } from './verification.server.ts';
import type { ConsentDocument, Role } from './words.ts';

export type MemberDraft = {
  /** For a seed that gives the same ids each time. */
  id?: string;
  email: string;
  password: string;
  name: string;
  roles?: readonly Role[];
  /** Base32, 20 bytes (32 letters). */
  totpSecret?: string;
  /** 본인인증 already done. */
  verified?: { birthday: KstDay; phone?: string };
  /** Optional consents given when joining. */
  consents?: readonly Extract<ConsentDocument, 'marketing' | 'night_marketing' | 'personalisation'>[];
};

/**
 * A member made by the mall itself, known by their address: again, it adds what is missing (roles, second factor,
 * verification) and changes neither name nor password. Gives the member's id.
 */
export async function createMember(ctx: Ctx<System>, draft: MemberDraft): Promise<string> {
  const emailKey = emailKeyOf(draft.email);
  const known = await findByEmail(ctx, emailKey);
  const passwordHash = known ? null : await hashPassword(draft.password);
  return inTransaction(ctx, async (tx) => {
    const { id, email, name } = draft;
    const made = known ? null : await insertMember(tx, { ...(id && { id }), email, name, passwordHash });
    const userId = made ?? (await findByEmail(tx, emailKey))?.id;
    if (!userId) throw new Error('a member was neither made nor found');
    if (made) await recordConsents(tx, userId, consentsOfDraft(draft));
    await addRoles(tx, userId, draft.roles ?? []);
    if (draft.totpSecret) await saveFactor(tx, { userId, secret: draft.totpSecret, lastStep: 0 });
    if (draft.verified)
      await saveVerification(tx, userId, {
        personKey: `made-by-the-mall|${emailKey}`,
        birthday: draft.verified.birthday,
        ...(draft.verified.phone && { contact: { name, phone: draft.verified.phone } }),
      });
    return userId;
  });
}

/** Whoever becomes staff signs in anew, with a second factor. */
async function addRoles(tx: Ctx, userId: string, roles: readonly Role[]): Promise<void> {
  if (roles.length === 0) return;
  const added = await tx.db
    .insert(userRoles)
    .values(roles.map((role) => ({ userId, role })))
    .onConflictDoNothing()
    .returning({ role: userRoles.role });
  if (added.length > 0) await endAllSessions(tx, userId);
}

const consentsOfDraft = ({ consents = [] }: MemberDraft): Partial<Record<ConsentDocument, boolean>> => ({
  terms: true,
  age14: true,
  ...Object.fromEntries(consents.map((document) => [document, true])),
});
