export { type AuditFacts, writeAudit } from './write-audit.server.ts';
