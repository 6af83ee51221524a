import { copyFileSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT = 20 * 1024 * 1024;
const opened = new Set();

/**
 * A log file for a child's output. The child writes to the file itself, not through a pipe of ours: it can still
 * say why it ends after the launcher is gone.
 */
export function openLogFile(dataDir, name) {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const path = join(folder, `${name}.log`);
  const fd = openSync(path, 'a', 0o600);
  opened.add(path);
  return { fd, path };
}

/** One older copy is kept; the writers append, so a cut file simply grows again. */
export function cutLongLogs() {
  for (const path of opened) {
    try {
      if (statSync(path).size < LIMIT) continue;
      copyFileSync(path, `${path}.1`);
      truncateSync(path, 0);
    } catch {}
  }
}

export function lastLines(path, from, count = 20) {
  try {
    return readFileSync(path).subarray(from).toString('utf8').trim().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

export const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
