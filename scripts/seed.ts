import { parseArgs } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import type { Ctx, System } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import accounts from '#app/identity/demo-accounts.json' with { type: 'json' };
import { readClock } from '#app/platform/clock.server.ts';
import { env } from '#app/platform/env.server.ts';
import { reindex } from '#app/search/index.server.ts';
import { openBudgets } from '#app/wallet/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { users } from '#db/schema/identity.ts';
import { storeMembers, stores } from '#db/schema/stores.ts';
import { currencies } from '#db/schema/wallet.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { seedDemo } from '#db/seed/demo/seed-demo.server.ts';
import { copyProducts } from '#db/seed/many/copy-products.server.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';

/** One number for "somebody seeds": a second process waits here and finds the work done. */
const SEED_LOCK = 7_340_332;
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

const began = performance.now();
const say = (line: string) =>
  process.stdout.write(`  ${((performance.now() - began) / 1000).toFixed(1)}초  ${line}\n`);

/** Reference data when there is none; the demo when it is asked for and nobody trades here yet. */
async function seed(ctx: Ctx<System>, wanted: 'demo' | 'empty'): Promise<boolean> {
  let changed = false;
  const [currency] = await ctx.db.select().from(currencies).limit(1);
  if (!currency) {
    await seedReference(ctx);
    say('지역화폐 정책, 전통시장, 카테고리');
    changed = true;
  }
  if (wanted === 'demo' && (await demoIsDue(ctx))) {
    mustBeHarmless();
    await seedDemo(ctx, say);
    say(`검색 색인, 상품 ${await reindex(ctx)}개`);
    await forgetJobsOfThePast();
    changed = true;
  }
  await openBudgets(ctx);
  return changed;
}

/** Due until its last step, the seller's store, is there; never in a mall with stores of its own. */
async function demoIsDue(ctx: Ctx<System>): Promise<boolean> {
  const seller = accounts.find(({ key }) => key === 'seller');
  const [done] = await ctx.db
    .select({ one: sql`1` })
    .from(storeMembers)
    .innerJoin(users, eq(users.id, storeMembers.userId))
    .where(eq(users.email, seller?.email ?? ''))
    .limit(1);
  if (done) return false;
  const known = new Set(DEMO_STORES.map(({ slug }) => slug));
  const there = await ctx.db
    .select({ slug: stores.slug })
    .from(stores)
    .limit(known.size + 1);
  return there.every(({ slug }) => known.has(slug));
}

/** Nobody waits for mail about the demo's past, and what its orders and reviews count is counted and indexed. */
async function forgetJobsOfThePast(): Promise<void> {
  await owner.db.execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs where task_identifier in (
        'notifications.order-paid', 'notifications.refund-done', 'catalog.count-sales', 'catalog.count-ratings',
        'interests.tell-watchers', 'search.index-product', 'search.index-store', 'search.index-category')))`);
}

function mustBeHarmless(): void {
  if (!LOCAL.has(new URL(env().DATABASE_URL).hostname))
    throw new Error('데모 자료는 이 컴퓨터의 데이터베이스에만 넣습니다. MALL_SEED=empty로 시작하세요.');
  if (env().TOSS_SECRET_KEY.startsWith('live_'))
    throw new Error('live_ 키를 쓸 때는 데모 자료를 넣지 않습니다. MALL_SEED=empty로 시작하세요.');
}

const { values: asked } = parseArgs({ options: { products: { type: 'string' } } });
const wanted = process.env.MALL_SEED === 'demo' ? 'demo' : 'empty';
const owner = openDatabase({
  url: env().DATABASE_URL,
  pool: 1,
  role: 'owner',
  statementSeconds: 300,
  name: 'mall-seed',
});
// A seed that was cut off is run again, so it need not wait for the disk at each product.
const relaxed = new URL(env().DATABASE_URL);
relaxed.searchParams.set('synchronous_commit', 'off');
const mall = openDatabase({ url: relaxed.href, pool: 8, role: 'app', name: 'mall-seed' });
try {
  await owner.db.execute(sql`select pg_advisory_lock(${SEED_LOCK})`);
  const { db } = mall;
  const changed = await seed(
    { actor: { kind: 'system' }, now: await readClock(db), db, requestId: newId() },
    wanted,
  );
  if (asked.products !== undefined) {
    mustBeHarmless();
    await copyProducts(owner.db, Number(asked.products), say);
  } else if (changed) await owner.db.execute(sql`analyze`);
  say(changed ? '준비했습니다' : '이미 준비되어 있습니다');
} finally {
  await Promise.all([owner.close(), mall.close()]);
}
