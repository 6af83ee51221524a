import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { superviseChild } from './child.mjs';
import { takeLock } from './data-lock.mjs';
import { openDatabase } from './database.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { cutLongLogs } from './logs.mjs';
import { explain, plainError } from './plain-error.mjs';
import { answers, firstFreeAbove, portProblem } from './ports.mjs';
import { waitUntil } from './processes.mjs';
import { endRunningPrograms, runProgram } from './programs.mjs';
import { inProject, nodeArguments, plainNodeArguments } from './project.mjs';
import { showReady } from './ready.mjs';
import { runRecord } from './run-record.mjs';
import { mallEnvironment, readSettings } from './settings.mjs';
import { complain, say, step } from './steps.mjs';

const DRAIN_MS = { web: 13_000, worker: 20_000, sandbox: 5_000 };
const READY_MS = 60_000;

/** The whole mall, from a fresh clone to the ready line, until it is told to stop. */
export async function startMall({ dev }) {
  const from = performance.now();
  const mall = { children: [], database: null, lock: null, record: null, stopping: null };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(name, () => {
      if (mall.stopping) return;
      say('\n멈추는 중입니다 …');
      stopMall(mall, 0);
    });
  try {
    const settings = readSettings({ dev });
    await prepareData(mall, settings);
    await step('의존성', ensureDependencies);
    const env = await startParts(mall, settings);
    await waitForReady(mall, settings, env);
    if (mall.stopping) return;
    for (const child of mall.children) child.settle();
    setInterval(cutLongLogs, 60_000).unref();
    if (dev) restartWorkerOnChange(mall);
    showReady(mall.record, settings, env, performance.now() - from);
  } catch (error) {
    if (mall.stopping) return;
    complain(`\n${explain(error)}`);
    await stopMall(mall, 1);
  }
}

async function prepareData(mall, settings) {
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o755 });
  const lock = takeLock(join(settings.dataDir, 'launcher.lock'));
  if (!lock.release)
    throw plainError(
      `이 데이터 폴더를 쓰는 온통대전몰이 이미 실행 중입니다 (already running, pid ${lock.heldBy}): ${settings.dataDir}\n` +
        '그것을 먼저 멈추거나, 다른 PORT와 DATA_DIR로 시작하세요.',
    );
  mall.lock = lock;
  mall.record = runRecord(settings.dataDir);
  const ended = await mall.record.endLeftovers();
  if (ended.length > 0) say(`  지난번에 남은 프로세스를 정리했습니다: ${ended.join(', ')}`);
  mall.record.note('launcher', process.pid);
  for (const host of ['127.0.0.1', '::1']) await checkPort('PORT', settings.port, host);
  if (settings.withSandbox && settings.sandboxPort)
    await checkPort('SANDBOX_PORT', settings.sandboxPort, '127.0.0.1');
}

async function checkPort(name, port, host) {
  const problem = await portProblem(port, host);
  if (problem === 'EADDRINUSE')
    throw plainError(
      `포트 ${port}은(는) 다른 프로그램이 쓰고 있습니다 (port in use). 예: ${name}=${port + 100} npm start`,
    );
  if (problem === 'EACCES')
    throw plainError(
      `포트 ${port}을(를) 열 권한이 없습니다 (permission denied). 1024보다 큰 ${name}를 정하세요.`,
    );
  if (problem) throw plainError(`포트 ${port}을(를) 열 수 없습니다: ${problem}`);
}

/** The build and the database do not need each other, so they are made at the same time. */
async function startParts(mall, settings) {
  const building = settings.dev ? Promise.resolve() : step('빌드', ensureBuild);
  building.catch(() => {});
  mall.database = await step('데이터베이스', () => openDatabase(settings, mall.record));
  const sandboxPort = settings.withSandbox
    ? (settings.sandboxPort ?? (await firstFreeAbove(settings.port)))
    : null;
  const env = mallEnvironment(settings, { databaseUrl: mall.database.url, sandboxPort });
  const start = (name, args) => {
    if (mall.stopping) return;
    const onStart = (child, pid) => mall.record.note(child, pid);
    mall.children.push(
      superviseChild({ name, args, env, dataDir: settings.dataDir, shown: settings.dev, onStart }),
    );
  };
  if (settings.withSandbox) start('sandbox', nodeArguments('scripts/sandbox/main.ts'));
  const program = (name, file) =>
    step(
      name,
      async () =>
        void (await runProgram({ name, program: process.execPath, args: nodeArguments(file), env })),
    );
  await program('마이그레이션', 'scripts/migrate.ts');
  await program('기본·데모 자료', 'scripts/seed.ts');
  await building;
  start('worker', nodeArguments('scripts/worker.ts'));
  start(
    'web',
    settings.dev ? nodeArguments('scripts/web.mjs', '--dev') : plainNodeArguments('scripts/web.mjs'),
  );
  return env;
}

function waitForReady(mall, settings, env) {
  return step('시작', async () => {
    const healthy = async () => {
      try {
        const answer = await fetch(`http://127.0.0.1:${settings.port}/readyz`, {
          signal: AbortSignal.timeout(5_000),
        });
        return answer.ok;
      } catch {
        return false;
      }
    };
    const sandboxUp = () => !env.SANDBOX_PORT || answers(Number(env.SANDBOX_PORT));
    const up = waitUntil(
      async () => mall.stopping || ((await sandboxUp()) && (await healthy())),
      READY_MS,
      150,
    );
    const ready = await Promise.race([up, ...mall.children.map(({ failed }) => failed)]);
    if (!ready)
      throw plainError(
        `쇼핑몰이 ${READY_MS / 1000}초 안에 준비되지 않았습니다. ${settings.dataDir}/logs 의 기록을 보세요.`,
      );
  });
}

function restartWorkerOnChange(mall) {
  let timer;
  const worker = mall.children.find(({ name }) => name === 'worker');
  for (const folder of ['app', 'db']) {
    watch(inProject(folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.restart(), 500);
    });
  }
}

/** Web first, so that nobody is cut off; the database last, so that everyone can finish. */
async function stopMall(mall, code) {
  mall.stopping ??= (async () => {
    await endRunningPrograms();
    for (const name of ['web', 'worker', 'sandbox'])
      await mall.children.find((child) => child.name === name)?.stop(DRAIN_MS[name]);
    await mall.database?.stop();
    mall.lock && mall.record?.clear();
    mall.lock?.release();
  })().catch((error) => {
    complain(explain(error));
  });
  await mall.stopping;
  process.exit(code);
}
