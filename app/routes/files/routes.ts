import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const filesRoutes: RouteConfigEntry[] = [
  route('files/images/:id/:file', 'routes/files/image.ts'),
  route('files/emblems/:file', 'routes/files/emblem.ts'),
];
