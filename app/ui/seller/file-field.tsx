import { type ReactNode, useId } from 'react';

/** A labelled file input; the browser's own button, so that it works everywhere. */
export function FileField({
  label,
  name,
  accept,
  hint,
  required = false,
  multiple = false,
}: {
  label: string;
  name: string;
  accept: string;
  hint: ReactNode;
  required?: boolean;
  multiple?: boolean;
}) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-2"> (선택)</span>}
      </label>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        required={required}
        multiple={multiple}
        aria-describedby={`${id}-hint`}
        className="min-h-12 w-full rounded-control border border-edge bg-white p-2 text-sm file:mr-3 file:min-h-9 file:rounded-chip file:border-0 file:bg-ground-2 file:px-3 file:font-semibold"
      />
      <p id={`${id}-hint`} className="text-xs text-ink-2">
        {hint}
      </p>
    </div>
  );
}
