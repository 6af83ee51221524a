import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import type { Ground } from '#app/displays/index.ts';
import { classNames } from '../class-names.ts';
import { Emblem } from '../picture.tsx';

export type Banner = {
  id: string;
  title: string;
  lead: string;
  action: string;
  path: string;
  emblem: string;
  ground: Ground;
};

const GROUNDS: Record<Ground, string> = {
  warm: 'hero-ground',
  teal: 'bg-teal-50',
  plain: 'bg-ground-2',
};

/** The first banner, as large as the page begins. It carries the page's heading. */
export function LeadBanner({ banner }: { banner: Banner }) {
  return (
    <section
      className={classNames(
        'relative isolate flex min-h-52 overflow-hidden rounded-panel px-5 py-6 lg:min-h-88 lg:items-center lg:px-12',
        GROUNDS[banner.ground],
      )}
    >
      <div className="relative z-10 max-w-[15rem] lg:max-w-[26rem]">
        <p className="text-xs font-bold text-warm-700 lg:text-md">{banner.lead}</p>
        <h1 className="mt-1.5 text-xl font-heavy leading-snug lg:mt-3 lg:text-4xl">{banner.title}</h1>
        <Link
          to={banner.path}
          className="mt-4 inline-flex min-h-12 items-center rounded-full bg-ink px-5 font-bold text-white hover:bg-black lg:mt-6"
        >
          {banner.action}
        </Link>
      </div>
      <span
        aria-hidden
        className="absolute bottom-3 right-3 -z-10 origin-bottom-right max-lg:scale-80 max-lg:large-text:scale-75 lg:bottom-12 lg:right-14 lg:large-text:scale-95! xl:scale-210"
      >
        <Emblem emoji={banner.emblem} size={124} eager />
      </span>
    </section>
  );
}

/** The other banners, small and beside each other. */
export function BannerStrip({ banners }: { banners: readonly Banner[] }) {
  if (banners.length === 0) return null;
  return (
    <ul className="scroll-row -mx-4 mt-6 snap-x gap-3 px-4 *:w-[78%] *:shrink-0 *:snap-center sm:*:w-[44%] lg:mx-0 lg:mt-8 lg:grid lg:grid-cols-3 lg:gap-5 lg:overflow-visible lg:px-0 lg:*:w-auto">
      {banners.map((banner) => (
        <li key={banner.id} className="grid">
          <Link
            to={banner.path}
            className={classNames(
              'group flex items-center gap-3 rounded-panel p-4 lg:p-5',
              GROUNDS[banner.ground],
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="block text-xs text-ink-2">{banner.lead}</span>
              <span className="mt-0.5 block font-heavy lg:text-md">{banner.title}</span>
              <span className="mt-1.5 inline-flex items-center gap-1 text-xs font-bold text-warm-700">
                {banner.action}
                <ArrowRight
                  aria-hidden
                  className="size-3.5 transition-transform group-hover:translate-x-0.5"
                />
              </span>
            </span>
            <Emblem emoji={banner.emblem} size={64} className="shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
