import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type Request, type Response } from 'express';
import { apiRoutes } from './api.ts';
import { assetRoutes } from './assets.ts';
import { bankRoutes } from './bank-routes.ts';
import { createClock } from './clock.ts';
import { controlRoutes } from './control-api.ts';
import type { Settings } from './env.ts';
import { expireDue } from './payments.ts';
import { openStore } from './store.ts';
import { startSender } from './webhooks.ts';
import { noticePage } from './window-page.ts';
import { windowRoutes } from './window-routes.ts';
import type { World } from './world.ts';

const HOST = '127.0.0.1';
const EXPIRE_EVERY_MS = 1_000;

export type Sandbox = { port: number; origin: string; stop(): Promise<void> };

/** A payment provider on loopback: browser script, window, API, webhooks. No money moves here. */
export async function startSandbox(settings: Settings): Promise<Sandbox> {
  if ([settings.clientKey, settings.secretKey].some((key) => key.startsWith('live_')))
    throw new Error('the sandbox refuses live keys');
  const store = openStore(settings.dataDir);
  const world: World = {
    settings,
    store,
    clock: createClock(store),
    origin: '',
    running: new Set(),
    wake: () => undefined,
  };
  const app = express().disable('x-powered-by').disable('etag');
  const server = createServer(app);
  app.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff');
    next();
  });
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.use(assetRoutes());
  app.use(windowRoutes(world));
  app.use(bankRoutes(world));
  app.use('/control', controlRoutes(world));
  app.use('/v1', apiRoutes(world));
  app.use((_request, response) => void response.status(404).send(noticePage('결제 창', '없는 주소입니다.')));
  app.use((error: unknown, request: Request, response: Response, _next: (error: unknown) => void) => {
    const malformed = error instanceof SyntaxError;
    if (!malformed)
      console.error(JSON.stringify({ msg: 'sandbox failed', path: request.path, error: String(error) }));
    response
      .status(malformed ? 400 : 500)
      .json({ code: malformed ? 'INVALID_REQUEST' : 'UNKNOWN_ERROR', message: '' });
  });

  server.listen(settings.port, HOST);
  await once(server, 'listening'); // rejects when the port is taken
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  world.origin = `http://${HOST}:${port}`;

  const sender = startSender(world);
  world.wake = sender.wake;
  const sweeping = setInterval(() => expireDue(world), EXPIRE_EVERY_MS);
  sender.wake();

  return {
    port,
    origin: world.origin,
    async stop() {
      clearInterval(sweeping);
      await sender.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      store.close();
    },
  };
}
