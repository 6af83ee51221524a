import { isBlank, readText, readWord } from './import-cells.ts';
import type { ColumnKey, Header } from './import-columns.ts';
import { PLACEHOLDER } from './import-draft.ts';
import type { Group, ProblemList, SheetRow } from './import-rows.ts';

/** One product while its rows are read. */
export type Reading = { group: Group; header: Header; list: ProblemList; fail: () => void };
type Found = { row: SheetRow; cell: SheetRow['cells'][number] };

export const cellOf = (header: Header, row: SheetRow, key: ColumnKey) => {
  const at = header.keys.get(key);
  return at === undefined ? null : (row.cells[at] ?? null);
};

/** A product is described once: on its first row, or wherever it is written; a later row may repeat it, not differ. */
export function productCell({ group, header, list }: Reading, key: ColumnKey): Found {
  const [first] = group.rows;
  const written = group.rows.filter((row) => !isBlank(cellOf(header, row, key)));
  const [found = first, ...others] = written;
  const said = readText(cellOf(header, found, key));
  for (const row of others) {
    const again = readText(cellOf(header, row, key));
    if (said.ok && again.ok && said.value !== again.value)
      list.at(
        row.number,
        key,
        `같은 상품인 ${found.number}행의 값과 다릅니다. 같은 값으로 고치거나 이 칸을 비워 주세요.`,
      );
  }
  return { row: found, cell: cellOf(header, found, key) };
}

export const rowOf = (reading: Pick<Reading, 'group' | 'header'>, key: ColumnKey): number =>
  (reading.group.rows.find((row) => !isBlank(cellOf(reading.header, row, key))) ?? reading.group.rows[0])
    .number;

export function text(reading: Reading, key: ColumnKey): string {
  const { row, cell } = productCell(reading, key);
  const said = readText(cell);
  if (said.ok) return said.value;
  reading.list.at(row.number, key, said.message);
  return PLACEHOLDER.text;
}

export function word<W extends string>(
  reading: Reading,
  key: ColumnKey,
  words: Readonly<Record<W, string>>,
  placeholder: W,
  blank?: W,
): W {
  const { row, cell } = productCell(reading, key);
  if (isBlank(cell)) {
    if (blank !== undefined) return blank;
    const choices = Object.values<string>(words).join(', ');
    reading.list.at(row.number, key, `비어 있습니다. 다음 중에서 골라 주세요: ${choices}`);
    return placeholder;
  }
  const said = readWord(cell, words);
  if (said.ok) return said.value;
  reading.list.at(row.number, key, said.message);
  return placeholder;
}
