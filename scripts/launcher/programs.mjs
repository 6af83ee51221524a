import { spawn } from 'node:child_process';
import { plainError } from './plain-error.mjs';
import { endProcess, identify } from './processes.mjs';
import { ROOT } from './project.mjs';

const running = new Map();
const KEPT = 16_000;

/** Runs a program to its end; what it said is shown only when it fails. */
export function runProgram({ name, program, args, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid) running.set(child.pid, identify(child.pid));
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-KEPT);
      });
    child.once('error', (error) =>
      reject(error.code === 'ENOENT' ? plainError(`${program} 프로그램을 찾을 수 없습니다.`) : error),
    );
    child.once('close', (code, signal) => {
      running.delete(child.pid);
      if (code === 0) return resolve(said);
      if (/ENOSPC|no space left on device/i.test(said))
        return reject(plainError(`디스크에 빈 공간이 없어 ${name} 단계를 마치지 못했습니다 (disk full).`));
      reject(plainError(`${name} 단계가 실패했습니다 (${signal ?? code}).\n${said.trim()}`));
    });
  });
}

/** For a stop in the middle of a start. */
export const endRunningPrograms = () =>
  Promise.all([...running.values()].map((note) => endProcess(note, { graceMs: 5_000 })));
