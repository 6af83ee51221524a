import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'playwright/test';
import type { FaultPoint } from '#app/platform/faults.server.ts';
import type { RunningMall } from './mall.ts';

type MallFault = { mode: 'kill' | 'throw' | 'delay'; ms?: number; times?: number };
type SandboxFault = {
  on: 'window' | 'confirm' | 'read' | 'cancel' | 'webhook';
  mode: 'refuse' | 'delay' | 'drop-before' | 'drop-after' | 'status' | 'lie' | 'duplicate' | 'withhold';
  orderId?: string;
  ms?: number;
  times?: number;
  code?: string;
};
/** What a buyer does in the payment window, for a test without a browser. */
export type WindowVisit = {
  orderId: string;
  method?: string;
  outcome?: 'ok' | 'refuse' | 'refuse-at-confirm' | 'cancel';
  session?: Record<string, unknown>;
};
export type ProviderCall = {
  method: string;
  path: string;
  orderId: string | null;
  idempotencyKey: string | null;
  status: number | null;
  note: string | null;
};
type ProviderPayment = {
  paymentKey: string;
  orderId: string;
  status: string;
  totalAmount: number;
  balanceAmount: number;
  webhooks: { state: string; transmissions: unknown[] }[];
};

/** The test controls of a mall and of its payment sandbox (design.md §4). */
export function controlsOf({ url, sandboxUrl, token }: RunningMall) {
  const ask = async <T>(address: URL, body?: unknown): Promise<T> => {
    const answer = await fetch(address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${address.pathname} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const mall = <T>(path: string, body?: unknown) => ask<T>(new URL(`/__test${path}`, url), body);
  const sandbox = <T>(path: string, body?: unknown) => ask<T>(new URL(`/control${path}`, sandboxUrl), body);
  const of = (orderId: string) => `orderId=${encodeURIComponent(orderId)}`;
  const calls = (orderId: string) => sandbox<ProviderCall[]>(`/calls?${of(orderId)}`);
  return {
    fault: (point: FaultPoint, fault: MallFault) => mall('/faults', { point, ...fault }),
    faultsLeft: async () =>
      (await mall<{ point: string; times: number }[]>('/faults')).filter(({ times }) => times > 0),
    advanceClock: (advanceMs: number) => mall<{ now: string }>('/clock', { advanceMs }),
    drainJobs: () => mall('/jobs/drain', {}),
    providerFault: (fault: SandboxFault) => sandbox('/faults', fault),
    visitWindow: (visit: WindowVisit) => sandbox<{ returnUrl: string; kind: string }>('/approve', visit),
    /** Somebody pays in at the bank. */
    deposit: (orderId: string) => sandbox<{ accepted: boolean }>('/deposit', { orderId }),
    calls,
    /** Calls that really asked the provider to take the money, without those answered from an earlier one. */
    executedConfirms: async (orderId: string) =>
      (await calls(orderId)).filter(
        ({ path, status, note }) => path === '/v1/payments/confirm' && status === 200 && note !== 'replayed',
      ),
    payments: (orderId: string) => sandbox<ProviderPayment[]>(`/payments?${of(orderId)}`),
  };
}

type Finding = { name: string; broken: number; offenders: { subject: string; detail: string }[] };
const run = promisify(execFile);

async function brokenBooks({ dataDir }: RunningMall, options: readonly string[]): Promise<Finding[]> {
  const { PATH, HOME } = process.env;
  const args = ['--import', 'tsx', 'scripts/verify-books.ts', '--json', ...options];
  const { stdout } = await run(process.execPath, args, {
    env: { NODE_ENV: 'production', PATH, HOME, DATA_DIR: dataDir },
  }).catch(
    // It exits with 1 when something is broken, and says what.
    (failed: { code?: unknown; stdout?: string }) => {
      if (failed.code !== 1 || !failed.stdout) throw failed;
      return { stdout: failed.stdout };
    },
  );
  const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] };
  if (findings.length < 10) throw new Error(`only ${findings.length} invariants were checked`);
  const broken = findings.filter((finding) => finding.broken > 0);
  if (ok !== (broken.length === 0)) throw new Error(`verify:books contradicts itself: ${stdout}`);
  return broken;
}

/**
 * `npm run verify:books -- --provider` over a running mall finds nothing. Only the provider's records may be asked
 * again: other tests may have a refund on its way there.
 */
export async function expectCleanBooks(mall: RunningMall): Promise<void> {
  const broken = () => brokenBooks(mall, ['--provider']);
  const first = await broken();
  expect(first.filter(({ name }) => name !== 'PROVIDER_AGREES')).toEqual([]);
  if (first.length > 0) await expect.poll(broken, { timeout: 30_000 }).toEqual([]);
}
