import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Acts } from './killable-mall.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KILLED = Symbol('killed');
export type Killed = typeof KILLED;
type Answer<A extends keyof Acts> = Awaited<ReturnType<Acts[A]>>;

/** One file, so that a new process is there in a moment. */
async function bundle(): Promise<string> {
  const outDir = `${ROOT}node_modules/.killable-mall-${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/support/killable-mall.ts',
      outDir,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
    },
  });
  return outDir;
}

/** A mall whose process dies where a fault point says so, and is started again as its launcher would. */
export async function aKillableMall(env: Record<string, string>) {
  const folder = await bundle();
  let deaths = 0;
  let current = start();
  // Already there when it is needed.
  let next = start();

  function start(): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const child = fork(`${folder}/killable-mall.js`, [], {
        env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.once('message', () => resolve(child));
      child.once('exit', (code) => reject(new Error(`the process did not start: ${code}`)));
    });
  }

  /** The answer of an act, or that the process was killed on the way. */
  async function ask<A extends keyof Acts>(
    act: A,
    input: Parameters<Acts[A]>[0] extends undefined ? null : Parameters<Acts[A]>[0],
  ): Promise<Answer<A> | Killed> {
    const child = await current;
    const answer = await new Promise<{ value?: unknown; error?: string } | Killed>((resolve, reject) => {
      const onExit = (code: number | null, signal: string | null) =>
        signal === 'SIGKILL' ? resolve(KILLED) : reject(new Error(`the process ended by itself: ${code}`));
      child.once('exit', onExit);
      child.once('message', (said: { value?: unknown; error?: string }) => {
        child.off('exit', onExit);
        resolve(said);
      });
      child.send({ act, input });
    });
    if (answer === KILLED) {
      deaths += 1;
      current = next;
      next = start();
      return KILLED;
    }
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as Answer<A>;
  }

  return {
    ask,
    KILLED: KILLED as Killed,
    deaths: () => deaths,
    stop: async () => {
      for (const child of await Promise.all([current, next])) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
