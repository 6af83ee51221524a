import type { Ctx, Operator, Seller, System } from '#app/core/ctx.ts';
import { auditLog } from '#db/schema/audit.ts';

export type AuditFacts = {
  /** `listings.import`, `store.suspend` … */
  action: string;
  /** What it was done to, `product:…`. */
  subject: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** One row of the append-only audit log, in the transaction of the act it tells of. */
export async function writeAudit(tx: Ctx<Seller | Operator | System>, facts: AuditFacts): Promise<void> {
  await tx.db.insert(auditLog).values({
    at: tx.now,
    actorKind: tx.actor.kind,
    actorId: tx.actor.kind === 'system' ? null : tx.actor.userId,
    storeId: tx.actor.kind === 'seller' ? tx.actor.storeId : null,
    action: facts.action,
    subject: facts.subject,
    before: facts.before ?? null,
    after: facts.after ?? null,
    reason: facts.reason ?? null,
    requestId: tx.requestId,
  });
}
