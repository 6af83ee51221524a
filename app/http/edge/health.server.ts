import { timingSafeEqual } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { allMetricsText, joinMetrics } from './all-metrics.server.ts';

/** Resolves when the part works, throws when it does not. */
export type ReadinessChecks = Record<string, () => Promise<void>>;

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const CHECK_MS = 3_000;

export function health(options: {
  checks: ReadinessChecks;
  isDraining: () => boolean;
  metricsToken: string | undefined;
}): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_req, res) => {
    const parts = await checkAll(options.checks);
    const ready = !options.isDraining() && Object.values(parts).every((part) => part.status === 'ok');
    const status = ready ? 'ok' : options.isDraining() ? 'draining' : 'down';
    res
      .set('Cache-Control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status, parts });
  });
  joinMetrics();
  router.get('/metrics', async (req, res, next) => {
    if (!mayReadMetrics(req, res, options.metricsToken)) {
      res.status(404).type('text').send('Not found');
      return;
    }
    try {
      const text = await allMetricsText();
      res.set('Cache-Control', 'no-store').type('text/plain; version=0.0.4').send(text);
    } catch (error) {
      next(error);
    }
  });
  return router;
}

async function checkAll(checks: ReadinessChecks) {
  const parts = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const began = performance.now();
      const works = await Promise.race([
        check().then(
          () => true,
          () => false,
        ),
        later(CHECK_MS),
      ]);
      return [name, { status: works ? 'ok' : 'down', ms: Math.round(performance.now() - began) }] as const;
    }),
  );
  return Object.fromEntries(parts);
}

const later = (ms: number) => new Promise<false>((wake) => setTimeout(() => wake(false), ms).unref());

/** A proxy on this machine makes every visitor look local, so a forwarded request is never local. */
function mayReadMetrics(req: Request, res: Response, token: string | undefined): boolean {
  const local = LOOPBACK.has(req.socket.remoteAddress ?? '') && res.locals.forwarded !== true;
  if (local) return true;
  const given = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
  if (!token || !given) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
