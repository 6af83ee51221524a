import { Link, useRouteLoaderData } from '@remix-run/react';
import { type AnchorHTMLAttributes, useContext } from 'react';
import { NOBODY, type Viewer } from '#app/http/viewer.ts';
import { OffPage } from './kept-markup.tsx';

/**
 * Whether a page to browse is asked for as soon as somebody is about to go there. Only for guests with an empty cart:
 * what others get is personal, no browser keeps it, and it would be asked for twice.
 */
export function usePrefetch(): 'intent' | 'none' {
  const { signedIn, cartCount } = useRouteLoaderData<{ viewer: Viewer }>('root')?.viewer ?? NOBODY;
  return signedIn || cartCount > 0 ? 'none' : 'intent';
}

type BrowseLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  /** From the mall's root. */
  to: string;
  /** For a link that shows the same list otherwise. */
  preventScrollReset?: boolean | undefined;
};

export function BrowseLink({ to, preventScrollReset, ...rest }: BrowseLinkProps) {
  if (useContext(OffPage)) return <a {...rest} href={to} />;
  return <PrefetchingLink {...rest} to={to} preventScrollReset={preventScrollReset} />;
}

function PrefetchingLink({ preventScrollReset = false, ...rest }: BrowseLinkProps) {
  return (
    // All routes are known from the start: there is none to discover by the links of a page.
    <Link prefetch={usePrefetch()} discover="none" preventScrollReset={preventScrollReset} {...rest} />
  );
}
