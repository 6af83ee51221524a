import cluster from 'node:cluster';
import { AggregatorRegistry } from 'prom-client';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** WEB_CONCURRENCY copies of the web server behind one port; one that dies is replaced. */
export function superviseWorkers(copies) {
  gatherMetrics();
  let ending = false;
  let waitMs = FIRST_WAIT_MS;
  const fork = () => {
    if (ending) return;
    const worker = cluster.fork();
    worker.once('listening', () => {
      waitMs = FIRST_WAIT_MS;
    });
  };
  cluster.on('exit', (worker, code, signal) => {
    if (ending) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(0);
      return;
    }
    process.stderr.write(`web worker ${worker.process.pid} ended (${signal ?? code})\n`);
    setTimeout(fork, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  });
  for (const name of ['SIGTERM', 'SIGINT'])
    process.on(name, () => {
      if (ending) return;
      ending = true;
      const workers = Object.values(cluster.workers ?? {});
      if (workers.length === 0) process.exit(0);
      for (const worker of workers) worker?.process.kill('SIGTERM');
    });
  for (let copy = 0; copy < copies; copy++) fork();
}

/** A worker that is asked for metrics asks here, so that it can answer for all of them. */
function gatherMetrics() {
  const registry = new AggregatorRegistry();
  cluster.on('message', async (worker, message) => {
    const id = message?.mallMetricsWanted;
    if (typeof id !== 'string') return;
    const text = await registry.clusterMetrics().catch(() => '');
    if (worker.isConnected()) worker.send({ mallMetrics: { id, text } });
  });
}
