/** Cells of one row by the header they stand under. */
export type SheetRecord = Readonly<Record<string, string | number>>;
