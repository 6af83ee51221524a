import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '#scripts/launcher/data-lock.mjs';
import { endProcess, identify, isSameProcess, processBirth } from '#scripts/launcher/processes.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ontong-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const aProcess = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });

test('a second copy is told who holds the data', () => {
  const path = join(folder, 'lock');
  const mine = takeLock(path);
  expect(takeLock(path)).toEqual({ heldBy: process.pid });
  mine.release?.();
  expect(existsSync(path)).toBe(false);
});

test('the lock of a process that died is taken over', async () => {
  const path = join(folder, 'lock');
  const holder = aProcess();
  await once(holder, 'spawn');
  writeFileSync(path, JSON.stringify(identify(holder.pid)));
  expect(takeLock(path)).toEqual({ heldBy: holder.pid });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(takeLock(path).release).toBeTypeOf('function');
});

test('a pid that was given to another process is not the recorded one, and is left alone', async () => {
  const stranger = aProcess();
  await once(stranger, 'spawn');
  const note = { pid: stranger.pid, birth: `${processBirth(stranger.pid ?? 0)}-earlier` };
  expect(isSameProcess(note)).toBe(false);
  await endProcess(note);
  expect(processBirth(stranger.pid ?? 0)).not.toBeNull();
  await endProcess(identify(stranger.pid));
  expect(processBirth(stranger.pid ?? 0)).toBeNull();
});
