import { index, type RouteConfigEntry, route } from '@remix-run/route-config';

export const sellerRoutes: RouteConfigEntry[] = [
  route('seller', 'routes/seller/layout.tsx', [index('routes/seller/dashboard.tsx')]),
];
