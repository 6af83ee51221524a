import { type Cell, isBlank, readText } from './import-cells.ts';
import {
  COLUMNS,
  type ColumnKey,
  columnLetter,
  EXAMPLE_CODE,
  type Header,
  likelyColumn,
  REQUIRED_COLUMNS,
  readHeader,
} from './import-columns.ts';
import type { ImportProblem } from './import-report.ts';

export type SheetRow = { number: number; cells: readonly Cell[] };
export type Group = { code: string; rows: readonly [SheetRow, ...SheetRow[]] };

/** Collects what is wrong, each with its place in the sheet. */
export function problemList(header: Header) {
  const problems: ImportProblem[] = [];
  const add = (
    row: number,
    column: string,
    at: number | undefined,
    message: string,
    severity: 'error' | 'note',
  ) =>
    problems.push({
      row,
      column,
      cell: at === undefined ? '' : `${columnLetter(at)}${row}`,
      message,
      severity,
    });
  return {
    problems,
    at: (row: number, key: ColumnKey, message: string, severity: 'error' | 'note' = 'error') =>
      add(row, COLUMNS[key], header.keys.get(key), message, severity),
    atNotice: (row: number, column: string, message: string) =>
      add(row, column, header.notices.get(column), message, 'error'),
    atColumn: (
      row: number,
      column: string,
      at: number | undefined,
      message: string,
      severity: 'error' | 'note' = 'error',
    ) => add(row, column, at, message, severity),
    atHeader: (
      column: string,
      at: number | undefined,
      message: string,
      severity: 'error' | 'note' = 'error',
    ) => add(1, column, at, message, severity),
  };
}
export type ProblemList = ReturnType<typeof problemList>;

/** The header, checked: every column that must be there is; what is unknown is told and left unread. */
export function checkHeader(cells: readonly Cell[]): {
  header: Header;
  list: ProblemList;
  readable: boolean;
} {
  const header = readHeader(
    cells.map((cell) => {
      const text = readText(cell);
      return text.ok ? text.value : '';
    }),
  );
  const list = problemList(header);
  for (const [text, at] of header.unknown) {
    const likely = likelyColumn(text);
    list.atHeader(
      text,
      at,
      likely
        ? `모르는 열이라 읽지 않았습니다. 혹시 '${likely}' 열인가요? 첫 줄의 이름을 고쳐 주세요.`
        : '모르는 열이라 읽지 않았습니다. 필요 없으면 지워도 됩니다.',
      'note',
    );
  }
  const missing = REQUIRED_COLUMNS.filter((key) => !header.keys.has(key));
  for (const key of missing)
    list.atHeader(
      COLUMNS[key],
      undefined,
      `'${COLUMNS[key]}' 열이 없습니다. 첫 줄에 이 이름의 열을 넣거나 양식을 다시 내려받아 주세요.`,
    );
  return { header, list, readable: missing.length === 0 };
}

/** Rows of one product by its code, in the order of the sheet; empty rows and the template's examples are left out. */
export function groupRows(rows: readonly (readonly Cell[])[], header: Header, list: ProblemList): Group[] {
  const groups = new Map<string, { code: string; rows: [SheetRow, ...SheetRow[]] }>();
  const codeAt = header.keys.get('sellerCode') ?? 0;
  for (const [i, cells] of rows.entries()) {
    if (cells.every(isBlank)) continue;
    const row = { number: i + 2, cells };
    const code = readText(cells[codeAt]);
    if (!code.ok || !code.value) {
      list.at(
        row.number,
        'sellerCode',
        code.ok ? '판매자 상품코드가 비어 있습니다. 상품마다 다른 코드를 입력해 주세요.' : code.message,
      );
      continue;
    }
    if (EXAMPLE_CODE.test(code.value)) continue;
    const group = groups.get(code.value);
    if (group) group.rows.push(row);
    else groups.set(code.value, { code: code.value, rows: [row] });
  }
  return [...groups.values()];
}
