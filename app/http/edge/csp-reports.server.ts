import express, { Router } from 'express';
import type { Logger } from 'pino';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { z } from 'zod';
import { maskedUrl } from './masked-url.ts';
import { readFacts } from './request-state.server.ts';

const text = z.string().max(2_000).optional().catch(undefined);
const Report = z.object({
  'csp-report': z.object({
    'document-uri': text,
    'blocked-uri': text,
    'effective-directive': text,
    'violated-directive': text,
  }),
});

/** What browsers blocked. Anyone can send these, so few are kept and nothing else is done with them. */
export function cspReports(log: Logger): Router {
  const perMinute = new RateLimiterMemory({ points: 30, duration: 60 });
  const router = Router();
  const parse = express.json({ type: ['application/csp-report', 'application/json'], limit: '16kb' });
  router.post('/csp-reports', parse, async (req, res) => {
    const within = await perMinute.consume(req.ip ?? '').then(
      () => true,
      () => false,
    );
    if (!within) {
      res.status(429).set('Retry-After', '60').end();
      return;
    }
    const report = Report.safeParse(req.body);
    if (report.success) {
      const told = report.data['csp-report'];
      const directive = told['effective-directive'] ?? told['violated-directive'];
      const page = told['document-uri'] && maskedUrl(told['document-uri']);
      const blocked = told['blocked-uri'] && maskedUrl(told['blocked-uri']);
      log.warn({ requestId: readFacts(res).requestId, directive, page, blocked }, 'csp report');
    }
    res.status(204).end();
  });
  return router;
}
