import { index, type RouteConfigEntry, route } from '@remix-run/route-config';
import { sellerImportRoutes } from './import/routes.ts';

export const sellerRoutes: RouteConfigEntry[] = [
  route('seller', 'routes/seller/layout.tsx', [
    index('routes/seller/dashboard.tsx'),
    route('products', 'routes/seller/products/list.tsx'),
    route('products/:id', 'routes/seller/products/product.tsx'),
    route('store', 'routes/seller/store.tsx'),
    ...sellerImportRoutes,
    route('testbed', 'routes/seller/testbed/list.tsx'),
    route('testbed/:id', 'routes/seller/testbed/edit.tsx'),
    route('testbed/:id/feedback', 'routes/seller/testbed/feedback.tsx'),
  ]),
];
