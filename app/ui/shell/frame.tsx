import { useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { NOBODY, type Viewer } from '#app/http/viewer.ts';
import { classNames } from '../class-names.ts';
import type { FrameHandle } from '../page.tsx';
import { Symbols } from '../symbols.tsx';
import { Wishes } from '../wish-button.tsx';
import { RouteAnnouncer, type Toast, ToastRegion, useSlowNavigation } from './announcements.tsx';
import type { MenuTop } from './category-menu.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { PageSkeleton } from './skeleton.tsx';
import { TabBar } from './tab-bar.tsx';

/** What the root loader tells the frame; absent when the root itself failed. */
export type FrameFacts = {
  categories: MenuTop[];
  viewer: Viewer;
  largeText: boolean;
  toast: Toast | null;
};

/**
 * Under any header, the shortest page reaches the end of the screen: the footer, the one thing that stays when a page
 * follows another, is never seen jumping.
 */
const BELOW_THE_FOLD = 'min-h-[calc(100dvh-7rem)]';

/** Header, page, footer and the tab bar; each route's `handle` may ask for less. */
export function Frame({ facts, children }: { facts: FrameFacts | undefined; children: ReactNode }) {
  const asked = useMatches().map((match) => (match.handle ?? {}) as FrameHandle);
  const slow = useSlowNavigation();
  const bare = asked.some((handle) => handle.frame === 'bare');
  const tabs = !bare && !asked.some((handle) => handle.bottomBar === 'own');
  const main = (
    <main
      id="content"
      tabIndex={-1}
      aria-busy={slow}
      className={classNames('bg-ground focus-visible:outline-none', !bare && BELOW_THE_FOLD)}
    >
      {slow && <PageSkeleton />}
      <div hidden={slow}>
        <Wishes>{children}</Wishes>
      </div>
    </main>
  );
  return (
    <>
      <Symbols />
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:left-3 focus:top-3 focus:z-50 focus:rounded-control focus:bg-ink focus:px-5 focus:py-3 focus:font-bold focus:text-white"
      >
        본문으로 건너뛰기
      </a>
      {bare ? (
        main
      ) : (
        <div className="above-bar bg-ground-2">
          <Header
            categories={facts?.categories ?? []}
            viewer={facts?.viewer ?? NOBODY}
            largeText={facts?.largeText ?? false}
          />
          {main}
          <Footer />
        </div>
      )}
      {tabs && <TabBar />}
      <ToastRegion toast={facts?.toast ?? null} />
      <RouteAnnouncer />
    </>
  );
}
