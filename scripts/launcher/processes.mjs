import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What tells one process from a later one with the same pid: its start time (and the boot, where the
 * system says it). Null when there is no such process.
 */
export function processBirth(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    const stat = readQuietly(`/proc/${pid}/stat`);
    if (stat === null) return null;
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (afterName[0] === 'Z' || afterName[0] === 'X') return null;
    return `${(readQuietly('/proc/sys/kernel/random/boot_id') ?? '').trim()}:${afterName[19]}`;
  }
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** A note of a process that can be checked later, even by another launcher after a crash. */
export const identify = (pid) => ({ pid, birth: processBirth(pid) });

export function isSameProcess(note) {
  return Boolean(note?.birth) && processBirth(note.pid) === note.birth;
}

export async function waitUntil(condition, timeoutMs, everyMs = 50) {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await sleep(everyMs);
  }
  return true;
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Asks a process we know to be ours to end, and ends it when it does not. */
export async function endProcess(note, { graceMs = 10_000, first = 'SIGTERM' } = {}) {
  if (!isSameProcess(note)) return;
  signal(note.pid, first);
  if (await waitUntil(() => !isSameProcess(note), graceMs)) return;
  signal(note.pid, 'SIGKILL');
  await waitUntil(() => !isSameProcess(note), 3_000);
}

function readQuietly(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
