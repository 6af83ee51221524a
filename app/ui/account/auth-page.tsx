import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** One short form in the middle: signing in, joining, a forgotten password. */
export function AuthPage({
  title,
  lead,
  links = [],
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Where else one may have meant to go. */
  links?: readonly { to: string; text: string }[];
  children: ReactNode;
}) {
  return (
    <div className="page-width pb-16 pt-5 lg:pt-8">
      <div className="mx-auto grid max-w-md gap-6">
        <div>
          <h1 className="text-xl font-heavy lg:text-3xl">{title}</h1>
          {lead && <div className="mt-1.5 text-sm text-ink-2 lg:text-base">{lead}</div>}
        </div>
        {children}
        {links.length > 0 && (
          <ul className="flex flex-wrap items-center justify-center gap-x-5 text-sm">
            {links.map((link) => (
              <li key={link.to}>
                <Link
                  to={link.to}
                  className="inline-flex min-h-11 items-center text-ink-2 underline underline-offset-4 hover:text-ink"
                >
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
