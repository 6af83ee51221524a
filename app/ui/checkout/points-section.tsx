import { formatWon } from '#app/core/krw.ts';
import type { CheckoutView } from '#app/http/checkout-view.server.ts';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import { AmountField, Lowered } from './amount-field.tsx';
import type { PriceChange } from './form-parts.ts';

type Points = NonNullable<CheckoutView['points']>;

/** 적립금: how much there is, from how much on it may be used, and why less is used than wished. */
export function PointsSection({
  points,
  typed,
  error,
  onPriceChange,
}: { points: Points; typed: string | undefined; error: string | undefined } & PriceChange) {
  const tooFew = points.available < points.minimumUse;
  return (
    <Panel title="적립금">
      <p className="text-sm">
        쓸 수 있는 적립금{' '}
        <strong>
          <Won amount={points.available} />
        </strong>
      </p>
      {points.available === 0 ? null : tooFew ? (
        <p className="mt-1 text-xs text-ink-2">{formatWon(points.minimumUse)}부터 쓸 수 있어요.</p>
      ) : (
        <div className="mt-3">
          <AmountField
            name="pointsAmount"
            label="쓸 적립금"
            useAll="전액 사용"
            most={points.limit}
            typed={typed}
            error={error}
            hint={`${formatWon(points.minimumUse)}부터 1원 단위로, 이 주문에는 ${formatWon(points.limit)}까지 쓸 수 있어요.`}
            onPriceChange={onPriceChange}
          />
          <Lowered reason={loweredText(points)} />
        </div>
      )}
    </Panel>
  );
}

function loweredText({ loweredBy, minimumUse, used }: Points): string | null {
  const now = `적립금 ${formatWon(used)}을 써요.`;
  switch (loweredBy) {
    case null:
      return null;
    case 'balance':
      return `가진 적립금만큼만 쓸 수 있어 ${now}`;
    case 'minimum-use':
      return `적립금은 ${formatWon(minimumUse)}부터 쓸 수 있어 쓰지 않아요.`;
    case 'total':
      return `결제할 금액까지만 쓸 수 있어 ${now}`;
    case 'external-minimum':
      return `나머지 금액이 결제 수단의 최소 금액보다 적어지지 않도록 ${now}`;
  }
}
