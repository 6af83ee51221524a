import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anyFreePort } from '#scripts/launcher/ports.mjs';
import type { RunningMall } from './mall.ts';

const START_MS = 300_000;
const START = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

/** A whole mall as `npm start` runs it, with the test controls on, on its own port and data. */
export async function startMall(
  over: Record<string, string> = {},
): Promise<{ mall: RunningMall; stop: () => Promise<void> }> {
  const port = await anyFreePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'ontong-e2e-'));
  const token = randomBytes(16).toString('hex');
  const env = { ...process.env, ...over, PORT: String(port), DATA_DIR: dataDir, MALL_TEST_CONTROLS: token };
  const launcher = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await ready(launcher, dataDir);
  } catch (error) {
    await end(launcher);
    throw error;
  }
  const run: Omit<RunningMall, 'dataDir' | 'token'> = JSON.parse(
    readFileSync(join(dataDir, 'run.json'), 'utf8'),
  );
  return {
    mall: { ...run, dataDir, token },
    stop: async () => {
      await end(launcher);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function ready(launcher: ChildProcess, dataDir: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the mall was not ready in time:\n${said}`)), START_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!said.includes('온통대전몰이 준비되었습니다')) return;
      clearTimeout(timer);
      resolve();
    };
    launcher.stdout?.on('data', hear);
    launcher.stderr?.on('data', hear);
    launcher.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the mall did not start (${code}):\n${said}\n${logsOf(dataDir)}`));
    });
  });
}

function logsOf(dataDir: string): string {
  try {
    const folder = join(dataDir, 'logs');
    return readdirSync(folder)
      .map((name) => `--- ${name}\n${readFileSync(join(folder, name), 'utf8').slice(-3_000)}`)
      .join('\n');
  } catch {
    return '';
  }
}

function end(launcher: ChildProcess): Promise<void> {
  if (launcher.exitCode !== null || launcher.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    launcher.once('exit', () => resolve());
    launcher.kill('SIGTERM');
  });
}
