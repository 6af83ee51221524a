import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/**
 * A labelled file input in our own words: browsers write theirs in the language of the system. The label opens the
 * chooser by itself; the names chosen are told once scripts run.
 */
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
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const tell = () => setChosen(Array.from(input.current?.files ?? [], (file) => file.name));
  // Once: something may have been chosen before scripts ran.
  useEffect(tell, []);
  return (
    <div className="grid gap-1.5">
      <span id={`${id}-label`} className="text-sm font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-2"> (선택)</span>}
      </span>
      <div className="relative flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-edge bg-white p-2 text-sm has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-warm-600">
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          required={required}
          multiple={multiple}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-chosen ${id}-hint`}
          onChange={tell}
          className="sr-only"
        />
        <label
          htmlFor={id}
          className="inline-flex min-h-11 cursor-pointer items-center rounded-chip border border-edge bg-ground-2 px-3.5 font-semibold hover:bg-line"
        >
          파일 고르기
        </label>
        <span id={`${id}-chosen`} aria-live="polite" className="min-w-0 break-all text-ink-2">
          {chosen && <Chosen names={chosen} />}
        </span>
      </div>
      <p id={`${id}-hint`} className="text-xs text-ink-2">
        {hint}
      </p>
    </div>
  );
}

const MOST_NAMES = 3;

function Chosen({ names }: { names: readonly string[] }) {
  if (names.length === 0) return '고른 파일이 없어요';
  const rest = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` 외 ${rest}개` : ''}`;
}
