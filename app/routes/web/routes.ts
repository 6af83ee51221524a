import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** What machines read of the mall, and what makes it an app. */
export const webRoutes: RouteConfigEntry[] = [
  route('robots.txt', 'routes/web/robots.ts'),
  route('sitemap.xml', 'routes/web/sitemap-index.ts'),
  route('sitemaps/pages.xml', 'routes/web/sitemap-pages.ts'),
  route('sitemaps/products/:file', 'routes/web/sitemap-products.ts'),
  route('feeds/shopping.tsv', 'routes/web/shopping-feed.ts'),
  route('manifest.webmanifest', 'routes/web/manifest.ts'),
  route('offline', 'routes/web/offline.tsx'),
];
