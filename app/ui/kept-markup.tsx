import { createContext, type ReactElement, useContext } from 'react';

/** The markup of an element, made once for each key. */
export type MarkupKeeper = (key: string, element: ReactElement) => string;

/** Only the server has a keeper: browsers always draw. */
export const MarkupKeeping = createContext<MarkupKeeper | null>(null);

/** Within markup that is made once for all pages: nothing there may ask which page it stands on. */
export const OffPage = createContext(false);

/**
 * An element whose inside hangs on `facts` alone, which are plain data. A server that draws the same card a thousand times
 * a minute takes its markup from the keeper; the browser finds the same elements there as if they had been drawn, and
 * makes them its own as usual. Inside, no `useId` and no context of the page.
 */
export function Kept({
  as: Tag,
  className,
  facts,
  children,
}: {
  as: 'article' | 'fieldset';
  className: string;
  /** What the inside is called, and all that it shows. */
  facts: readonly [name: string, ...unknown[]];
  children: ReactElement;
}) {
  const keep = useContext(MarkupKeeping);
  if (!keep) return <Tag className={className}>{children}</Tag>;
  const inside = { __html: keep(JSON.stringify(facts), children) };
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React's own markup of `children`, escaped by it
  return <Tag className={className} dangerouslySetInnerHTML={inside} />;
}
