import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { anyFreePort } from '#scripts/launcher/ports.mjs';
import { processBirth } from '#scripts/launcher/processes.mjs';

test.skip(({ isMobile }) => Boolean(isMobile), 'no browser takes part: once is enough');
test.describe.configure({ timeout: 120_000 });

const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
type Run = { url: string; pids: Record<string, number> };

function aLauncher(port: number, dataDir: string) {
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, MALL_SEED: 'empty' };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return {
    child,
    said: () => said,
    ready: async (): Promise<Run> => {
      await expect.poll(() => said, { timeout: 60_000 }).toContain('준비되었습니다');
      return JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as Run;
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code] = await exit;
  return code as number | null;
}

const alive = (run: Run) =>
  Object.keys(run.pids).filter((name) => processBirth(run.pids[name] ?? 0) !== null);
const statusOf = (url: string) =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );

test('a mall says who holds its data, comes back from every kill, and leaves nothing behind', async () => {
  const port = await anyFreePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'ontong-launcher-'));
  const first = aLauncher(port, dataDir);
  let last = first;
  try {
    const run = await first.ready();

    const second = aLauncher(port, dataDir);
    expect((await once(second.child, 'exit'))[0]).toBe(1);
    expect(second.said()).toContain('이미 실행 중입니다');
    const neighbour = aLauncher(port, `${dataDir}-2`);
    expect((await once(neighbour.child, 'exit'))[0]).toBe(1);
    expect(neighbour.said()).toContain(`포트 ${port}`);

    for (const name of ['web', 'worker', 'sandbox', 'postgres']) {
      process.kill(run.pids[name] ?? 0, 'SIGKILL');
      await expect.poll(() => statusOf(`${run.url}/readyz`), { timeout: 20_000 }).toBe(200);
    }

    await end(first.child, 'SIGKILL');
    const again = aLauncher(port, dataDir);
    last = again;
    const rerun = await again.ready();
    expect(alive(run)).toEqual([]);
    expect(await statusOf(`${rerun.url}/readyz`)).toBe(200);

    expect(await end(again.child, 'SIGTERM')).toBe(0);
    expect(alive(rerun)).toEqual([]);
    for (const name of ['launcher.lock', 'run.json', 'processes.json'])
      expect(existsSync(join(dataDir, name))).toBe(false);
  } finally {
    if (last.child.exitCode === null && last.child.signalCode === null) await end(last.child, 'SIGTERM');
    for (const folder of [dataDir, `${dataDir}-2`]) rmSync(folder, { recursive: true, force: true });
  }
});

test('a launcher that is killed takes its whole mall with it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ontong-launcher-'));
  const launcher = aLauncher(await anyFreePort(), dataDir);
  const run = await launcher.ready();
  await end(launcher.child, 'SIGKILL');
  await expect.poll(() => alive(run), { timeout: 25_000 }).toEqual([]);
  rmSync(dataDir, { recursive: true, force: true });
});
