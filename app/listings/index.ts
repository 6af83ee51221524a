export type { CardRow } from './card.ts';
export { COLUMNS, KIND_WORDS, noticeColumn, STATE_WORDS, TAX_WORDS } from './import-columns.ts';
export { type ImportProblem, type ImportReport, MAX_FILE_BYTES, MAX_ROWS } from './import-report.ts';
export type { SheetRecord } from './sheet-record.ts';
