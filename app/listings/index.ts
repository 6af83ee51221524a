export type { CardRow, ListedCard } from './card.ts';
export {
  attributeColumn,
  COLUMNS,
  KIND_WORDS,
  noticeColumn,
  STATE_WORDS,
  TAX_WORDS,
  YES_NO_WORDS,
} from './import-columns.ts';
export type { ImportProblem, ImportReport } from './import-report.ts';
export type { SheetRecord } from './sheet-record.ts';
