import { useLocation } from '@remix-run/react';
import { Menu } from 'lucide-react';
import { useState } from 'react';
import { paths } from '#app/http/paths.ts';
import { BrowseLink } from '../browse-link.tsx';
import { Emblem } from '../picture.tsx';

export type MenuNode = { slug: string; name: string; emblem: string; children: MenuNode[] };

/**
 * The desktop's mega-menu: a disclosure, so it opens without scripts, by keyboard and by touch. Its third level is added
 * when it is first opened: on every page it would be a third of all there is. Without scripts two levels lead there.
 */
export function CategoryMenu({ categories }: { categories: readonly MenuNode[] }) {
  const { key } = useLocation();
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      key={key}
      className="group"
      onToggle={(event) => {
        if (event.currentTarget.open) setWasOpened(true);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
          event.currentTarget.open = false;
      }}
    >
      <summary className="inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap hover:text-warm-700 group-open:text-warm-700">
        <Menu aria-hidden className="size-5" />
        전체 카테고리
      </summary>
      <div className="absolute inset-x-0 top-full max-h-[75vh] overflow-y-auto border-b border-line bg-white shadow-float">
        <ul className="page-width columns-3 gap-x-10 py-7 xl:columns-4">
          {categories.map((top) => (
            <li key={top.slug} className="mb-6 break-inside-avoid">
              <BrowseLink
                to={paths.category(top.slug)}
                className="flex min-h-11 items-center gap-2 font-bold hover:text-warm-700"
              >
                <Emblem emoji={top.emblem} size={28} />
                {top.name}
              </BrowseLink>
              <ul className="mt-1 text-sm font-normal">
                {top.children.map((middle) => (
                  <li key={middle.slug} className="py-0.5">
                    <BrowseLink
                      to={paths.category(middle.slug)}
                      className="inline-flex min-h-8 items-center font-medium hover:text-warm-700 hover:underline"
                    >
                      {middle.name}
                    </BrowseLink>
                    {wasOpened && middle.children.length > 0 && (
                      <ul className="flex flex-wrap gap-x-3 text-xs text-ink-2">
                        {middle.children.map((leaf) => (
                          <li key={leaf.slug}>
                            <BrowseLink
                              to={paths.category(leaf.slug)}
                              className="inline-flex min-h-7 items-center whitespace-nowrap hover:text-ink hover:underline"
                            >
                              {leaf.name}
                            </BrowseLink>
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
