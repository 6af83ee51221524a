import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isSameProcess } from './processes.mjs';

/**
 * Takes a lock file, or says who holds it. A lock whose holder no longer lives is taken over.
 * The file appears whole under its name (a hard link), so a reader never sees half of it.
 */
export function takeLock(path) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, path);
        return { release: () => releaseLock(path) };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder && isSameProcess(holder)) return { heldBy: holder.pid };
      removeStale(path);
    }
    return { heldBy: readHolder(path)?.pid ?? 0 };
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Waits for its turn; for work on the checkout itself, which several copies may want at once. */
export async function withLock(path, work) {
  let lock = takeLock(path);
  while (!lock.release) {
    await sleep(200);
    lock = takeLock(path);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Moves the file away first: of two launchers that see the same stale lock only one gets it. */
function removeStale(path) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && isSameProcess(moved)) {
    try {
      linkSync(aside, path);
    } catch {}
  }
  rmSync(aside, { force: true });
}

function releaseLock(path) {
  if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
}
