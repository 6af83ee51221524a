import { type ComponentProps, useId } from 'react';

/** Several lines of text with a label, a hint and what is wrong beside it. */
export function TextArea({
  label,
  name,
  hint,
  error,
  ...rest
}: {
  label: string;
  name: string;
  hint?: string;
  error?: string | undefined;
} & Omit<ComponentProps<'textarea'>, 'name'>) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {!rest.required && <span className="font-normal text-ink-2"> (선택)</span>}
      </label>
      <textarea
        id={id}
        name={name}
        rows={5}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
        className="w-full rounded-control border border-edge bg-white px-3.5 py-3 text-base text-ink placeholder:text-ink-3 aria-invalid:border-red"
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs font-semibold text-red">
          {error}
        </p>
      )}
    </div>
  );
}
