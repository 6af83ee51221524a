import autocannon from 'autocannon';

export type Measured = { perSecond: number; p50: number; p99: number; errors: number };

const CONNECTIONS = 8;

/** How fast one address answers eight visitors at once. Answers other than 200 are errors. */
export async function load(
  url: string,
  { seconds, headers = {} }: { seconds: number; headers?: Record<string, string> },
): Promise<Measured> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  return {
    perSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    errors: result.errors + result.timeouts + result.non2xx,
  };
}

/** Several addresses measured in turns, so that what else the machine does falls on all alike; the best turn counts. */
export async function loadInTurns<Name extends string>(
  targets: Record<Name, { url: string; headers?: Record<string, string> }>,
  { turns, seconds }: { turns: number; seconds: number },
): Promise<Record<Name, Measured>> {
  const names = Object.keys(targets) as Name[];
  const best = {} as Record<Name, Measured>;
  for (const name of names) await load(targets[name].url, { ...targets[name], seconds: 1 });
  for (let turn = 0; turn < turns; turn++)
    for (const name of names) {
      const measured = await load(targets[name].url, { ...targets[name], seconds });
      if (!best[name] || measured.perSecond > best[name].perSecond) best[name] = measured;
    }
  return best;
}

/** A share of sorted numbers lies below this one. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
