import sharp from 'sharp';
import { startWorker } from '#app/jobs/index.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { log } from '#app/platform/log.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { adoptRunningMall } from './running-mall.ts';

adoptRunningMall();
// Encoding pictures must not take the processors from people who are shopping.
sharp.concurrency(1);
const owner = openDatabase({
  url: env().DATABASE_URL,
  pool: 2,
  role: 'owner',
  statementSeconds: 30,
  name: 'worker',
});
const worker = await startWorker(owner);

let stopping = false;
async function stop(why: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log().info({ why }, 'worker stops');
  await worker.stop();
  await Promise.all([owner.close(), closeMallDatabase()]);
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
