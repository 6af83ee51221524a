import { Won } from '../money.tsx';

type Item = { lineId: string; name: string; quantity: number; amount: number };
type ClawBack = { fromPending: number; fromCashback: number; fromCharged: number };
type Preview = {
  total: number;
  charged: number;
  cashback: number;
  external: number;
  clawBacks: readonly ClawBack[];
};

/** What goes back to which tender, before anybody agrees. */
export function RefundPreview({ items, preview }: { items: readonly Item[]; preview: Preview }) {
  const clawed = preview.clawBacks.reduce(
    (sum, c) => sum + c.fromPending + c.fromCashback + c.fromCharged,
    0,
  );
  const parts = [
    { label: '온통대전 충전금으로', amount: preview.charged },
    { label: '온통대전 캐시백으로', amount: preview.cashback },
    { label: '카드·간편결제·계좌로', amount: preview.external },
  ].filter((part) => part.amount > 0);
  return (
    <div className="text-sm">
      <ul className="grid gap-1.5">
        {items.map((item) => (
          <li key={item.lineId} className="flex justify-between gap-4">
            <span>
              {item.name} × {item.quantity}
            </span>
            <Won amount={item.amount} />
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid gap-1.5 border-t border-line pt-3">
        {parts.map((part) => (
          <div key={part.label} className="flex justify-between">
            <dt className="text-ink-2">{part.label}</dt>
            <dd className="font-semibold">
              <Won amount={part.amount} />
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between font-heavy">
          <dt>환불 합계</dt>
          <dd className="text-lg">
            <Won amount={preview.total} />
          </dd>
        </div>
      </dl>
      {clawed > 0 && (
        <p className="mt-2 text-xs text-ink-2">
          이 상품으로 받기로 한 캐시백 <Won amount={clawed} />은 함께 취소돼요.
        </p>
      )}
    </div>
  );
}
