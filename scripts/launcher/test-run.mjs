import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { explain, plainError } from './plain-error.mjs';
import { inProject, ROOT } from './project.mjs';
import { complain, say, step } from './steps.mjs';

const PARTS = ['check', 'unit', 'integration', 'model', 'e2e'];

/** What of a green step is worth a line: with a seed, the very same histories can be played again. */
const SHOWN = /^(model seed|histories) /;

/** Two zones on both sides of Seoul: a rule that leans on the machine's zone fails in one of them. */
const ZONES = ['UTC', 'Pacific/Honolulu'];

const tool = (path, ...args) => ({ args: [inProject('node_modules', ...path.split('/')), ...args] });
const vitest = (project, env, rest) => ({
  ...tool('vitest/vitest.mjs', 'run', '--project', project, ...rest),
  env,
});

const lint = [
  ['biome', () => tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  ['tsc', () => tool('typescript/bin/tsc', '--noEmit')],
  [
    'walls',
    () =>
      tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err',
        'app',
        'db',
        'scripts',
      ),
  ],
  ['knip', () => tool('knip/bin/knip.js')],
];
const unit = ZONES.map((zone) => [`unit (${zone})`, (rest) => vitest('unit', { TZ: zone }, rest)]);
const integration = [['integration', (rest) => vitest('integration', { TZ: 'UTC' }, rest)]];
const model = [['model', (rest) => modelRun(rest)]];
const e2e = [['e2e', (rest) => tool('playwright/cli.js', 'test', ...rest)]];

const STEPS = {
  check: [...lint, ...unit],
  unit,
  integration,
  model,
  e2e,
};

/** `--runs N`, `--seed S` and `--steps L` of the model: how many histories, which, and how long. */
function modelRun(rest) {
  const env = { TZ: 'UTC' };
  const others = [];
  for (let i = 0; i < rest.length; i++) {
    const name = { '--runs': 'MODEL_RUNS', '--seed': 'MODEL_SEED', '--steps': 'MODEL_STEPS' }[rest[i]];
    if (name) env[name] = rest[++i];
    else others.push(rest[i]);
  }
  return vitest('model', env, others);
}

/** `check`, `unit`, `integration`, `model`, `e2e`, or everything; what follows is handed to the runner of that part. */
export async function runTests(given) {
  const from = performance.now();
  const part = PARTS.includes(given[0]) ? given[0] : null;
  const rest = part ? given.slice(1) : given;
  try {
    if (given[0] && !part && !given[0].startsWith('-'))
      throw plainError(`unknown part: ${given[0]} (${PARTS.join(', ')})`);
    await step('dependencies', ensureDependencies);
    for (const name of part ? [part] : ['check', 'integration', 'model', 'e2e']) {
      if (name === 'e2e') await prepareBrowserTests();
      for (const [title, make] of STEPS[name]) {
        const { said } = await step(title, () => runTool(make(rest)));
        for (const line of stripVTControlCharacters(said)
          .split('\n')
          .filter((line) => SHOWN.test(line)))
          say(`      ${line.trim()}`);
      }
    }
    say(`\nall green in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  } catch (error) {
    complain(`\n${explain(error)}`);
    process.exitCode = 1;
  }
}

async function prepareBrowserTests() {
  await step('build', ensureBuild);
  process.env.CHROMIUM_PATH = await ensureBrowser();
}

/** What a step says is shown only when it fails; then it is the last thing shown. */
function runTool({ args, env = {} }) {
  if (!existsSync(args[0])) throw plainError(`not installed: ${args[0]}`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve({ said: Buffer.concat(said).toString('utf8') });
      reject(plainError(`${Buffer.concat(said).toString('utf8')}\n(${signal ?? `exit ${code}`})`));
    });
  });
}
