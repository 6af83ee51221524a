import { Link, useLocation } from '@remix-run/react';
import { Menu } from 'lucide-react';
import type { CategoryNode } from '#app/catalog/index.server.ts';
import { paths } from '#app/http/paths.ts';
import { Emblem } from '../picture.tsx';

/** The desktop's mega-menu: a disclosure, so it opens without scripts, by keyboard and by touch. */
export function CategoryMenu({ categories }: { categories: readonly CategoryNode[] }) {
  const { key } = useLocation();
  return (
    <details
      key={key}
      className="group"
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
        <ul className="page-width grid grid-cols-4 gap-x-6 gap-y-7 py-7 xl:grid-cols-5">
          {categories.map((top) => (
            <li key={top.id}>
              <Link
                to={paths.category(top.slug)}
                className="flex min-h-11 items-center gap-2 font-bold hover:text-warm-700"
              >
                <Emblem emoji={top.emblem} size={28} />
                {top.name}
              </Link>
              <ul className="mt-1 text-sm font-normal text-ink-2">
                {top.children.map((child) => (
                  <li key={child.id}>
                    <Link
                      to={paths.category(child.slug)}
                      className="inline-flex min-h-9 items-center hover:text-ink hover:underline"
                    >
                      {child.name}
                    </Link>
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
