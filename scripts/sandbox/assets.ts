import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const ours = fileURLToPath(new URL('./browser/', import.meta.url));
// The page's typeface comes along, in subsets: the machine may have no Korean font.
const pretendard = join(
  dirname(createRequire(import.meta.url).resolve('pretendard/package.json')),
  'dist/web/variable',
);

export function assetRoutes(): Router {
  const router = express.Router();
  router.get(['/v1', '/v1/payment', '/sdk/v1.js'], (_request, response) => {
    response.set({ 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'no-cache' });
    response.type('text/javascript').sendFile(join(ours, 'v1.js'));
  });
  router.get('/sdk/ending.js', (_request, response) => response.sendFile(join(ours, 'ending.js')));
  for (const sheet of ['window', 'control'])
    router.get(`/assets/${sheet}.css`, (_request, response) => response.sendFile(join(ours, `${sheet}.css`)));
  router.use('/assets/pretendard', express.static(pretendard, { maxAge: '7d', index: false }));
  return router;
}
