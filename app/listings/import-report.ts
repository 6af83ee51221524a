export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_ROWS = 5_000;

/** What is wrong with one cell, and what to do. A note is said but stops nothing. */
export type ImportProblem = {
  /** As the spreadsheet counts: the header is row 1. */
  row: number;
  column: string;
  /** `G12`; empty when the column is missing. */
  cell: string;
  message: string;
  severity: 'error' | 'note';
};

export type ImportReport = {
  rows: number;
  products: number;
  created: number;
  updated: number;
  /** Products left out because one of their rows is wrong. */
  skipped: number;
  problems: ImportProblem[];
};
