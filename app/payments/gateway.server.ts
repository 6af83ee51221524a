import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';
import type { PaymentGateway } from './gateway.ts';
import { createTossGateway } from './toss.server.ts';

let shared: PaymentGateway | undefined;

/** The provider as configured: the real one, or the sandbox speaking the same protocol. */
export function gateway(): PaymentGateway {
  shared ??= createTossGateway({
    apiUrl: env().TOSS_API_URL,
    secretKey: env().TOSS_SECRET_KEY,
    timeoutMs: env().TOSS_TIMEOUT_MS,
    log: (event, fields) => log().info(fields, event),
  });
  return shared;
}

/** What the browser needs to open the payment window. */
export const paymentWindow = () => ({
  clientKey: env().TOSS_CLIENT_KEY,
  scriptUrl: env().TOSS_SCRIPT_URL ?? null,
});
