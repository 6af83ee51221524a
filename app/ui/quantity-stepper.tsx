import { Minus, Plus } from 'lucide-react';
import { useId, useState } from 'react';

/** A number field that works by itself; the two buttons are there where scripts run. */
export function QuantityStepper({
  name = 'quantity',
  label = '수량',
  defaultValue = 1,
  max = 99,
  onChange,
}: {
  name?: string;
  label?: string;
  defaultValue?: number;
  max?: number;
  onChange?: (quantity: number) => void;
}) {
  const id = useId();
  const [quantity, setQuantity] = useState(String(defaultValue));
  const count = Number(quantity) || 1;
  const put = (next: number) => {
    const inRange = Math.min(Math.max(next, 1), max);
    setQuantity(String(inRange));
    onChange?.(inRange);
  };
  const button = 'with-scripts grid size-11 place-items-center disabled:text-line-2';
  return (
    <div className="inline-flex items-center rounded-control border border-edge bg-white">
      <button
        type="button"
        aria-label={`${label} 줄이기`}
        className={button}
        disabled={count <= 1}
        onClick={() => put(count - 1)}
      >
        <Minus aria-hidden className="size-4" />
      </button>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        type="number"
        name={name}
        inputMode="numeric"
        min={1}
        max={max}
        required
        value={quantity}
        onChange={(event) => setQuantity(event.target.value)}
        onBlur={() => put(count)}
        className="min-h-11 w-13 bg-transparent text-center font-bold [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button
        type="button"
        aria-label={`${label} 늘리기`}
        className={button}
        disabled={count >= max}
        onClick={() => put(count + 1)}
      >
        <Plus aria-hidden className="size-4" />
      </button>
    </div>
  );
}
