import type { RequestHandler } from 'express';

/** Pages are personal unless they say otherwise. */
export const noStoreByDefault: RequestHandler = (_req, res, next) => {
  const writeHead = res.writeHead;
  const withDefault = (...args: unknown[]) => {
    if (!res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'no-store');
    return Reflect.apply(writeHead, res, args) as typeof res;
  };
  res.writeHead = withDefault as typeof res.writeHead;
  next();
};
