import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A route's `handle`: which frame stands around its page. Without one, the shop's header, footer and tab bar. */
export type FrameHandle = {
  /** `bare`: the page brings its own frame (staff desks, print pages). */
  frame?: 'shop' | 'bare';
  /** `own`: the page has its own bar at the bottom of a phone, in place of the tab bar. */
  bottomBar?: 'tabs' | 'own';
  /** The page stays as it was sent: it may be shown at other addresses, whose scripts would not find themselves in it. */
  still?: boolean;
};

export type Crumb = { to: string; text: string };

/** The frame of a page: its heading and, on the way to it, the pages above. */
export function Page({
  title,
  lead,
  crumbs = [],
  narrow = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  /** Forms and texts: one readable column. */
  narrow?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <div className={classNames(narrow && 'mx-auto max-w-2xl')}>
        <Crumbs crumbs={crumbs} />
        <h1 className="text-xl font-heavy lg:text-3xl">{title}</h1>
        {lead && <div className="mt-1.5 text-sm text-ink-2 lg:text-base">{lead}</div>}
        <div className="mt-5 lg:mt-7">{children}</div>
      </div>
    </div>
  );
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="현재 위치" className="mb-1">
      <ol className="flex flex-wrap items-center text-xs text-ink-2">
        {crumbs.map((crumb, at) => (
          <li key={crumb.to} className="flex items-center">
            {at > 0 && <ChevronRight aria-hidden className="mx-0.5 size-3.5" />}
            {crumbs.length === 1 && <ChevronLeft aria-hidden className="-ml-0.5 mr-0.5 size-3.5" />}
            <Link to={crumb.to} className="py-1 hover:underline">
              {crumb.text}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A white block with a soft edge, for forms and summaries. */
export function Panel({ title, aside, children }: { title?: string; aside?: string; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-panel border border-line bg-white p-4 lg:p-6">
      {title && (
        <h2 className="mb-3 text-md font-heavy">
          {title}
          {aside && <span className="ml-1.5 text-sm font-medium text-ink-2">{aside}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}
