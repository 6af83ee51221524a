import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';

export type Choice = {
  value: string;
  label: ReactNode;
  detail?: ReactNode;
  /** Stays visible with its reason; cannot be chosen. */
  unavailable?: string | false | undefined;
};

/** Radio buttons drawn as cards. */
export function RadioCards({
  legend,
  name,
  choices,
  defaultValue,
  error,
  hideLegend = false,
  columns = 'flow',
  onChoose,
}: {
  legend: string;
  name: string;
  choices: readonly Choice[];
  defaultValue?: string | undefined;
  error?: string | undefined;
  hideLegend?: boolean;
  columns?: 'flow' | 'stack' | 'three' | 'five';
  onChoose?: (value: string) => void;
}) {
  const id = useId();
  const layout = {
    flow: 'flex flex-wrap',
    stack: 'grid',
    three: 'grid grid-cols-2 sm:grid-cols-3',
    five: 'grid grid-cols-5',
  }[columns];
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-2 text-base font-bold'}>{legend}</legend>
      <div className={classNames('gap-2', layout)}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames(
              'relative flex min-h-12 items-center rounded-control border py-2 text-sm font-semibold',
              'has-checked:border-warm-600 has-checked:bg-warm-50 has-checked:ring-1 has-checked:ring-warm-600',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-warm-600',
              columns === 'five' ? 'px-1' : 'px-4',
              columns === 'stack' ? 'justify-between gap-4 text-left' : 'justify-center text-center',
              columns === 'three' && 'max-sm:last:odd:col-span-2',
              choice.unavailable ? 'border-line bg-ground-2 text-ink-2' : 'border-edge bg-white',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              disabled={Boolean(choice.unavailable)}
              required
              onChange={() => onChoose?.(choice.value)}
              className="absolute size-full cursor-inherit opacity-0"
            />
            <span className={choice.unavailable ? 'line-through' : undefined}>{choice.label}</span>
            {choice.detail && <span className="text-sm font-medium">{choice.detail}</span>}
            {choice.unavailable && <span className="ml-2 text-2xs font-bold">{choice.unavailable}</span>}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-xs font-semibold text-red">
          {error}
        </p>
      )}
    </fieldset>
  );
}
