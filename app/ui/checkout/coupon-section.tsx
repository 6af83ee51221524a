import { Link } from '@remix-run/react';
import { type Ref, useRef } from 'react';
import type { CouponRow, CouponSectionView } from '#app/http/coupon-view.ts';
import { paths } from '#app/http/paths.ts';
import { Button } from '../button.tsx';
import { Won } from '../money.tsx';
import { Panel } from '../page.tsx';
import type { PriceChange } from './form-parts.ts';

/**
 * The order form's coupons: the best combination by itself, or one's own choice. Ticking one is choosing. Without
 * scripts the button prices the choice.
 */
export function CouponSection({
  view,
  error,
  onPriceChange,
}: { view: CouponSectionView; error?: string | undefined } & PriceChange) {
  const chosenMode = useRef<HTMLInputElement>(null);
  if (view.rows.length === 0)
    return (
      <Panel title="쿠폰">
        <p className="text-sm">
          쓸 수 있는 쿠폰이 없어요.{' '}
          <Link to={paths.coupons()} className="font-semibold text-warm-700 underline">
            쿠폰 받기
          </Link>
        </p>
      </Panel>
    );
  const reprice = (input: HTMLInputElement) => input.form && onPriceChange(input.form);
  return (
    <Panel title="쿠폰">
      <p className="mb-2 text-sm">
        쿠폰 할인{' '}
        <strong className="text-warm-700">
          <Won amount={view.total} />
        </strong>
      </p>
      <fieldset aria-describedby={error ? 'coupon-error' : undefined}>
        <legend className="sr-only">쿠폰 적용 방법</legend>
        <ModeRadio value="auto" label="최대 할인 자동 적용" checked={view.mode === 'auto'} onPick={reprice} />
        <ModeRadio
          value="chosen"
          label="직접 고르기"
          checked={view.mode === 'chosen'}
          onPick={reprice}
          inputRef={chosenMode}
        />
      </fieldset>
      <fieldset className="mt-2 border-t border-line pt-2">
        <legend className="sr-only">가진 쿠폰</legend>
        <ul>
          {view.rows.map((row) => (
            <li key={row.couponId}>
              <CouponChoice
                row={row}
                mode={view.mode}
                onPick={(input) => {
                  if (chosenMode.current) chosenMode.current.checked = true;
                  reprice(input);
                }}
              />
            </li>
          ))}
        </ul>
      </fieldset>
      {error && (
        <p id="coupon-error" className="text-xs font-semibold text-red">
          {error}
        </p>
      )}
      <noscript>
        <p className="mt-2 text-xs text-ink-2">쿠폰을 고르려면 ‘직접 고르기’를 선택한 뒤 적용해 주세요.</p>
        <Button name="intent" value="quote" look="quiet" size="small" formNoValidate className="mt-2">
          쿠폰 적용
        </Button>
      </noscript>
    </Panel>
  );
}

function ModeRadio({
  value,
  label,
  checked,
  onPick,
  inputRef,
}: {
  value: CouponSectionView['mode'];
  label: string;
  checked: boolean;
  onPick: (input: HTMLInputElement) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
  return (
    <label className="flex min-h-11 items-center gap-2.5 text-sm font-semibold">
      <input
        key={String(checked)}
        ref={inputRef}
        type="radio"
        name="couponMode"
        value={value}
        defaultChecked={checked}
        onChange={(event) => onPick(event.target)}
        className="size-5 shrink-0 accent-warm-600"
      />
      {label}
    </label>
  );
}

function CouponChoice({
  row,
  mode,
  onPick,
}: {
  row: CouponRow;
  mode: CouponSectionView['mode'];
  onPick: (input: HTMLInputElement) => void;
}) {
  const used = row.discount !== null;
  const reasonId = `coupon-${row.couponId}`;
  return (
    // A new key takes over what the server decided; in between the tick is the person's.
    <label className="flex min-h-12 items-start gap-2.5 py-2 text-sm">
      <input
        key={`${mode} ${used}`}
        type="checkbox"
        name="couponIds"
        value={row.couponId}
        defaultChecked={used}
        disabled={!row.available}
        aria-describedby={reasonId}
        onChange={(event) => onPick(event.target)}
        className="mt-0.5 size-5 shrink-0 accent-warm-600"
      />
      <span className="min-w-0 flex-1">
        <span className={row.available ? 'font-semibold' : 'text-ink-2'}>{row.name}</span>
        <span className="block text-xs text-ink-2">{row.discountText}</span>
        <span id={reasonId} className="block text-xs text-ink-2">
          {row.limits}
          {row.reason && <strong className="block font-semibold text-warm-700">{row.reason}</strong>}
        </span>
      </span>
      {row.discount !== null && (
        <span className="shrink-0 font-bold text-warm-700">
          <span className="sr-only">할인 </span>
          <Won amount={-row.discount} />
        </span>
      )}
    </label>
  );
}
