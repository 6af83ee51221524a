import { constants } from 'node:zlib';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { accessLog } from './access-log.server.ts';
import { limitBody } from './body-limit.server.ts';
import { noStoreByDefault } from './cache-default.server.ts';
import { cspReports } from './csp-reports.server.ts';
import { answerFailures } from './failures.server.ts';
import { health, type ReadinessChecks } from './health.server.ts';
import { identifyRequest } from './identify-request.server.ts';
import { limitInFlight } from './in-flight.server.ts';
import { hostGuard, type OwnAddress, originGuard } from './own-origin.server.ts';
import { hearOwnWrites } from './own-writes.server.ts';
import { refuseOddTargets } from './plain-target.server.ts';
import { readerIsReady } from './reader.server.ts';
import { refuseOldTransports } from './refused-requests.server.ts';
import { readFacts } from './request-state.server.ts';
import { type ContentSources, securityHeaders } from './security-headers.server.ts';
import { staticFiles } from './static-files.server.ts';

export type EdgeOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  address: OwnAddress;
  sources: ContentSources;
  log: Logger;
  checks: ReadinessChecks;
  trustProxy?: boolean;
  metricsToken?: string | undefined;
  /** The folder of the built client files. */
  clientFolder?: string;
  /** Vite's own middleware, in development. */
  devMiddleware?: RequestHandler;
  /** `/__test/…`, only when the test controls are on. */
  testControls?: Router | undefined;
  mostInFlight?: number;
  isDraining?: () => boolean;
  /** Rendered pages of guests, kept for a few seconds. */
  guestPages?: RequestHandler | undefined;
  /** Called before an answer that may have changed something. */
  wrote?: () => void;
};

const MOST_IN_FLIGHT = 256;
/** Where what all pages show is changed by hand, and whoever changed it looks at once. */
const DESKS = /^\/(?:operator|seller|campaigns|__test)\b/;
/** Pages are made for one reader: packed as tightly as what browsers keep for a year, each would take longer than to make. */
const READ_ONCE = { brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } };

/** Everything between the network and Remix, in the order a request meets it. */
export function createEdge(options: EdgeOptions): Express {
  const { address, log } = options;
  const isDraining = options.isDraining ?? (() => false);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustProxy ? 1 : false);
  app.set('query parser', 'simple');

  app.use(identifyRequest({ trustProxy: options.trustProxy ?? false }));
  app.use(accessLog(log));
  app.use(refuseOddTargets);
  app.use(health({ checks: options.checks, isDraining, metricsToken: options.metricsToken }));
  app.use((_req, res, next) => {
    if (isDraining()) res.set('Connection', 'close');
    next();
  });
  app.use(securityHeaders(options.sources));
  app.use(hostGuard(address));
  app.use(refuseOldTransports);
  app.use(compression(READ_ONCE));
  if (options.clientFolder) app.use(staticFiles(options.clientFolder));
  if (options.devMiddleware) app.use(options.devMiddleware);
  app.use(noStoreByDefault);
  app.use(originGuard(address));
  app.use(limitBody);
  app.use(cspReports(log));
  if (options.wrote) app.use(DESKS, hearOwnWrites(options.wrote));
  app.use('/__test', options.testControls ?? notHere);
  if (options.guestPages) app.use(options.guestPages);
  app.use(limitInFlight(options.mostInFlight ?? MOST_IN_FLIGHT));
  app.all(
    '*',
    createRequestHandler({
      build: options.build,
      getLoadContext: (_req, res) => ({ ...readFacts(res), readerIsReady: () => readerIsReady(res) }),
    }),
  );
  app.use(answerFailures(log));
  return app;
}

const notHere: RequestHandler = (_req, res) => {
  res.status(404).type('text').send('Not found');
};
