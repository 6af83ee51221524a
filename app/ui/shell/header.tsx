import { Link, NavLink } from '@remix-run/react';
import { Heart, type LucideIcon, ReceiptText, ShoppingCart, UserRound, Wallet } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import type { Viewer } from '#app/http/viewer.ts';
import { Won } from '../money.tsx';
import { CategoryMenu, type MenuTop } from './category-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { TextSizeButton } from './text-size-button.tsx';

const NAV = [
  { to: paths.markets(), text: '전통시장' },
  { to: paths.testbed(), text: '테스트베드' },
  { to: paths.tickets(), text: '입장권·체험' },
  { to: paths.stores(), text: '상점' },
  { to: paths.newest(), text: '새 상품' },
] as const;

export function Logo() {
  return (
    <Link
      to={paths.home()}
      aria-label="온통대전몰 홈"
      className="text-xl font-heavy tracking-[-0.06em] lg:text-2xl"
    >
      <span className="text-warm-600">온통</span>대전몰
    </Link>
  );
}

type HeaderProps = { categories: readonly MenuTop[]; viewer: Viewer; largeText: boolean };

export function Header({ categories, viewer, largeText }: HeaderProps) {
  return (
    <header data-shell className="contents">
      <div className="hidden bg-ground-2 text-xs text-ink-2 lg:block">
        <div className="page-width flex min-h-9 items-center justify-between">
          <p>대전의 시장과 마을, 새내기 기업의 상품을 한곳에서</p>
          <div className="flex items-center gap-4">
            <Link to={paths.help()} className="inline-flex min-h-9 items-center hover:text-ink">
              고객센터
            </Link>
            <TextSizeButton large={largeText} />
          </div>
        </div>
      </div>
      <div className="sticky top-0 z-30 bg-white lg:border-b lg:border-line">
        <div className="page-width flex min-h-14 items-center gap-2 lg:min-h-20 lg:gap-10">
          <Logo />
          <div className="hidden max-w-140 flex-1 lg:block">
            <SearchBox />
          </div>
          <div className="ml-auto flex items-center lg:gap-1">
            <div className="lg:hidden">
              <TextSizeButton large={largeText} icon />
            </div>
            <WalletChip viewer={viewer} />
            <IconLink to={paths.wishes()} label="찜한 상품" Icon={Heart} className="hidden lg:grid" />
            <IconLink to={paths.orders()} label="주문 내역" Icon={ReceiptText} className="hidden lg:grid" />
            <CartLink count={viewer.cartCount} />
            <IconLink
              to={viewer.signedIn ? paths.me() : paths.login()}
              label={viewer.signedIn ? '내 정보' : '로그인'}
              Icon={UserRound}
              className="hidden lg:grid"
            />
          </div>
        </div>
        <nav aria-label="주 메뉴" className="page-width hidden items-center gap-6 pb-1 font-semibold lg:flex">
          <CategoryMenu categories={categories} />
          {NAV.map((item) => (
            <NavLink
              key={item.to}
              to={item.to}
              className="inline-flex min-h-11 items-center whitespace-nowrap hover:text-warm-700 aria-[current=page]:text-warm-700"
            >
              {item.text}
            </NavLink>
          ))}
        </nav>
      </div>
      {/* On phones the box scrolls away with the page; the logo and the cart stay. */}
      <div className="relative z-20 border-b border-line bg-white pb-3 lg:hidden">
        <div className="page-width">
          <SearchBox />
        </div>
      </div>
    </header>
  );
}

function WalletChip({ viewer }: { viewer: Viewer }) {
  return (
    <Link
      to={paths.wallet()}
      className="mr-1 hidden min-h-11 items-center gap-1.5 rounded-control bg-teal-50 px-3.5 text-sm font-bold text-teal-700 hover:bg-teal-100 lg:inline-flex"
    >
      <Wallet aria-hidden className="size-4.5" />
      지갑
      {viewer.walletBalance !== null && <Won amount={viewer.walletBalance} />}
    </Link>
  );
}

function IconLink({
  to,
  label,
  Icon,
  className,
}: {
  to: string;
  label: string;
  Icon: LucideIcon;
  className: string;
}) {
  return (
    <Link
      to={to}
      aria-label={label}
      title={label}
      className={`size-11 place-items-center rounded-control hover:bg-ground-2 ${className}`}
    >
      <Icon aria-hidden className="size-5.5" />
    </Link>
  );
}

export function CartLink({ count }: { count: number }) {
  return (
    <Link
      to={paths.cart()}
      aria-label={count > 0 ? `장바구니, 상품 ${count}개` : '장바구니'}
      title="장바구니"
      className="relative grid size-11 place-items-center rounded-control hover:bg-ground-2"
    >
      <ShoppingCart aria-hidden className="size-5.5" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute right-0 top-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-warm-600 px-1 text-[0.6875rem] font-bold leading-none text-white"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  );
}
