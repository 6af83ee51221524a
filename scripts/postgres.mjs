import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { plainError } from './launcher/plain-error.mjs';
import { anyFreePort, isFree } from './launcher/ports.mjs';
import { postgresBinaries } from './launcher/postgres-binaries.mjs';
import {
  clearStalePidFile,
  clusterPaths,
  ensureCluster,
  liveServer,
  readPidFile,
  standIn,
} from './launcher/postgres-cluster.mjs';
import { endProcess, identify, isSameProcess, waitUntil } from './launcher/processes.mjs';

const GUARD = fileURLToPath(new URL('./launcher/postgres-guard.mjs', import.meta.url));
const LOG_LIMIT = 20 * 1024 * 1024;

/**
 * Starts PostgreSQL from npm on 127.0.0.1, or adopts the one already serving this data folder.
 * It stops with `stop()`, and also when this process dies without calling it.
 *
 * @param {{ dataDir: string, log?: (line: string) => void, port?: number, durable?: boolean }} options
 *   `durable: false` is for tests: data may be lost when the machine stops.
 * @returns {Promise<{ url: string, port: number, pid: number, adopted: boolean, exited: Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dataDir: given, log = () => {}, port, durable = true }) {
  const dataDir = resolve(given);
  const paths = clusterPaths(dataDir);
  const bin = postgresBinaries();
  await ensureCluster(bin, dataDir, { durable });
  await waitForOldGuard(paths.guard);
  const found = await settledServer(dataDir);
  if (found) log(`이미 실행 중인 PostgreSQL을 이어서 사용합니다 (pid ${found.pid})`);
  const server = found ?? (await launch(bin, dataDir, { port, durable, log }));
  writeFileSync(paths.port, `${server.port}\n`);

  const note = identify(server.pid);
  const guard = startGuard(dataDir, server.pid, paths.guard);
  const exited =
    server.exited ?? waitUntil(() => !isSameProcess(note), Number.POSITIVE_INFINITY, 500).then(() => {});
  const password = readFileSync(paths.password, 'utf8').trim();
  return {
    url: `postgres://mall:${password}@127.0.0.1:${server.port}/mall`,
    port: server.port,
    pid: server.pid,
    adopted: Boolean(found),
    exited: exited.then(() => guard.end()),
    stop: async () => {
      await endProcess(note, { first: 'SIGINT', graceMs: 30_000 });
      await guard.end();
    },
  };
}

async function launch(bin, dataDir, { port, durable, log }) {
  const paths = clusterPaths(dataDir);
  await clearStalePidFile(dataDir);
  let wanted = port ?? savedPort(paths.port);
  for (let attempt = 1; ; attempt++) {
    const chosen = wanted && (await isFree(wanted, '127.0.0.1')) ? wanted : await anyFreePort();
    const { child, exited, logStart } = spawnServer(bin, dataDir, chosen, durable);
    let gone = false;
    exited.then(() => {
      gone = true;
    });
    await waitUntil(() => gone || isReady(dataDir, child.pid), 120_000, 20);
    if (!gone && isReady(dataDir, child.pid)) return { pid: child.pid, port: chosen, exited };
    if (!gone) await endProcess(identify(child.pid), { first: 'SIGINT' });
    const said = readFileSync(paths.log, 'utf8').slice(logStart).trim();
    if (/No space left on device/.test(said))
      throw plainError('디스크에 빈 공간이 없어 데이터베이스를 시작하지 못했습니다 (disk full).');
    if (attempt === 5) throw new Error(`PostgreSQL did not start:\n${said.slice(-2_000)}`);
    log(`PostgreSQL 시작을 다시 시도합니다 (${attempt}): ${said.split('\n').at(-1) ?? ''}`);
    if (/could not bind|Address already in use/.test(said)) wanted = undefined;
    await sleep(attempt * 300);
  }
}

function spawnServer(bin, dataDir, port, durable) {
  const paths = clusterPaths(dataDir);
  const { dataArgument, options } = standIn(paths.data);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    password_encryption: 'scram-sha-256',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    dataArgument,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const logStart = openLog(paths.log);
  const out = openSync(paths.log, 'a', 0o600);
  // Its own process group: Ctrl-C at the terminal must reach the launcher only, which stops things in order.
  const child = spawn(join(bin, 'postgres'), args, {
    ...options,
    detached: true,
    stdio: ['ignore', out, out],
    env: { ...process.env, LC_ALL: 'C' },
  });
  closeSync(out);
  child.unref();
  const exited = new Promise((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  return { child, exited, logStart };
}

function openLog(path) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT) return size;
  truncateSync(path, 0);
  return 0;
}

function isReady(dataDir, pid) {
  const file = readPidFile(dataDir);
  return file?.pid === pid && file.status === 'ready';
}

/** A server that is ready; one that is on its way up or down is waited for first. */
async function settledServer(dataDir) {
  let server = null;
  await waitUntil(() => {
    server = liveServer(dataDir);
    return !server || server.status === 'ready';
  }, 60_000);
  return server;
}

function savedPort(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function startGuard(dataDir, pid, noteFile) {
  const child = spawn(process.execPath, [GUARD, dataDir, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.unref?.();
  child.stdin.on('error', () => {});
  child.on('error', () => {});
  const left = new Promise((done) => child.once('exit', done));
  writeFileSync(noteFile, JSON.stringify({ guard: identify(child.pid), owner: identify(process.pid) }));
  return {
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      child.stdin.end();
      await left;
      rmSync(noteFile, { force: true });
    },
  };
}

/** The guard of a launcher that died is stopping the server right now: let it finish. */
async function waitForOldGuard(noteFile) {
  let note;
  try {
    note = JSON.parse(readFileSync(noteFile, 'utf8'));
  } catch {
    return;
  }
  if (isSameProcess(note.owner)) return;
  await waitUntil(() => !isSameProcess(note.guard), 35_000);
}
