import type { Request, RequestHandler } from 'express';
import { plainPage } from './plain-page.server.ts';

export type OwnAddress = { appOrigin: string | undefined; port: number };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Called by programs, which have no origin: each proves itself another way. */
const PROGRAM_PATHS = /^\/(webhooks\/toss|__test)(\/|$)/;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export const isProgramPath = (path: string): boolean => PROGRAM_PATHS.test(path);

/** The hosts this mall answers to. A made-up Host would otherwise end up in links and caches. */
export function isOwnHost(host: string, path: string, { appOrigin, port }: OwnAddress): boolean {
  const local = LOOPBACK.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
  if (!appOrigin) return local;
  return host === new URL(appOrigin).host || (local && isProgramPath(path));
}

export function hostGuard(address: OwnAddress): RequestHandler {
  return (req, res, next) => {
    const hosts = [req.headers.host ?? '', ...(req.get('x-forwarded-host')?.split(',') ?? [])];
    const own = hosts.every((host) => isOwnHost(host.trim().toLowerCase(), req.path, address));
    if (own) return next();
    res.status(421).type('html').send(plainPage('이 주소로는 열 수 없어요', '주소를 확인해 주세요.'));
  };
}

/** A form of another site cannot act as the person who is signed in here. */
export function originGuard(address: OwnAddress): RequestHandler {
  return (req, res, next) => {
    if (SAFE.has(req.method) || isProgramPath(req.path) || comesFromUs(req, address)) return next();
    res
      .status(403)
      .type('html')
      .send(plainPage('요청을 처리하지 않았어요', '이 화면에서 다시 시도해 주세요.'));
  };
}

function comesFromUs(req: Request, { appOrigin }: OwnAddress): boolean {
  const origin = req.get('origin');
  if (origin === undefined) return req.get('sec-fetch-site') === 'same-origin';
  const own = appOrigin ? new URL(appOrigin).origin : `http://${req.headers.host?.toLowerCase() ?? ''}`;
  return origin.toLowerCase() === own;
}
