import { Link, type LinkProps, useRouteLoaderData } from '@remix-run/react';
import { NOBODY, type Viewer } from '#app/http/viewer.ts';

/**
 * Whether a page to browse is asked for as soon as somebody is about to go there. Only for guests with an empty cart:
 * what others get is personal, no browser keeps it, and it would be asked for twice.
 */
export function usePrefetch(): 'intent' | 'none' {
  const { signedIn, cartCount } = useRouteLoaderData<{ viewer: Viewer }>('root')?.viewer ?? NOBODY;
  return signedIn || cartCount > 0 ? 'none' : 'intent';
}

export function BrowseLink(props: LinkProps) {
  return <Link prefetch={usePrefetch()} {...props} />;
}
