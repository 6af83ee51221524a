// Lives beside an embedded server. When the launcher ends without stopping it (kill -9), the pipe closes and
// the server is stopped here, so that no process is left behind.
import { readPidFile } from './postgres-cluster.mjs';
import { endProcess, identify } from './processes.mjs';

const [dataDir, pid] = process.argv.slice(2);
const server = identify(Number(pid));
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
process.stdin.resume();
process.stdin.once('close', async () => {
  if (readPidFile(dataDir)?.pid === server.pid)
    await endProcess(server, { first: 'SIGINT', graceMs: 30_000 });
  process.exit(0);
});
