import { paths } from '../paths.ts';
import { xml } from './xml.ts';

/** A sitemap may name 50,000 addresses; some room is left below. */
export const PER_SITEMAP = 45_000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export type SitemapEntry = {
  path: string;
  changedAt?: Date | undefined;
  /** The page's picture, by its path. */
  image?: string | undefined;
};

/** The sitemap of the sitemaps. */
export const sitemapIndex = (origin: string, maps: readonly string[]): string =>
  `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps
    .map((path) => `<sitemap><loc>${xml(origin + path)}</loc></sitemap>\n`)
    .join('')}</sitemapindex>\n`;

const entry = (origin: string, { path, changedAt, image }: SitemapEntry): string =>
  `<url><loc>${xml(origin + path)}</loc>${
    changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
  }${image ? `<image:image><image:loc>${xml(origin + image)}</image:loc></image:image>` : ''}</url>\n`;

/** One sitemap, piece by piece. */
export async function* sitemap(
  origin: string,
  batches: AsyncIterable<readonly SitemapEntry[]>,
): AsyncGenerator<string> {
  yield `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n`;
  for await (const entries of batches) yield entries.map((one) => entry(origin, one)).join('');
  yield '</urlset>\n';
}

/** What no search engine needs: personal pages, forms, endless lists of the same. */
const PRIVATE = [
  '/cart',
  '/checkout',
  '/orders',
  '/payments/',
  '/wallet',
  '/me',
  '/login',
  '/signup',
  '/logout',
  '/verify',
  '/forgot',
  '/reset/',
  '/mailbox',
  '/gifts/',
  '/seller',
  '/campaigns',
  '/operator',
  '/search',
  '/design',
  '/*?*cursor=',
  '/*?*sort=',
] as const;

export const robotsText = (origin: string): string =>
  [
    'User-agent: *',
    ...PRIVATE.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${origin}${paths.sitemap()}`,
    '',
  ].join('\n');
