import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Krw, krw } from '#app/core/krw.ts';
import { createTossGateway } from '#app/payments/index.server.ts';
import type { Settings } from '#scripts/sandbox/env.ts';
import { type Sandbox, startSandbox } from '#scripts/sandbox/sandbox.ts';

export const TOKEN = 'control-token-for-tests';
const CLIENT_KEY = 'test_ck_sandbox';
const SECRET_KEY = 'test_sk_sandbox';

export type Logged = { event: string; fields: Record<string, unknown> };

export const aDataDir = (): string => mkdtempSync(join(tmpdir(), 'sandbox-'));

/** A running sandbox with the client that the mall uses, and the controls that tests use. */
export async function aSandbox(changes: Partial<Settings> = {}) {
  const settings: Settings = {
    port: 0,
    dataDir: aDataDir(),
    webhookUrl: null,
    controlToken: TOKEN,
    clientKey: CLIENT_KEY,
    secretKey: SECRET_KEY,
    ...changes,
  };
  const sandbox = await startSandbox(settings);
  return { ...drive(sandbox), sandbox, settings };
}

function drive(sandbox: Sandbox) {
  const logged: Logged[] = [];
  const gatewayWith = (timeoutMs: number, secretKey = SECRET_KEY) =>
    createTossGateway({
      apiUrl: sandbox.origin,
      secretKey,
      timeoutMs,
      log: (event, fields) => void logged.push({ event, fields }),
    });

  async function control<Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> {
    const response = await fetch(`${sandbox.origin}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Answer;
  }

  /** What the browser script does when the shop opens the window. */
  const openWindow = (params: Record<string, unknown>, method = '카드', clientKey = CLIENT_KEY) =>
    fetch(`${sandbox.origin}/sdk/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
      body: JSON.stringify({ clientKey, method, params }),
    });

  /** A buyer who went through the window; what remains is to confirm. */
  async function anAuthorised(input: { amount?: Krw; taxFree?: Krw } = {}) {
    const orderId = `order-${crypto.randomUUID()}`;
    const amount = input.amount ?? krw(10_000);
    await openWindow({ ...aRequest(orderId, amount), taxFreeAmount: input.taxFree ?? 0 });
    const { returnUrl } = await control<{ returnUrl: string }>('approve', { orderId, method: 'card' });
    const paymentKey = new URL(returnUrl).searchParams.get('paymentKey') ?? '';
    return { paymentKey, orderId, amount, idempotencyKey: `confirm:${orderId}` };
  }

  return {
    logged,
    control,
    openWindow,
    anAuthorised,
    gatewayWith,
    gateway: gatewayWith(5_000),
    fault: (fault: Record<string, unknown>) => control('faults', fault),
  };
}

export const aRequest = (orderId: string, amount: number) => ({
  amount,
  orderId,
  orderName: '성심당 튀김소보로 외 1건',
  successUrl: 'http://localhost:3000/pay/success',
  failUrl: 'http://localhost:3000/pay/fail',
});

/** Waits for something that happens in the background, for as long as the test itself may last. */
export async function eventually<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
