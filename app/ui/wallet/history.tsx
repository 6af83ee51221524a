import { classNames } from '../class-names.ts';
import { Won } from '../money.tsx';
import { Instant } from '../when.tsx';

/** Each kind of entry in the shopper's words. */
const WORDS: Record<string, string> = {
  charge: '충전',
  hold: '주문 결제',
  release: '결제하지 않은 주문에서 돌아옴',
  refund: '환불로 돌아옴',
  confirm: '캐시백 적립',
  grant: '정책수당',
};

type Row = { seq: string; kind: string; amount: number; balance: number; at: Date };

/** Every entry that changed the spendable balance, with the balance after it. */
export function WalletHistory({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0)
    return <p className="py-6 text-center text-sm text-ink-2">아직 이용 내역이 없어요.</p>;
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.seq} className="grid grid-cols-[1fr_auto] gap-x-4 py-3 text-sm">
          <span className="font-semibold">{WORDS[row.kind] ?? '변동'}</span>
          <span className={classNames('text-right font-bold', row.amount > 0 ? 'text-teal-700' : 'text-ink')}>
            {row.amount > 0 && '+'}
            <Won amount={row.amount} />
          </span>
          <span className="text-xs text-ink-2">
            <Instant at={row.at} />
          </span>
          <span className="text-right text-xs text-ink-2">
            잔액 <Won amount={row.balance} />
          </span>
        </li>
      ))}
    </ul>
  );
}
