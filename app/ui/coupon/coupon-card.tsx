import type { ReactNode } from 'react';
import type { KstDay } from '#app/core/kst.ts';
import {
  type CouponTerms,
  discountText,
  funderText,
  LEVEL_LABEL,
  limitsText,
} from '#app/promotions/index.ts';
import { classNames } from '../class-names.ts';
import { Badge } from '../feedback.tsx';
import { Day } from '../when.tsx';

export type CouponView = Pick<
  CouponTerms,
  'name' | 'level' | 'kind' | 'rateBps' | 'amount' | 'minimumOrder' | 'maxDiscount' | 'combinable' | 'funders'
> & { intro: string; scopeText: string };

/** One coupon with everything that decides whether it helps: discount, limits, scope, combination, time, funder. */
export function CouponCard({
  coupon,
  badges,
  dates,
  faded = false,
  children,
}: {
  coupon: CouponView;
  badges?: ReactNode;
  dates: { label: string; value: ReactNode }[];
  faded?: boolean;
  children?: ReactNode;
}) {
  const facts = [
    { label: '조건', value: limitsText(coupon) },
    { label: '적용 대상', value: coupon.scopeText },
    { label: '중복 사용', value: coupon.combinable ? '다른 쿠폰과 함께 쓸 수 있음' : '이 쿠폰만 쓸 수 있음' },
    ...dates,
    { label: '할인 부담', value: funderText(coupon.funders) },
  ];
  return (
    <article
      className={classNames(
        'flex h-full flex-col rounded-panel border border-line p-4 lg:p-5',
        faded ? 'bg-ground-2' : 'bg-white',
      )}
    >
      <div className="flex flex-wrap items-center gap-1.5">
        <Badge tone={faded ? 'white' : 'warm'}>{LEVEL_LABEL[coupon.level]}</Badge>
        {badges}
      </div>
      <p className={classNames('mt-2 text-xl font-heavy', faded ? 'text-ink-2' : 'text-warm-700')}>
        {discountText(coupon)}
      </p>
      <h2 className="text-base font-bold">{coupon.name}</h2>
      {coupon.intro && <p className="mt-0.5 text-sm text-ink-2">{coupon.intro}</p>}
      <dl className="mt-3 grid gap-1 text-xs">
        {facts.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[4.5rem_1fr] gap-2">
            <dt className="text-ink-2">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children && <div className="mt-auto pt-4">{children}</div>}
    </article>
  );
}

/** `오늘까지`, `D-3` */
export function DaysLeft({ days }: { days: number }) {
  return (
    <Badge tone={days <= 3 ? 'red' : 'plain'}>
      {days === 0 ? (
        '오늘까지'
      ) : (
        <>
          <span aria-hidden>D-{days}</span>
          <span className="sr-only">{days}일 남음</span>
        </>
      )}
    </Badge>
  );
}

export const untilDay = (day: KstDay): ReactNode => (
  <>
    <Day day={day} />
    까지
  </>
);
