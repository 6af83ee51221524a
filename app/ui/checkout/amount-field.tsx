import { type ReactNode, useState } from 'react';
import { formatNumber } from '#app/core/krw.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import type { PriceChange } from './form-parts.ts';

/**
 * How much of something to use. With scripts the button uses all that may be used; without, it prices the typed amount.
 */
export function AmountField({
  name,
  label,
  useAll,
  most,
  typed,
  hint,
  error,
  onPriceChange,
}: {
  name: string;
  label: string;
  /** The button's words where scripts run. */
  useAll: string;
  most: number;
  typed: string | undefined;
  hint: ReactNode;
  error: string | undefined;
} & PriceChange) {
  const [amount, setAmount] = useState(typed ?? '0');
  return (
    <Field
      label={label}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      required
      value={amount}
      suffix="원"
      className="text-right font-bold"
      hint={hint}
      error={error}
      onChange={(event) => setAmount(event.target.value)}
      onBlur={(event) => event.target.form && onPriceChange(event.target.form)}
      beside={
        <Button
          type="submit"
          name="intent"
          value="quote"
          look="quiet"
          formNoValidate
          onClick={(event) => {
            const { form } = event.currentTarget;
            if (!form) return;
            event.preventDefault();
            const all = formatNumber(most);
            setAmount(all);
            const field = form.elements.namedItem(name);
            if (field instanceof HTMLInputElement) field.value = all;
            onPriceChange(form);
          }}
        >
          <span className="scripting-only">{useAll}</span>
          <noscript>금액 적용</noscript>
        </Button>
      }
    />
  );
}

/** Why less is used than was typed. */
export const Lowered = ({ reason }: { reason: string | null }) =>
  reason && (
    <p role="status" className="mt-1.5 text-xs font-semibold text-warm-700">
      {reason}
    </p>
  );
