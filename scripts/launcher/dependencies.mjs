import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './data-lock.mjs';
import { plainError } from './plain-error.mjs';
import { runProgram } from './programs.mjs';
import { inProject } from './project.mjs';

/** Installs what package-lock.json names, when node_modules lacks any of it. */
export async function ensureDependencies() {
  if (isInstalled()) return '최신';
  return withLock(inProject('.cache', 'install.lock'), async () => {
    if (isInstalled()) return '최신';
    await npmInstall();
    if (!isInstalled())
      throw plainError(
        'npm install이 끝났지만 package-lock.json과 다릅니다. node_modules를 지우고 다시 시작하세요.',
      );
    return '설치함';
  });
}

/** npm leaves a copy of the lock inside node_modules; packages for other systems are missing from it. */
export function isInstalled() {
  const placed = readPackages(inProject('node_modules', '.package-lock.json'));
  if (!placed) return false;
  const wanted = readPackages(inProject('package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer, link }]) => {
    if (path === '' || link) return true;
    const found = placed[path];
    if (found) return found.version === version;
    return Boolean(optional || devOptional || peer);
  });
}

function readPackages(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

function npmInstall() {
  // Under `npm start` the running npm names itself; otherwise the one in the path is used.
  const npm = process.env.npm_execpath;
  const args = ['install', '--no-fund', '--no-audit', '--include=dev', '--include=optional'];
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return runProgram({ name: 'npm install', program, args: [...before, ...args], env: npmEnvironment() });
}

/** An account without a home of its own (nobody, a service user) still needs a cache folder. */
function npmEnvironment() {
  const env = { ...process.env };
  delete env.NODE_ENV;
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    env.npm_config_cache ??= join(tmpdir(), `npm-cache-${process.getuid?.() ?? 0}`);
  }
  return env;
}
