import * as productionBuild from 'virtual:remix/server-build';
import type { ServerBuild } from '@remix-run/node';
import type { Express } from 'express';
import type { ViteDevServer } from 'vite';
import { registerBusinessGauges } from '#app/http/edge/business-gauges.server.ts';
import { createEdge } from '#app/http/edge/edge-app.server.ts';
import { createGuestPages } from '#app/http/edge/guest-pages.server.ts';
import { listenToPageChanges } from '#app/http/edge/page-changes.server.ts';
import { databaseReadiness } from '#app/http/edge/readiness.server.ts';
import { providerOrigins } from '#app/http/edge/security-headers.server.ts';
import { closeMallDatabase, mallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';
import { startMetrics } from '#app/platform/metrics.server.ts';
import { dropSharedReads, startSharing } from '#app/platform/shared-reads.server.ts';
import { testControls } from './test-controls.server.ts';

/** What no notice tells of is at most this old on a guest's page, beside what shared reads may be behind. */
const GUEST_PAGE_MS = 3_000;

export type MallServer = {
  app: Express;
  /** From now on `/readyz` says no and connections are not kept. */
  drain: () => void;
  /** After the last answer. */
  close: () => Promise<void>;
};

/** The web process's server: the edge, with Remix inside it. `scripts/web.mjs` listens. */
export function createServer(options: { dev?: ViteDevServer } = {}): MallServer {
  const config = env();
  const { dev } = options;
  let draining = false;
  startMetrics();
  registerBusinessGauges(() => mallDatabase().db);
  const readiness = databaseReadiness(config.DATABASE_URL);
  const pages = dev ? null : createGuestPages({ ttlMs: GUEST_PAGE_MS });
  const changed = () => {
    dropSharedReads();
    pages?.drop();
  };
  const changes = pages && listenToPageChanges(config.DATABASE_URL, changed);
  if (changes) startSharing();
  const app = createEdge({
    build: dev
      ? () => dev.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
      : productionBuild,
    address: { appOrigin: config.APP_ORIGIN, port: config.PORT },
    sources: {
      appOrigin: config.APP_ORIGIN,
      providerOrigins: providerOrigins(config.TOSS_API_URL, config.TOSS_SCRIPT_URL),
      signInOrigins: [
        ...(config.KAKAO_CLIENT_ID ? ['https://kauth.kakao.com', 'https://accounts.kakao.com'] : []),
        ...(config.NAVER_CLIENT_ID ? ['https://nid.naver.com'] : []),
      ],
      dev: Boolean(dev),
    },
    log: log(),
    checks: readiness.checks,
    trustProxy: config.TRUST_PROXY,
    metricsToken: config.METRICS_TOKEN,
    isDraining: () => draining,
    guestPages: pages?.handler,
    wrote: dropSharedReads,
    ...(dev ? { devMiddleware: dev.middlewares } : { clientFolder: productionBuild.assetsBuildDirectory }),
    ...(config.MALL_TEST_CONTROLS ? { testControls: testControls(config.MALL_TEST_CONTROLS) } : {}),
  });
  return {
    app,
    drain: () => {
      draining = true;
    },
    close: async () => {
      await Promise.all([readiness.close(), changes?.close(), closeMallDatabase()]);
    },
  };
}
