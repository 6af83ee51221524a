import { Link } from '@remix-run/react';
import type { ToldRow } from '#app/http/wallet-history.server.ts';
import { classNames } from '../class-names.ts';
import { Won } from '../money.tsx';
import { Instant } from '../when.tsx';

type Row = Omit<ToldRow, 'at'> & { at: Date | string };

/** Every entry that changed what can be spent: why, how much, and the balance after it. */
export function WalletHistory({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0)
    return <p className="py-6 text-center text-sm text-ink-2">아직 이용 내역이 없어요.</p>;
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.seq} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 py-3 text-sm">
          <span className="min-w-0 font-semibold">{row.title}</span>
          <span
            className={classNames(
              'text-right font-bold',
              row.amount === 0 ? 'text-ink-2' : row.amount > 0 ? 'text-teal-700' : 'text-ink',
            )}
          >
            {row.amount > 0 && '+'}
            <Won amount={row.amount} />
          </span>
          <span className="min-w-0 text-xs text-ink-2">
            {row.detail && (
              <span className="block break-words">
                {row.to ? (
                  <Link to={row.to} className="underline underline-offset-2">
                    {row.detail}
                  </Link>
                ) : (
                  row.detail
                )}
              </span>
            )}
            {row.parts.length > 0 && <span className="block">{row.parts.join(', ')}</span>}
            <Instant at={row.at} />
          </span>
          <span className="self-end text-right text-xs text-ink-2">
            잔액 <Won amount={row.balance} />
          </span>
        </li>
      ))}
    </ul>
  );
}
