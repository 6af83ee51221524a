import { Form, Link, NavLink } from '@remix-run/react';
import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { paths } from '#app/http/paths.ts';
import { Button } from '../button.tsx';

export type DeskLink = { to: string; text: string; end?: boolean };

/** The frame of a staff desk: whose desk, its rooms, and the way out. */
export function DeskFrame({
  title,
  home,
  who,
  links,
  children,
}: {
  title: string;
  home: string;
  who: string;
  links: readonly DeskLink[];
  children: ReactNode;
}) {
  return (
    <div className="min-h-dvh bg-ground-2">
      <header className="border-b border-line bg-white">
        <div className="page-width flex min-h-16 items-center gap-x-6">
          <Link to={home} className="inline-flex min-h-11 items-center text-lg font-heavy">
            <span className="mr-1.5 hidden sm:inline">
              <span className="text-warm-600">온통</span>대전몰
            </span>
            {title}
          </Link>
          <div className="ml-auto flex items-center gap-3 text-sm">
            <span className="hidden text-ink-2 sm:inline">{who}</span>
            <Link to={paths.home()} className="inline-flex min-h-11 items-center hover:underline">
              쇼핑몰 보기
            </Link>
            <Form method="post" action={paths.logout()}>
              <Button look="quiet" size="small">
                <LogOut aria-hidden className="size-4" />
                로그아웃
              </Button>
            </Form>
          </div>
        </div>
        <nav aria-label={`${title} 메뉴`} className="page-width">
          <ul className="scroll-row gap-6">
            {links.map((link) => (
              <li key={link.to} className="shrink-0">
                <NavLink
                  to={link.to}
                  {...(link.end && { end: true })}
                  className="inline-flex min-h-12 items-center border-b-3 border-transparent font-semibold text-ink-2 hover:text-ink aria-[current=page]:border-warm-600 aria-[current=page]:text-ink"
                >
                  {link.text}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {children}
    </div>
  );
}
