import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunningMall } from './mall.ts';

const run = promisify(execFile);

/**
 * What the mall under test would have sealed. Done by another process: a mall's settings in this one would reach the
 * malls that other tests start from here.
 */
export async function sealedByTheMall(mall: RunningMall, purpose: string, value: unknown): Promise<string> {
  const settings: Record<string, string> = JSON.parse(
    readFileSync(join(mall.dataDir, 'environment.json'), 'utf8'),
  );
  const seal = `const { seal } = await import('#app/platform/sealing.server.ts');
    process.stdout.write(seal(process.env.PURPOSE, JSON.parse(process.env.VALUE)));`;
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', seal], {
    env: { ...process.env, ...settings, PURPOSE: purpose, VALUE: JSON.stringify(value) },
  });
  return stdout;
}
