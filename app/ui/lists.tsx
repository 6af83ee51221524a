import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { BrowseLink, usePrefetch } from './browse-link.tsx';
import { LinkButton } from './button.tsx';
import { classNames } from './class-names.ts';

/** The next page of a list read by key; nothing on the last page. */
export function MoreLink({ to, label = '더 보기' }: { to: string | null; label?: string }) {
  const prefetch = usePrefetch();
  if (!to) return null;
  return (
    <nav aria-label="다음 목록" className="mt-9 flex justify-center">
      <LinkButton to={to} look="quiet" className="min-w-56" prefetch={prefetch}>
        {label}
      </LinkButton>
    </nav>
  );
}

/** A titled block of a page, with the way to all of it. */
export function Section({
  title,
  lead,
  more,
  children,
}: {
  title: string;
  lead?: string;
  more?: { to: string; label: string } | undefined;
  children: ReactNode;
}) {
  return (
    <section className="when-near mt-10 lg:mt-14">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <div>
          <h2 className="text-lg font-heavy lg:text-2xl">{title}</h2>
          {lead && <p className="mt-0.5 text-xs text-ink-2 lg:text-sm">{lead}</p>}
        </div>
        {more && (
          <BrowseLink
            to={more.to}
            className="-my-2.5 inline-flex min-h-11 shrink-0 items-center text-sm text-ink-2 hover:text-ink"
          >
            {more.label}
            <ChevronRight aria-hidden className="size-4" />
          </BrowseLink>
        )}
      </div>
      {children}
    </section>
  );
}

/** Links that look like chips, one of them the current page. */
export function ChipLinks({
  label,
  links,
}: {
  label: string;
  links: readonly { to: string; text: string; current: boolean }[];
}) {
  return (
    <nav aria-label={label} className="-mx-4 lg:mx-0">
      <ul className="scroll-row gap-2 px-4 py-1 lg:flex-wrap lg:px-0">
        {links.map((link) => (
          <li key={link.to} className="shrink-0">
            <BrowseLink
              to={link.to}
              preventScrollReset
              aria-current={link.current ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center rounded-full border px-4 text-sm font-semibold',
                link.current ? 'border-ink bg-ink text-white' : 'border-line-2 bg-white hover:border-ink-2',
              )}
            >
              {link.text}
            </BrowseLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Sort orders as plain text links. */
export function SortLinks({ links }: { links: readonly { to: string; text: string; current: boolean }[] }) {
  return (
    <nav aria-label="정렬" className="-mx-4 lg:-mx-2">
      <ul className="scroll-row px-2 lg:px-0">
        {links.map((link) => (
          <li key={link.to} className="shrink-0">
            <BrowseLink
              to={link.to}
              preventScrollReset
              aria-current={link.current ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center px-2 text-sm',
                link.current ? 'font-bold text-warm-700' : 'text-ink-2 hover:text-ink',
              )}
            >
              {link.text}
            </BrowseLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Label and value pairs: seller information, product notice, delivery. */
export function Facts({
  facts,
  short = false,
}: {
  facts: readonly { label: string; value: ReactNode }[];
  /** Labels of a word or two: more of the line is left for the values. */
  short?: boolean;
}) {
  return (
    <dl className="text-sm">
      {facts.map((fact) => (
        <div
          key={fact.label}
          className={classNames(
            'grid gap-3 border-b border-line py-2.5 last:border-0',
            short ? 'grid-cols-[5rem_1fr]' : 'grid-cols-[7.5rem_1fr]',
          )}
        >
          <dt className="text-ink-2">{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
