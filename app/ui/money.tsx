import { formatNumber } from '#app/core/krw.ts';
import { classNames } from './class-names.ts';

/** `<data value="12900">12,900원</data>`: people, screen readers and tests see the same number. */
export function Won({ amount, className }: { amount: number; className?: string }) {
  return (
    <data value={amount} className={classNames('whitespace-nowrap', className)}>
      {`${amount < 0 ? '−' : ''}${formatNumber(Math.abs(amount))}원`}
    </data>
  );
}

const SIZES = {
  card: { struck: 'text-xs', price: 'text-md' },
  page: { struck: 'text-sm', price: 'text-2xl' },
} as const;

/** What is saved against the list price, in whole per cent, never rounded up. */
export const discountRate = (price: number, listPrice: number): number =>
  listPrice > price ? Math.floor(((listPrice - price) * 100) / listPrice) : 0;

/** Struck list price above, red rate and price below; the same order everywhere. */
export function Price({
  price,
  listPrice,
  size = 'card',
  varies = false,
}: {
  price: number;
  listPrice: number;
  size?: keyof typeof SIZES;
  /** Some option costs more. */
  varies?: boolean;
}) {
  const rate = discountRate(price, listPrice);
  const { struck, price: big } = SIZES[size];
  const now = (
    <p className={classNames('flex flex-wrap items-baseline gap-x-1.5 font-heavy', big)}>
      {rate > 0 && (
        <span className="text-red">
          {`${rate}%`}
          <span className="sr-only"> 할인</span>
        </span>
      )}
      <span>
        <span className="sr-only">판매가 </span>
        <Won amount={price} />
        {varies && <span className="text-sm font-bold">부터</span>}
      </span>
    </p>
  );
  if (rate === 0) return now;
  return (
    <div>
      <p className={classNames('text-ink-3', struck)}>
        <span className="sr-only">정가 </span>
        <s>
          <Won amount={listPrice} />
        </s>
      </p>
      {now}
    </div>
  );
}

export function CashbackChip({ amount }: { amount: number }) {
  return (
    <span className="inline-flex rounded-chip bg-teal-50 px-2 py-0.5 text-2xs font-bold text-teal-700">
      캐시백&nbsp;
      <Won amount={amount} />
    </span>
  );
}

/** One line of a sum: what it is, how much. */
export function AmountRow({
  label,
  amount,
  tone,
}: {
  label: string;
  amount: number;
  tone?: string | undefined;
}) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-2">{label}</dt>
      <dd className={classNames('font-semibold', tone)}>
        <Won amount={amount} />
      </dd>
    </div>
  );
}
