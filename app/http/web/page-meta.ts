import type { MetaDescriptor } from '@remix-run/node';
import { jsonLd, type Thing } from './structured-data.ts';

const MALL = '온통대전몰';
const DESCRIPTION_LENGTH = 155;

/** The root's data as a page's `meta` function finds it among its matches. */
type Matches = readonly ({ id: string; data: unknown } | undefined)[];
const originAmong = (matches: Matches): string => {
  const root = matches.find((match) => match?.id === 'root')?.data;
  const origin = root && typeof root === 'object' && 'origin' in root ? root.origin : undefined;
  return typeof origin === 'string' ? origin : '';
};

export type PageFacts = {
  /** Without the mall's name, which is added. */
  title: string;
  description: string;
  /** The page's one address, without what only sorts or continues it. */
  path: string;
  /** For link previews, by its path. */
  picture?: { path: string; width: number; height: number; alt: string } | undefined;
  things?: ((origin: string) => readonly Thing[]) | undefined;
  /** Not for search engines: a copy, an empty or a continued list. */
  hidden?: boolean;
};

const MALL_PICTURE = { path: '/icons/512.png', width: 512, height: 512, alt: MALL };

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > DESCRIPTION_LENGTH ? `${line.slice(0, DESCRIPTION_LENGTH - 1)}…` : line;
};

/** What advertisers and other sites hang on an address to count where people came from; it changes nothing on the page. */
const COUNTS_VISITS = /^(utm_|gclid$|fbclid$|n_|NaPm$)/;

/** Whether an address asks for a part of its page, narrowed, sorted or continued, which search engines need not keep. */
export const isPart = (search: string): boolean =>
  [...new URLSearchParams(search).keys()].some((name) => !COUNTS_VISITS.test(name));

/** Title, description, canonical address, link preview and structured data of a page. */
export function pageMeta(matches: Matches, page: PageFacts): MetaDescriptor[] {
  const origin = originAmong(matches);
  const title = `${page.title} · ${MALL}`;
  const description = cut(page.description);
  // An address works with a slash at its end too, and is still the same page.
  const url = origin + (page.path.replace(/\/+$/, '') || '/');
  const picture = page.picture ?? MALL_PICTURE;
  return [
    { title },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: url },
    ...(page.hidden ? [{ name: 'robots', content: 'noindex' }] : []),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: MALL },
    { property: 'og:locale', content: 'ko_KR' },
    { property: 'og:title', content: page.title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: url },
    { property: 'og:image', content: origin + picture.path },
    { property: 'og:image:width', content: String(picture.width) },
    { property: 'og:image:height', content: String(picture.height) },
    { property: 'og:image:alt', content: picture.alt },
    { name: 'twitter:card', content: page.picture ? 'summary_large_image' : 'summary' },
    ...(page.things?.(origin) ?? []).map(jsonLd),
  ];
}

/** The link preview of a stored picture. */
export const sharePicture = (path: string, alt: string) => ({ path, width: 1200, height: 630, alt });
