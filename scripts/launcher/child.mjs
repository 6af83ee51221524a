import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { lastLines, openLogFile, sizeOf } from './logs.mjs';
import { plainError } from './plain-error.mjs';
import { endProcess, identify, isSameProcess } from './processes.mjs';
import { ROOT } from './project.mjs';
import { complain } from './steps.mjs';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const HEALTHY_MS = 60_000;

/**
 * Keeps one child running. Before `settle()` an end is the start's failure; afterwards it is logged and the child
 * is started again, ever more slowly while it keeps dying.
 */
export function superviseChild({ name, args, env, dataDir, shown, onStart }) {
  let stopping = false;
  let settled = false;
  let current = null;
  let waitMs = FIRST_WAIT_MS;
  let timer;
  let failStart;
  const failed = new Promise((_, reject) => {
    failStart = reject;
  });
  failed.catch(() => {});

  function start() {
    const output = shown ? null : openLogFile(dataDir, name);
    const from = output ? sizeOf(output.path) : 0;
    const target = output ? output.fd : 'inherit';
    // Its own process group: Ctrl-C reaches the launcher only, which stops things in order.
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', target, target],
    });
    if (output) closeSync(output.fd);
    const startedAt = performance.now();
    current = { child, note: identify(child.pid) };
    if (child.pid) onStart(name, child.pid);
    const gone = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
    current.gone = gone;
    gone.then((why) => {
      if (stopping) return;
      const said = output ? lastLines(output.path, from) : '';
      if (!settled) return failStart(plainError(`${name} 프로세스가 시작하지 못했습니다 (${why}).\n${said}`));
      waitMs =
        performance.now() - startedAt > HEALTHY_MS ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
      complain(`! ${name} 프로세스가 끝났습니다 (${why}). ${waitMs / 1000}초 뒤 다시 시작합니다.`);
      timer = setTimeout(start, waitMs);
    });
  }

  start();
  return {
    name,
    failed,
    settle: () => {
      settled = true;
    },
    restart: async () => {
      if (current) await endProcess(current.note, { graceMs: 12_000 });
    },
    stop: async (graceMs) => {
      stopping = true;
      clearTimeout(timer);
      if (!current) return;
      await endProcess(current.note, { graceMs });
      if (isSameProcess(current.note)) return;
      endGroup(current.child.pid);
    },
  };
}

/** Grandchildren (cluster workers) of a child that had to be killed. */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {}
}
