import { useLocation } from '@remix-run/react';
import { Menu } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/http/paths.ts';
import { BrowseLink } from '../browse-link.tsx';
import { Emblem } from '../picture.tsx';
import { SkeletonLine } from '../skeleton.tsx';

export type MenuTop = { slug: string; name: string; emblem: string };
export type MenuNode = MenuTop & { children: MenuNode[] };

const KEPT_MS = 60_000;

type Lower = 'not asked' | 'coming' | 'not to be had' | ReadonlyMap<string, MenuNode[]>;

/** What lies beneath the uppermost level, once it was fetched; when it cannot be had the uppermost level stands alone. */
function useLower(): { lower: Lower; fetchLower: () => void } {
  const [lower, setLower] = useState<Lower>('not asked');
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const fetchLower = useCallback(() => {
    if (performance.now() - askedAt.current < KEPT_MS) return;
    askedAt.current = performance.now();
    setLower((now) => (typeof now === 'string' ? 'coming' : now));
    fetch(paths.categoryMenu())
      .then((answer) => (answer.ok ? (answer.json() as Promise<MenuNode[]>) : Promise.reject()))
      .then((tops) => setLower(new Map(tops.map(({ slug, children }) => [slug, children]))))
      .catch(() => {
        askedAt.current = Number.NEGATIVE_INFINITY;
        setLower((now) => (typeof now === 'string' ? 'not to be had' : now));
      });
  }, []);
  return { lower, fetchLower };
}

const COLUMNS = 'page-width columns-3 gap-x-10 pb-2 pt-6 xl:columns-5 xl:gap-x-8';

/**
 * The desktop's mega-menu: a disclosure, so it opens without scripts, by keyboard and by touch. The lower levels are
 * fetched when somebody is about to open it: on every page they would be a third of all there is. Without scripts the
 * uppermost level leads there.
 */
export function CategoryMenu({ categories }: { categories: readonly MenuTop[] }) {
  const { key } = useLocation();
  const { lower, fetchLower } = useLower();
  const menu = useRef<HTMLDetailsElement>(null);
  // Opened before these scripts ran, it told nobody.
  useEffect(() => {
    if (menu.current?.open) fetchLower();
  }, [fetchLower]);
  return (
    <details
      key={key}
      ref={menu}
      className="group"
      onPointerEnter={fetchLower}
      onFocus={fetchLower}
      onToggle={fetchLower}
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
      <div className="absolute inset-x-0 top-full max-h-[calc(100dvh-10.5rem)] overflow-y-auto border-b border-line bg-white shadow-float">
        <ul className={COLUMNS} hidden={lower === 'coming'}>
          {categories.map((top) => (
            <li key={top.slug} className="mb-4 break-inside-avoid">
              <BrowseLink
                to={paths.category(top.slug)}
                className="flex min-h-11 items-center gap-2 font-bold hover:text-warm-700"
              >
                <Emblem emoji={top.emblem} size={28} />
                {top.name}
              </BrowseLink>
              {typeof lower !== 'string' && <Beneath nodes={lower.get(top.slug) ?? []} />}
            </li>
          ))}
        </ul>
        {lower === 'coming' && <Coming categories={categories} />}
      </div>
    </details>
  );
}

/** In place of links that would move from under the finger when the lower levels come between them. */
function Coming({ categories }: { categories: readonly MenuTop[] }) {
  return (
    <div role="status" className={COLUMNS}>
      <span className="sr-only">카테고리를 불러오고 있어요.</span>
      {categories.map(({ slug }) => (
        <div key={slug} className="mb-6 grid break-inside-avoid gap-3">
          <SkeletonLine className="h-6 w-28" />
          <SkeletonLine className="h-4 w-40" />
          <SkeletonLine className="h-4 w-36" />
          <SkeletonLine className="h-4 w-40" />
        </div>
      ))}
    </div>
  );
}

function Beneath({ nodes }: { nodes: readonly MenuNode[] }) {
  if (nodes.length === 0) return null;
  return (
    <ul className="text-sm font-normal">
      {nodes.map((middle) => (
        <li key={middle.slug}>
          <BrowseLink
            to={paths.category(middle.slug)}
            className="inline-flex min-h-8 items-center font-medium hover:text-warm-700 hover:underline"
          >
            {middle.name}
          </BrowseLink>
          {middle.children.length > 0 && (
            <ul className="flex flex-wrap gap-x-3 text-xs text-ink-2">
              {middle.children.map((leaf) => (
                <li key={leaf.slug}>
                  <BrowseLink
                    to={paths.category(leaf.slug)}
                    className="inline-flex min-h-6 items-center whitespace-nowrap hover:text-ink hover:underline"
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
  );
}
