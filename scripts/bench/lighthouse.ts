import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureBrowser } from '../launcher/browser.mjs';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Scores = Record<(typeof CATEGORIES)[number] | 'cls' | 'lcpMs', number>;

const CLI = join(dirname(createRequire(import.meta.url).resolve('lighthouse/package.json')), 'cli/index.js');

/** Lighthouse's mobile preset on the production build: the median of three runs for each figure. */
export async function lighthouse(url: string): Promise<Scores> {
  const browser = await ensureBrowser();
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(url, browser));
  const medianOf = (name: keyof Scores) =>
    runs.map((scores) => scores[name]).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((name) => [name, medianOf(name as keyof Scores)]),
  ) as Scores;
}

type Report = {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { numericValue?: number }>;
};

async function once(url: string, browser: string): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'ontong-lighthouse-'));
  const file = join(folder, 'report.json');
  try {
    await run(browser, [
      CLI,
      url,
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
      `--only-categories=${CATEGORIES}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking',
    ]);
    const { categories, audits }: Report = JSON.parse(readFileSync(file, 'utf8'));
    const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
      cls: Number((audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(3)),
      lcpMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lighthouse itself asks to be run again when its browser's trace came out broken. */
const BROKEN_TRACE = /Please run Lighthouse again/;

async function run(browser: string, args: string[]): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await runOnce(browser, args);
    } catch (error) {
      if (tried === 3 || !BROKEN_TRACE.test(String(error))) throw error;
    }
  }
}

function runOnce(browser: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, CHROME_PATH: browser },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`lighthouse ended with ${code}: ${said}`)),
    );
  });
}
