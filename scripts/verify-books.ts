import { compareWithProvider, verifyBooks } from '#app/bookcheck/index.server.ts';
import { newId } from '#app/core/ids.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { adoptRunningMall } from './running-mall.ts';

adoptRunningMall();
// Standard output is the answer, read by programs too: no log line may stand in it.
process.env.LOG_LEVEL ??= 'silent';
const url = process.env.DATABASE_URL;
if (!url) {
  console.error(
    'DATABASE_URL이 없고 실행 중인 몰도 찾지 못했습니다. npm start로 몰을 켜거나 DATABASE_URL을 정해 주세요.',
  );
  process.exit(2);
}
const database = openDatabase({ url, pool: 1, role: 'owner', statementSeconds: 600, name: 'verify-books' });
try {
  const ctx = {
    actor: { kind: 'system' as const },
    now: await readClock(database.db),
    db: database.db,
    requestId: newId(),
  };
  const findings = await verifyBooks(ctx);
  if (process.argv.includes('--provider')) findings.push(await compareWithProvider(ctx));
  const broken = findings.filter((finding) => finding.broken > 0);
  if (process.argv.includes('--json'))
    console.log(JSON.stringify({ ok: broken.length === 0, findings }, null, 2));
  else
    for (const finding of findings) {
      console.log(
        `${finding.broken === 0 ? 'ok    ' : 'BROKEN'} ${finding.name.padEnd(22)} ${finding.broken === 0 ? finding.statement : `${finding.broken} offenders`}`,
      );
      for (const { subject, detail } of finding.offenders) console.log(`         ${subject}: ${detail}`);
    }
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  await database.close();
  await closeMallDatabase();
}
