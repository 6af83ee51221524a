import { newId } from '#app/core/ids.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { closeMallDatabase } from '#app/platform/database.server.ts';
import { env } from '#app/platform/env.server.ts';
import { reindex } from '#app/search/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { adoptRunningMall } from './running-mall.ts';

adoptRunningMall();
const SHOWN_EVERY = 10_000;
const database = openDatabase({
  url: env().DATABASE_URL,
  pool: 2,
  role: 'app',
  statementSeconds: 60,
  name: 'search-reindex',
});
try {
  const { db } = database;
  const ctx = { actor: { kind: 'system' as const }, now: await readClock(db), db, requestId: newId() };
  const began = performance.now();
  const changed = await reindex(ctx, (done) => {
    if (done % SHOWN_EVERY < 200) process.stdout.write(`  상품 ${done}개\n`);
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`검색 색인을 ${seconds}초에 다시 만들었습니다. 달라진 상품 ${changed}개\n`);
} finally {
  await database.close();
  await closeMallDatabase();
}
