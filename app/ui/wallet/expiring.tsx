import type { KstDay } from '#app/core/kst.ts';
import { BUCKET_LABEL, type LotBucket } from '#app/wallet/index.ts';
import { Notice } from '../feedback.tsx';
import { Won } from '../money.tsx';

type Ending = { bucket: LotBucket; expiresOn: KstDay; amount: number };

const monthAndDay = (day: KstDay): string => `${Number(day.slice(5, 7))}월 ${Number(day.slice(8))}일`;

/** Money that ends within a month. It can be used to the end of the day before. */
export function ExpiringNotice({ ending }: { ending: readonly Ending[] }) {
  if (ending.length === 0) return null;
  return (
    <Notice tone="warning" title="곧 사라지는 금액이 있어요">
      <ul className="mt-1 grid gap-0.5">
        {ending.map(({ bucket, expiresOn, amount }) => (
          <li key={`${bucket}:${expiresOn}`}>
            {BUCKET_LABEL[bucket]} <Won amount={amount} className="font-bold" />은{' '}
            <time dateTime={expiresOn}>{monthAndDay(expiresOn)}</time>까지 쓸 수 있고 다음 날 사라져요
          </li>
        ))}
      </ul>
    </Notice>
  );
}
