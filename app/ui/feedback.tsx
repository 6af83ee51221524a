import { CircleAlert, CircleCheck, Info, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Emblem } from './picture.tsx';

const NOTICES = {
  info: { look: 'bg-ground-2 text-ink', Icon: Info },
  safe: { look: 'bg-teal-50 text-teal-800', Icon: ShieldCheck },
  done: { look: 'bg-teal-50 text-teal-800', Icon: CircleCheck },
  warning: { look: 'border border-warm-600 bg-warm-50 text-ink', Icon: CircleAlert },
  error: { look: 'border border-red bg-red-50 text-ink', Icon: CircleAlert },
} as const;

/** A short message in the page. `error` and `warning` are announced when they appear. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: keyof typeof NOTICES;
  title?: string;
  children?: ReactNode;
}) {
  const { look, Icon } = NOTICES[tone];
  const urgent = tone === 'error' || tone === 'warning';
  return (
    <div
      role={urgent ? 'alert' : undefined}
      className={classNames('flex gap-3 rounded-card p-4 text-sm', look)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        {title && <p className="font-bold">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** Nothing here, why, and where to go instead. */
export function Empty({
  emoji = '🧺',
  title,
  children,
  action,
}: {
  emoji?: string;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 px-4 py-16 text-center">
      <Emblem emoji={emoji} size={88} />
      <p className="text-lg font-bold">{title}</p>
      {children && <div className="max-w-md text-sm text-ink-2">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

const BADGES = {
  plain: 'bg-ground-2 text-ink-2',
  white: 'bg-white text-ink',
  warm: 'bg-warm-50 text-warm-700',
  teal: 'bg-teal-50 text-teal-700',
  red: 'bg-red-50 text-red',
  dark: 'bg-ink text-white',
} as const;
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof BADGES; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center rounded-chip px-2 py-0.5 text-2xs font-bold',
        BADGES[tone],
      )}
    >
      {children}
    </span>
  );
}
