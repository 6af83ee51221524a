import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../postgres.mjs';
import { explain, plainError } from './plain-error.mjs';
import { answers, isFree } from './ports.mjs';
import { waitUntil } from './processes.mjs';
import { complain, say } from './steps.mjs';

/** The database of this mall: the embedded server, kept alive, or the one the person named. */
export async function openDatabase(settings, record) {
  if (settings.databaseUrl) {
    await reachable(settings.databaseUrl);
    return { url: settings.databaseUrl, stop: async () => {} };
  }
  const dataDir = join(settings.dataDir, 'postgres');
  let server = await startPostgres({ dataDir, log: say });
  let stopping = false;
  record.note('postgres', server.pid);
  const { url, port } = server;

  const keepAlive = async () => {
    for (let waitMs = 250; ; ) {
      await server.exited;
      if (stopping) return;
      complain(`! PostgreSQL이 끝났습니다. ${waitMs / 1000}초 뒤 다시 시작합니다.`);
      await sleep(waitMs);
      const from = performance.now();
      server = (await again(dataDir, port)) ?? server;
      waitMs = performance.now() - from > 60_000 ? 250 : Math.min(waitMs * 2, 30_000);
    }
  };
  /** Everyone knows the old address, so the server must come back under it. */
  const again = async (folder, samePort) => {
    try {
      if (stopping) return null;
      await waitUntil(() => isFree(samePort, '127.0.0.1'), 10_000, 200);
      const next = await startPostgres({ dataDir: folder, log: say, port: samePort });
      if (stopping || next.port !== samePort) {
        await next.stop();
        return null;
      }
      record.note('postgres', next.pid);
      say('  ✔ PostgreSQL을 다시 시작했습니다.');
      return next;
    } catch (error) {
      complain(`! PostgreSQL을 다시 시작하지 못했습니다. ${explain(error)}`);
      return null;
    }
  };
  keepAlive();
  return {
    url,
    stop: async () => {
      stopping = true;
      await server.stop();
    },
  };
}

async function reachable(text) {
  let url;
  try {
    url = new URL(text);
  } catch (error) {
    throw plainError(
      'DATABASE_URL이 올바른 주소가 아닙니다. 예: postgres://user:password@host:5432/mall',
      error,
    );
  }
  const port = Number(url.port || 5432);
  if (await waitUntil(() => answers(port, url.hostname), 15_000, 500)) return;
  throw plainError(
    `데이터베이스에 연결할 수 없습니다 (database unreachable): ${url.hostname}:${port}. DATABASE_URL을 확인하세요.`,
  );
}
