import compression from 'compression';
import express, { Router } from 'express';

/** Names under these folders carry a hash of the content, so what was fetched once never changes. */
const HASHED = ['/assets', '/fonts'];

export function staticFiles(folder: string): Router {
  const router = Router();
  for (const path of HASHED) {
    router.use(
      path,
      compression(),
      express.static(`${folder}${path}`, { immutable: true, maxAge: '1y', index: false, redirect: false }),
    );
    router.use(path, (_req, res) => {
      res.status(404).type('text').send('Not found');
    });
  }
  // The service worker decides what an installed mall shows: a browser asks for a newer one each time.
  router.use(
    express.static(folder, {
      maxAge: '1h',
      index: false,
      redirect: false,
      setHeaders: (res, path) => {
        if (path.endsWith('/service-worker.js')) res.setHeader('Cache-Control', 'no-cache');
      },
    }),
  );
  return router;
}
