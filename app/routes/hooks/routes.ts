import { type RouteConfigEntry, route } from '@remix-run/route-config';

export const hookRoutes: RouteConfigEntry[] = [route('webhooks/toss', 'routes/hooks/toss.ts')];
