import { asc, desc, sql } from 'drizzle-orm';
import type { Ctx, Operator } from '#app/core/ctx.ts';
import { isId } from '#app/core/ids.ts';
import { decodeCursor, instantOf, type Page, toPage } from '#app/core/paging.ts';
import { auditLog } from '#db/schema/audit.ts';

const MOST = 100;

export type AuditRow = {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
  reason: string | null;
  requestId: string;
};

/** The audit log, the latest first, a page at a time. */
export async function listAudit(
  ctx: Ctx<Operator>,
  asked: { cursor?: string | null; limit?: number } = {},
): Promise<Page<AuditRow>> {
  const limit = Math.min(asked.limit ?? 30, MOST);
  const [ms, id] = decodeCursor(asked.cursor ?? null, 2) ?? [];
  const at = instantOf(ms)?.toISOString();
  const older =
    at && isId(id)
      ? sql`${auditLog.at} <= ${at}::timestamptz and (${auditLog.at} < ${at}::timestamptz or ${auditLog.id} > ${id}::uuid)`
      : undefined;
  const rows = await ctx.db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorKind: auditLog.actorKind,
      actorId: auditLog.actorId,
      action: auditLog.action,
      subject: auditLog.subject,
      before: auditLog.before,
      after: auditLog.after,
      reason: auditLog.reason,
      requestId: auditLog.requestId,
    })
    .from(auditLog)
    .where(older)
    .orderBy(desc(auditLog.at), asc(auditLog.id))
    .limit(limit + 1);
  return toPage(rows, limit, (row) => [row.at.getTime(), row.id]);
}
