import cluster from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { AggregatorRegistry } from 'prom-client';
import { metricsText } from '#app/platform/metrics.server.ts';

const WAIT_MS = 6_000;
type Told = { mallMetrics?: { id: string; text: string } };

/** In a cluster: lets the primary ask this worker for its numbers. */
export function joinMetrics(): void {
  if (cluster.isWorker) new AggregatorRegistry();
}

/** The numbers of every web worker together: whichever of them was asked, the answer is the same. */
export function allMetricsText(): Promise<string> {
  if (!cluster.isWorker) return metricsText();
  const id = randomUUID();
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      process.off('message', hear);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error('the cluster did not give its metrics in time'));
    }, WAIT_MS);
    const hear = ({ mallMetrics }: Told) => {
      if (mallMetrics?.id !== id) return;
      end();
      resolve(mallMetrics.text);
    };
    process.on('message', hear);
    process.send?.({ mallMetricsWanted: id });
  });
}
