export { account } from './accounts.ts';
export { credit, debit, type Entry, type Line, move } from './entries.ts';
export type { LedgerRefusal } from './refusals.ts';
