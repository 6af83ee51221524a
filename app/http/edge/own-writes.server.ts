import type { RequestHandler } from 'express';

/**
 * Calls `wrote` before the answer to whatever may have changed something leaves: the notice of the database comes some
 * milliseconds later, and whoever changed it looks at once. (Another web process only has the notice.)
 */
export const hearOwnWrites =
  (wrote: () => void): RequestHandler =>
  (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      const { writeHead } = res;
      res.writeHead = ((...args: unknown[]) => {
        wrote();
        return Reflect.apply(writeHead, res, args);
      }) as typeof res.writeHead;
    }
    next();
  };
