import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/core/ctx.ts';
import { auditLog } from '#db/schema/audit.ts';

const MOST = 20;

/** What was done to one thing, all of it or some acts, the latest first. The caller has made sure that whoever asks may know of the thing. */
export const historyOf = (ctx: Ctx, subject: string, actions?: readonly string[]) =>
  ctx.db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actorKind: auditLog.actorKind,
      action: auditLog.action,
      before: auditLog.before,
      after: auditLog.after,
      reason: auditLog.reason,
    })
    .from(auditLog)
    .where(and(eq(auditLog.subject, subject), actions ? inArray(auditLog.action, [...actions]) : undefined))
    .orderBy(desc(auditLog.at), asc(auditLog.id))
    .limit(MOST);
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number];
