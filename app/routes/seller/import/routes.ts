import { type RouteConfigEntry, route } from '@remix-run/route-config';

/** Children of `/seller`. */
export const sellerImportRoutes: RouteConfigEntry[] = [
  route('import', 'routes/seller/import/import.tsx'),
  route('import/template', 'routes/seller/import/template.ts'),
  route('import/problems', 'routes/seller/import/problems.ts'),
];
