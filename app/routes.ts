import { index, type RouteConfig } from '@remix-run/route-config';

export default [index('routes/shop/home.tsx')] satisfies RouteConfig;
