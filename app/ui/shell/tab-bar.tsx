import { Link, useLocation } from '@remix-run/react';
import { Heart, House, LayoutGrid, UserRound, Wallet } from 'lucide-react';
import { paths } from '#app/http/paths.ts';

const TABS = [
  { to: paths.home(), text: '홈', Icon: House },
  { to: paths.categories(), text: '카테고리', Icon: LayoutGrid },
  { to: paths.wishes(), text: '찜', Icon: Heart },
  { to: paths.wallet(), text: '지갑', Icon: Wallet },
  { to: paths.me(), text: '내 정보', Icon: UserRound },
] as const;

const within = (path: string, top: string): boolean => path === top || path.startsWith(`${top}/`);

/** The tab whose pages the address is one of: orders are one's own, wishes have a tab of their own. */
function tabOf(path: string): string | null {
  if (path === paths.home()) return paths.home();
  if (within(path, paths.orders())) return paths.me();
  const tops = [paths.wishes(), paths.categories(), paths.wallet(), paths.me()];
  return tops.find((top) => within(path, top)) ?? null;
}

/** Always within a thumb's reach on phones. */
export function TabBar() {
  const { pathname } = useLocation();
  const here = tabOf(pathname);
  return (
    <nav
      data-shell
      aria-label="빠른 메뉴"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-white pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {TABS.map(({ to, text, Icon }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={to === here ? (to === pathname ? 'page' : 'true') : undefined}
              className="grid min-h-15 content-center justify-items-center gap-0.5 text-2xs font-medium text-ink-2 aria-[current]:font-bold aria-[current]:text-warm-600"
            >
              <Icon aria-hidden className="size-5.5" />
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
