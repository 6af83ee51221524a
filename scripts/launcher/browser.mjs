import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { plainError } from './plain-error.mjs';
import { runProgram } from './programs.mjs';
import { inProject } from './project.mjs';
import { step } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium; installs one when the machine has none. Empty = the one Playwright keeps itself. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  const own = await playwrightBrowser();
  if (own) return own;
  await step('browser', installBrowser);
  const installed = findBrowser() ?? (await playwrightBrowser());
  if (!installed) throw plainError('no Chromium could be installed; set CHROMIUM_PATH to one');
  return installed;
}

function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runsHere(given)) return given;
    throw plainError(`CHROMIUM_PATH is not a program: ${given}`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runsHere) ?? null;
}

function runsHere(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightBrowser() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function installBrowser() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (program, ...args) => runProgram({ name: 'browser', program, args, env });
  if (process.getuid?.() === 0 && hasProgram('apt-get')) {
    // A machine may carry a source that does not answer; what is needed may stand in another.
    await run('apt-get', 'update').catch(() => undefined);
    await run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    return;
  }
  await run(process.execPath, inProject('node_modules', 'playwright', 'cli.js'), 'install', 'chromium');
}

function hasProgram(name) {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
