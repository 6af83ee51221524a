import type { Request, RequestHandler } from 'express';
import { isKnown } from './guest-pages.server.ts';

/** As long as it takes from pointing at a link to following it. */
const AHEAD = 'private, max-age=5';

/** Pages are personal unless they say otherwise; what a guest's browser asks for ahead it may use once it is wanted. */
export const noStoreByDefault: RequestHandler = (req, res, next) => {
  const writeHead = res.writeHead;
  const withDefault = (...args: unknown[]) => {
    if (!res.hasHeader('cache-control')) {
      const ahead = isAskedAhead(req) && res.statusCode === 200 && !res.hasHeader('set-cookie');
      res.setHeader('Cache-Control', ahead ? AHEAD : 'no-store');
      // Somebody who has become known since gets what is theirs.
      if (ahead) res.vary('Cookie');
    }
    return Reflect.apply(writeHead, res, args) as typeof res;
  };
  res.writeHead = withDefault as typeof res.writeHead;
  next();
};

const isAskedAhead = (req: Request): boolean =>
  req.method === 'GET' &&
  req.path.endsWith('.data') &&
  req.get('sec-purpose') === 'prefetch' &&
  !isKnown(req.headers.cookie);
