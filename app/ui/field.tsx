import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import type { FormProblem } from '#app/http/forms.server.ts';
import { classNames } from './class-names.ts';

type Common = { label: string; name: string; hint?: ReactNode; error?: string | undefined };

const CONTROL =
  'w-full rounded-control border bg-white px-3.5 text-base text-ink placeholder:text-ink-3 aria-invalid:border-red ' +
  'disabled:bg-ground-2 disabled:text-ink-2';

function Frame({
  id,
  label,
  required,
  hint,
  error,
  children,
}: Pick<Common, 'label' | 'hint'> & {
  id: string;
  required?: boolean | undefined;
  error?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-2"> (선택)</span>}
      </label>
      {children}
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

const describedBy = (id: string, hint: ReactNode, error: string | undefined): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** One labelled line of input. Pass what was typed as `defaultValue`, so that nobody types twice. */
export function Field({
  label,
  name,
  hint,
  error,
  id: givenId,
  className,
  suffix,
  beside,
  ...rest
}: Common & {
  suffix?: ReactNode;
  /** Stands on the input's line: a button that fills it. */
  beside?: ReactNode;
} & Omit<ComponentProps<'input'>, 'name'>) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <Frame id={id} label={label} required={rest.required} hint={hint} error={error}>
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <input
            id={id}
            name={name}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, hint, error)}
            className={classNames(
              CONTROL,
              'min-h-12 border-edge read-only:bg-ground-2',
              Boolean(suffix) && 'pr-10',
              className,
            )}
            {...rest}
          />
          {suffix && (
            <span className="pointer-events-none absolute inset-y-0 right-3.5 flex items-center text-ink-2">
              {suffix}
            </span>
          )}
        </div>
        {beside}
      </div>
    </Frame>
  );
}

export function SelectField({
  label,
  name,
  hint,
  error,
  options,
  className,
  ...rest
}: Common & { options: readonly { value: string; label: string }[] } & Omit<
    ComponentProps<'select'>,
    'name'
  >) {
  const id = useId();
  return (
    <Frame id={id} label={label} required={rest.required} hint={hint} error={error}>
      <div className="relative">
        <select
          id={id}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className={classNames(CONTROL, 'min-h-12 appearance-none border-edge pr-11', className)}
          {...rest}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute right-3.5 top-1/2 size-5 -translate-y-1/2 text-ink-2"
        />
      </div>
    </Frame>
  );
}

/** Never ticked beforehand unless the person ticked it. */
export function Checkbox({
  label,
  name,
  hint,
  error,
  ...rest
}: Omit<Common, 'label'> & { label: ReactNode } & Omit<ComponentProps<'input'>, 'name' | 'type'>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          id={id}
          type="checkbox"
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="size-5 shrink-0 accent-warm-600"
          {...rest}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="-mt-2 pb-2 pl-7.5 text-xs text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="-mt-2 pb-2 pl-7.5 text-xs font-semibold text-red">
          {error}
        </p>
      )}
    </div>
  );
}

/** Over a form that did not go through: the rule that refused, or which fields need another look. */
export function FormAlert({ problem }: { problem: FormProblem | undefined }) {
  if (!problem) return null;
  const sentences = Object.entries(problem.fields).filter(([name]) => name !== 'form');
  if (!problem.message && sentences.length === 0) return null;
  return (
    <div role="alert" className="rounded-card border border-red bg-red-50 p-4 text-sm">
      <p className="font-bold text-red">{problem.message ?? '입력한 내용을 확인해 주세요.'}</p>
      {sentences.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {sentences.map(([name, sentence]) => (
            <li key={name}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
