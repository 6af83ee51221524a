export { auditSignIn } from './audit-sign-in.server.ts';
export { type HistoryRow, historyOf } from './history.server.ts';
export { type AuditRow, listAudit } from './list-audit.server.ts';
export { type AuditFacts, writeAudit } from './write-audit.server.ts';
