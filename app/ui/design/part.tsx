import type { ReactNode } from 'react';

/** A chapter of the design page. */
export function Part({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-head`} className="border-t border-line py-8 lg:py-10">
      <h2 id={`${id}-head`} className="text-lg font-heavy lg:text-2xl">
        {title}
      </h2>
      <p className="mb-5 mt-1 text-sm text-ink-2">{lead}</p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-7">{children}</div>
    </section>
  );
}

/** One component in one state, named. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-2">
      <h3 className="text-xs font-semibold text-ink-2">{name}</h3>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

export const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-2.5">{children}</div>
);
export const Columns = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-x-5 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
);
