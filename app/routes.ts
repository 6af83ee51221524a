import type { RouteConfig } from '@remix-run/route-config';
import { accountRoutes } from './routes/account/routes.ts';
import { filesRoutes } from './routes/files/routes.ts';
import { hookRoutes } from './routes/hooks/routes.ts';
import { operatorRoutes } from './routes/operator/routes.ts';
import { sellerRoutes } from './routes/seller/routes.ts';
import { shopRoutes } from './routes/shop/routes.ts';
import { webRoutes } from './routes/web/routes.ts';

/** The whole URL table, one line per area. */
export default [
  ...shopRoutes,
  ...accountRoutes,
  ...sellerRoutes,
  ...operatorRoutes,
  ...filesRoutes,
  ...hookRoutes,
  ...webRoutes,
] satisfies RouteConfig;
