import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tools run beside a mall that `npm start` brought up use its settings; what the person set always wins. Does nothing
 * when no mall was started from this data folder.
 */
export function adoptRunningMall(): void {
  const file = join(process.env.DATA_DIR || '.data', 'environment.json');
  if (!existsSync(file)) return;
  const settings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
}
