import { prefix, type RouteConfig } from '@remix-run/route-config';
import { filesRoutes } from './routes/files/routes.ts';
import { hookRoutes } from './routes/hooks/routes.ts';
import { sellerImportRoutes } from './routes/seller/import/routes.ts';
import { shopRoutes } from './routes/shop/routes.ts';

/** The whole URL table, one line per area. */
export default [
  ...shopRoutes,
  ...prefix('seller', sellerImportRoutes),
  ...filesRoutes,
  ...hookRoutes,
] satisfies RouteConfig;
