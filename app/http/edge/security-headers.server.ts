import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { readFacts } from './request-state.server.ts';

export type ContentSources = {
  appOrigin: string | undefined;
  /** Where the payment provider's script and interface live. */
  providerOrigins: readonly string[];
  /** Where a form may end by redirect: sign-in with another service. */
  signInOrigins: readonly string[];
  dev: boolean;
};

const YEAR_SECONDS = 31_536_000;

export function securityHeaders(sources: ContentSources): RequestHandler {
  const secure = sources.appOrigin?.startsWith('https://') ?? false;
  const nonce = (_req: IncomingMessage, res: ServerResponse) => `'nonce-${readFacts(res as Response).nonce}'`;
  const provider = [...sources.providerOrigins];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: [nonce, "'strict-dynamic'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...provider, ...(sources.dev ? ['ws:'] : [])],
        frameSrc: provider.length > 0 ? provider : ["'none'"],
        formAction: ["'self'", ...provider, ...sources.signInOrigins],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        reportUri: ['/csp-reports'],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: secure ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
  });
}

/** Toss opens its window from these; the sandbox stands in for all of them when its addresses are given. */
const TOSS_ORIGINS = ['https://js.tosspayments.com', 'https://*.tosspayments.com', 'https://pay.toss.im'];

export function providerOrigins(apiUrl: string, scriptUrl: string | undefined): string[] {
  const own = [apiUrl, ...(scriptUrl ? [scriptUrl] : [])].map((url) => new URL(url).origin);
  const real = own.some((origin) => origin.endsWith('.tosspayments.com')) || !scriptUrl;
  return [...new Set([...own, ...(real ? TOSS_ORIGINS : [])])];
}
