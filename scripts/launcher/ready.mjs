import { demoAccounts } from './run-record.mjs';
import { say } from './steps.mjs';

/** Writes run.json and prints where the mall answers and who can sign in. */
export function showReady(record, settings, env, tookMs) {
  const url = env.APP_ORIGIN || `http://localhost:${settings.port}`;
  const sandboxUrl = env.SANDBOX_PORT ? `http://127.0.0.1:${env.SANDBOX_PORT}` : null;
  record.publish({
    ready: true,
    url,
    port: settings.port,
    sandboxUrl,
    databaseUrl: env.DATABASE_URL,
    dataDir: settings.dataDir,
    mode: settings.dev ? 'development' : 'production',
    startedAt: new Date().toISOString(),
  });
  record.keepEnvironment(toolEnvironment(env));
  const lines = [
    '',
    `온통대전몰이 준비되었습니다 (${(tookMs / 1000).toFixed(1)}초)  ${url}`,
    ...(sandboxUrl ? [`  결제 샌드박스  ${sandboxUrl}`] : []),
    `  데이터와 기록  ${settings.dataDir}`,
  ];
  const accounts = env.MALL_DEMO && settings.seed === 'demo' ? demoAccounts() : [];
  if (accounts.length > 0) lines.push('  데모 계정');
  for (const { role, email, password, note } of accounts)
    lines.push(`    ${role.padEnd(10)} ${email}  ${password}${note ? `  (${note})` : ''}`);
  lines.push('  멈추려면 Ctrl-C', '');
  say(lines.join('\n'));
}

/** What tools beside a running mall (verify:books, a second worker) need to know. Kept 0600: it holds secrets. */
const toolEnvironment = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) =>
      /^(DATABASE_URL|SESSION_SECRET|PERSONAL_DATA_KEY|APP_ORIGIN|PORT|DATA_DIR|TOSS_.*|MALL_.*|SANDBOX_.*)$/.test(
        name,
      ),
    ),
  );
