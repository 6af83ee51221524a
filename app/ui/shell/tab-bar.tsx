import { NavLink } from '@remix-run/react';
import { Heart, House, LayoutGrid, UserRound, Wallet } from 'lucide-react';
import { paths } from '#app/http/paths.ts';

const TABS = [
  { to: paths.home(), text: '홈', Icon: House, end: true },
  { to: paths.categories(), text: '카테고리', Icon: LayoutGrid, end: false },
  { to: paths.wishes(), text: '찜', Icon: Heart, end: false },
  { to: paths.wallet(), text: '지갑', Icon: Wallet, end: false },
  { to: paths.me(), text: '내 정보', Icon: UserRound, end: true },
] as const;

/** Always within a thumb's reach on phones. */
export function TabBar() {
  return (
    <nav
      data-shell
      aria-label="빠른 메뉴"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-white pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="grid grid-cols-5">
        {TABS.map(({ to, text, Icon, end }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className="grid min-h-15 content-center justify-items-center gap-0.5 text-2xs font-medium text-ink-2 aria-[current=page]:font-bold aria-[current=page]:text-warm-600"
            >
              <Icon aria-hidden className="size-5.5" />
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
