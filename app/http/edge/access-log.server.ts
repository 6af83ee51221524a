import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestSeconds } from '#app/platform/metrics.server.ts';
import { areaOf, maskedUrl } from './masked-url.ts';
import { readFacts } from './request-state.server.ts';

const QUIET = new Set(['assets', 'fonts', 'health']);

/** One line for each answer: who asked is an id, never a name, an address or a cookie. */
export function accessLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const area = areaOf(req.path);
    res.once('close', () => {
      const ms = Math.round(performance.now() - began);
      const status = res.writableFinished ? res.statusCode : 499;
      requestSeconds.observe({ method: req.method, area, status: String(status) }, ms / 1000);
      const level = QUIET.has(area) ? 'debug' : status >= 500 ? 'error' : 'info';
      const { requestId } = readFacts(res);
      log[level]({ requestId, method: req.method, url: maskedUrl(req.originalUrl), status, ms }, 'request');
    });
    next();
  };
}
