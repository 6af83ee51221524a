import type { AppLoadContext } from '@remix-run/node';
import type { Client } from '#app/identity/index.ts';
import { env } from '#app/platform/env.server.ts';
import { readCookie } from './cookies.server.ts';
import { deviceOf, networkOf } from './network.ts';

/** Where a request comes from; the edge has read the address and believes only our own proxy. */
export const clientOf = (request: Request, context: AppLoadContext): Client => ({
  network: networkOf(context.clientIp),
  device: deviceOf(request.headers.get('user-agent')),
  session: readCookie(request, 'session'),
});

/** A whole address of ours for mail and sign-in providers. Without a configured origin the edge has checked the host. */
export const absoluteUrl = (request: Request, path: string): string =>
  new URL(path, env().APP_ORIGIN ?? new URL(request.url).origin).href;
