import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { plainError } from './plain-error.mjs';
import { runProgram } from './programs.mjs';
import { inProject } from './project.mjs';
import { step } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The path of a Chromium that can draw Hangul; installs it and a Korean font when the machine has none. Without such a
 * font lines are as long as their missing letters and jump when the mall's own font comes.
 */
export async function ensureBrowser() {
  const path = await ensureChromium();
  if (canInstall() && !hasKoreanFont()) await step('browser', () => install('fonts-noto-cjk'));
  return path;
}

async function ensureChromium() {
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

const canInstall = () => process.getuid?.() === 0 && hasProgram('apt-get');

async function installBrowser() {
  if (canInstall()) return install('chromium', 'fonts-noto-cjk');
  const args = [inProject('node_modules', 'playwright', 'cli.js'), 'install', 'chromium'];
  return runProgram({ name: 'browser', program: process.execPath, args, env: process.env });
}

async function install(...packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => runProgram({ name: 'browser', program: 'apt-get', args, env });
  // A machine may carry a source that does not answer; what is needed may stand in another.
  await run('update').catch(() => undefined);
  await run('install', '-y', '--no-install-recommends', ...packages);
}

function hasKoreanFont() {
  try {
    return execFileSync('fc-list', [':lang=ko'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

function hasProgram(name) {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
