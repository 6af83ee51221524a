import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { plainError } from './plain-error.mjs';
import { postgresUser } from './postgres-binaries.mjs';
import { processBirth, signal, waitUntil } from './processes.mjs';

const ROOM_FOR_A_CLUSTER = 300 * 1024 * 1024;
/** A process is always allowed to walk to where it stands, even below a folder closed to its user. */
const WHERE_IT_STANDS = '/proc/self/cwd';

/** Paths inside the data folder of one embedded server. */
export function clusterPaths(dataDir) {
  return {
    data: join(dataDir, 'data'),
    password: join(dataDir, 'password'),
    port: join(dataDir, 'port'),
    log: join(dataDir, 'postgres.log'),
    guard: join(dataDir, 'guard.json'),
  };
}

/** How a PostgreSQL program is told its data folder: by name, or by standing in it when nobody may walk there. */
export function standIn(folder) {
  const asUser = postgresUser();
  const walkable = asUser.uid === undefined || canWalk(folder, asUser.uid);
  return { dataArgument: walkable ? folder : WHERE_IT_STANDS, options: { ...asUser, cwd: folder } };
}

function canWalk(folder, uid) {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Makes the cluster when there is none. It appears under its name only when it is complete. */
export async function ensureCluster(bin, dataDir, { durable }) {
  const paths = clusterPaths(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (existsSync(join(paths.data, 'PG_VERSION'))) {
    checkReadable(paths.password);
    return;
  }
  checkRoom(dataDir);
  const draft = `${paths.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const { uid, gid } = postgresUser();
  if (uid !== undefined) chownSync(draft, uid, gid);
  const { dataArgument, options } = standIn(draft);
  const password = randomBytes(24).toString('base64url');
  writeFileSync(paths.password, password, { mode: 0o600 });
  const common = ['-D', dataArgument];
  await run(
    join(bin, 'initdb'),
    [
      ...common,
      '--username=mall',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ],
    options,
  );
  const single = `alter role mall password '${password}';\ncreate database mall;\n`;
  await run(
    join(bin, 'postgres'),
    ['--single', '-j', ...common, 'postgres'],
    options,
    single.replace(/;\n/g, ';\n\n'),
  );
  writeFileSync(join(draft, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  renameSync(draft, paths.data);
}

function checkReadable(path) {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw plainError(
      `데이터베이스 비밀번호 파일을 읽을 수 없습니다. 이 데이터는 다른 사용자가 만든 것 같습니다: ${path}`,
      error,
    );
  }
}

function checkRoom(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= ROOM_FOR_A_CLUSTER) return;
  const left = Math.floor((bavail * bsize) / 1024 / 1024);
  throw plainError(
    `디스크 공간이 부족합니다 (disk full): ${left}MB 남음, 300MB 이상 필요합니다. 폴더: ${folder}`,
  );
}

function run(program, args, options, input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && !/\b(ERROR|FATAL|PANIC):/.test(said)) return resolve();
      if (/No space left on device/.test(said))
        return reject(plainError('디스크에 빈 공간이 없어 데이터베이스를 만들지 못했습니다 (disk full).'));
      reject(new Error(`${program} failed (${code}):\n${said}`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** What the server wrote about itself; null when there is no file. */
export function readPidFile(dataDir) {
  try {
    const lines = readFileSync(join(clusterPaths(dataDir).data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The live server of this data folder, or null. A pid alone proves nothing: pids come back after a crash. */
export function liveServer(dataDir) {
  const file = readPidFile(dataDir);
  if (!file || processBirth(file.pid) === null) return null;
  return standsIn(file.pid, clusterPaths(dataDir).data) ? file : null;
}

function standsIn(pid, folder) {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/**
 * After kill -9 the pid file stays. PostgreSQL sees through it unless the pid still answers, as another program
 * or as a zombie nobody reaps; then it would refuse to start, so the file goes once no server process is left.
 */
export async function clearStalePidFile(dataDir) {
  const { data } = clusterPaths(dataDir);
  const orphansGone = await waitUntil(() => processesIn(data).length === 0, 10_000);
  const file = readPidFile(dataDir);
  if (file && orphansGone && !liveServer(dataDir) && signal(file.pid, 0))
    rmSync(join(data, 'postmaster.pid'), { force: true });
}

function processesIn(folder) {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && standsIn(Number(name), folder));
}
