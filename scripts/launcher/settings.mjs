import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainError } from './plain-error.mjs';
import { inProject } from './project.mjs';

/** Keys of the payment sandbox. They open nothing anywhere else. */
const SANDBOX_KEYS = {
  TOSS_CLIENT_KEY: 'test_ck_ontongdaejeonmallsandbox0001',
  TOSS_SECRET_KEY: 'test_sk_ontongdaejeonmallsandbox0001',
};

/** What the person at the terminal asked for, checked enough to start; the mall checks the rest itself. */
export function readSettings({ dev }) {
  const env = process.env;
  const port = portNumber('PORT', env.PORT, 3000);
  const ownKeys = Boolean(env.TOSS_CLIENT_KEY || env.TOSS_SECRET_KEY);
  const live = [env.TOSS_CLIENT_KEY, env.TOSS_SECRET_KEY].some((key) => key?.startsWith('live_'));
  if (ownKeys && !(env.TOSS_CLIENT_KEY && env.TOSS_SECRET_KEY))
    throw plainError('TOSS_CLIENT_KEY와 TOSS_SECRET_KEY는 함께 정해야 합니다.');
  if (live && !env.SESSION_SECRET) throw plainError('live_ 키를 쓰려면 SESSION_SECRET을 직접 정해야 합니다.');
  if (live && env.MALL_TEST_CONTROLS)
    throw plainError('MALL_TEST_CONTROLS는 live_ 키와 함께 켤 수 없습니다.');
  const seed = env.MALL_SEED || (live ? 'empty' : 'demo');
  if (!['demo', 'empty'].includes(seed)) throw plainError(`MALL_SEED는 demo 또는 empty여야 합니다: ${seed}`);
  return {
    dev,
    port,
    sandboxPort: env.SANDBOX_PORT ? portNumber('SANDBOX_PORT', env.SANDBOX_PORT) : null,
    dataDir: resolve(inProject(), env.DATA_DIR || '.data'),
    databaseUrl: env.DATABASE_URL || null,
    seed,
    live,
    withSandbox: !ownKeys,
    testControls: env.MALL_TEST_CONTROLS || null,
  };
}

function portNumber(name, text, otherwise) {
  if (!text) return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw plainError(`${name}는 1에서 65535 사이의 숫자여야 합니다: ${text}`);
}

/** The environment of every process of this mall. What the person set always wins. */
export function mallEnvironment(settings, { databaseUrl, sandboxPort }) {
  const env = {
    ...process.env,
    NODE_ENV: settings.dev ? 'development' : 'production',
    TZ: 'UTC',
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: process.env.SESSION_SECRET || sessionSecret(settings.dataDir),
    MALL_DEMO: process.env.MALL_DEMO || (settings.live ? '' : '1'),
    MALL_SEED: settings.seed,
    MALL_LAUNCHER_PID: String(process.pid),
  };
  if (!settings.withSandbox) return env;
  const address = `http://127.0.0.1:${sandboxPort}`;
  return {
    ...env,
    ...SANDBOX_KEYS,
    TOSS_API_URL: process.env.TOSS_API_URL || address,
    TOSS_SCRIPT_URL: process.env.TOSS_SCRIPT_URL || `${address}/v1`,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_DATA_DIR: join(settings.dataDir, 'sandbox'),
    SANDBOX_WEBHOOK_URL: `http://localhost:${settings.port}/webhooks/toss`,
    ...(settings.testControls ? { SANDBOX_CONTROL_TOKEN: settings.testControls } : {}),
  };
}

/** Made once and kept, so that people stay signed in over a restart. */
function sessionSecret(dataDir) {
  const path = join(dataDir, 'session-secret');
  if (!existsSync(path))
    writeFileSync(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw plainError(
    `세션 비밀 값이 손상되었습니다. 파일을 지우면 새로 만듭니다 (모두 다시 로그인해야 합니다): ${path}`,
  );
}
