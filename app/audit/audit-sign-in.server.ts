import type { Ctx } from '#app/core/ctx.ts';
import { auditLog } from '#db/schema/audit.ts';

/** Staff came in: who, with which roles, from which network and browser. They have no actor of theirs yet. */
export async function auditSignIn(
  tx: Ctx,
  facts: { userId: string; roles: readonly string[]; network: string; device: string },
): Promise<void> {
  const { userId, roles, network, device } = facts;
  await tx.db.insert(auditLog).values({
    at: tx.now,
    actorKind: 'staff',
    actorId: userId,
    action: 'identity.sign-in',
    subject: `user:${userId}`,
    after: { roles, network, device },
    requestId: tx.requestId,
  });
}
