import cluster from 'node:cluster';
import { serveMall } from './launcher/web-server.mjs';

const dev = process.argv.includes('--dev');
const copies = dev ? 1 : Number(process.env.WEB_CONCURRENCY || 1);

try {
  if (cluster.isPrimary && copies > 1) (await import('./launcher/web-workers.mjs')).superviseWorkers(copies);
  else await serveMall({ dev });
} catch (error) {
  // A wrong setting is one sentence for a person; anything else is told in full.
  process.stderr.write(
    `${error.message?.startsWith('환경 변수') ? error.message : (error.stack ?? error)}\n`,
  );
  process.exit(1);
}
