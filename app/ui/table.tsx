import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand under each other at the right. */
  numeric?: boolean;
  /** Names the row to a screen reader; one column of a table. */
  isName?: boolean;
};

/** Rows of the same sort. Wider than the screen it scrolls by itself, by keyboard too, and the page does not. */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  empty = '아직 아무것도 없어요.',
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  empty?: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-card border border-line">
      <table className="w-full min-w-max border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-ground-2 text-xs text-ink-2">
          <tr>
            {columns.map((column) => (
              <th
                key={column.head}
                scope="col"
                className={classNames(
                  'whitespace-nowrap px-4 py-2.5 font-semibold',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="px-4 py-10 text-center text-ink-2">
                {empty}
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-t border-line">
              {columns.map((column) => {
                const look = classNames(
                  'px-4 py-3 align-top font-normal',
                  column.numeric ? 'whitespace-nowrap text-right' : 'text-left',
                );
                return column.isName ? (
                  <th key={column.head} scope="row" className={classNames(look, 'font-semibold')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.head} className={look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
