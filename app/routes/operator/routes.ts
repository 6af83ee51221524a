import { index, type RouteConfigEntry, route } from '@remix-run/route-config';

export const operatorRoutes: RouteConfigEntry[] = [
  route('operator', 'routes/operator/layout.tsx', [
    index('routes/operator/dashboard.tsx'),
    route('products', 'routes/operator/products/list.tsx'),
    route('products/:id', 'routes/operator/products/decide.tsx'),
    route('payments', 'routes/operator/payments.tsx'),
    route('displays', 'routes/operator/displays/list.tsx'),
    route('displays/banner', 'routes/operator/displays/banner.tsx'),
    route('displays/section', 'routes/operator/displays/section.tsx'),
    route('displays/event', 'routes/operator/displays/event.tsx'),
    route('testbed', 'routes/operator/testbed/list.tsx'),
    route('testbed/:id', 'routes/operator/testbed/decide.tsx'),
    route('audit', 'routes/operator/audit.tsx'),
  ]),
];
