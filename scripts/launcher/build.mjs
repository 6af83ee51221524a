import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './data-lock.mjs';
import { runProgram } from './programs.mjs';
import { inProject } from './project.mjs';

/** Everything that ends up in the bundles. */
const SOURCES = [
  'app',
  'db',
  'public',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.config.ts',
];
const NOT_BUNDLED = new Set([inProject('db', 'migrations'), inProject('db', 'seed')]);
const STAMP = inProject('build', 'sources.sha256');
const ENTRY = inProject('build', 'server', 'index.js');

/** Makes the production build when the sources are not the ones it was made from. */
export async function ensureBuild() {
  if (isBuilt()) return '최신';
  return withLock(inProject('.cache', 'build.lock'), async () => {
    if (isBuilt()) return '최신';
    const hash = sourcesHash();
    rmSync(STAMP, { force: true });
    await viteBuild();
    mkdirSync(dirname(STAMP), { recursive: true });
    writeFileSync(STAMP, hash);
    return '새로 만듦';
  });
}

function isBuilt() {
  if (!existsSync(ENTRY) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === sourcesHash();
}

function sourcesHash() {
  const hash = createHash('sha256');
  for (const name of SOURCES) addToHash(hash, inProject(name), name);
  return hash.digest('hex');
}

function addToHash(hash, path, name) {
  if (NOT_BUNDLED.has(path) || !existsSync(path)) return;
  try {
    const content = readFileSync(path);
    hash.update(`${name}\0${content.length}\0`).update(content);
  } catch (error) {
    if (error.code !== 'EISDIR') throw error;
    for (const entry of readdirSync(path).sort()) addToHash(hash, join(path, entry), `${name}/${entry}`);
  }
}

function viteBuild() {
  const cli = inProject('node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  return runProgram({ name: '빌드', program: process.execPath, args: [cli, 'vite:build'], env });
}
