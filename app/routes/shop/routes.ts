import { index, type RouteConfigEntry, route } from '@remix-run/route-config';

export const shopRoutes: RouteConfigEntry[] = [
  index('routes/shop/home.tsx'),
  route('categories', 'routes/shop/categories.tsx'),
  route('categories/:slug', 'routes/shop/category.tsx'),
  route('products/:id', 'routes/shop/product.tsx'),
  route('new', 'routes/shop/newest.tsx'),
  route('stores', 'routes/shop/stores.tsx'),
  route('stores/:slug', 'routes/shop/store.tsx'),
  route('markets', 'routes/shop/markets.tsx'),
  route('markets/:slug', 'routes/shop/market.tsx'),
  route('testbed', 'routes/shop/testbed.tsx'),
  route('tickets', 'routes/shop/tickets.tsx'),
  route('policies/:policy', 'routes/shop/policy.tsx'),
  route('help', 'routes/shop/help.tsx'),
  route('preferences', 'routes/shop/preferences.ts'),
  route('*', 'routes/shop/nowhere.tsx'),
];
