import type { ReactNode } from 'react';
import { Empty } from '../feedback.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { Instant } from '../when.tsx';

type Row = { id: string; subject: string; amount: number; since: Date; cause: string };

/** What a person has to settle, oldest first; an empty list is the good case. */
export function DeskRows({
  title,
  lead,
  rows,
  causes,
  act,
}: {
  title: string;
  lead: string;
  rows: readonly Row[];
  causes: Readonly<Record<string, string>>;
  act?: (row: Row) => ReactNode;
}) {
  return (
    <Panel title={`${title} ${rows.length}건`}>
      <p className="mb-3 text-sm text-ink-2">{lead}</p>
      {rows.length === 0 ? (
        <Empty emoji="✅" title="처리할 것이 없어요" />
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
              <div className="min-w-0">
                <p className="font-semibold">
                  {row.subject} · <Won amount={row.amount} />
                </p>
                <p>{causes[row.cause] ?? row.cause}</p>
                <p className="text-xs text-ink-2">
                  <Instant at={row.since} />
                  부터
                </p>
              </div>
              {act?.(row)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
