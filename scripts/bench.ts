import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { newId } from '#app/core/ids.ts';
import { reindex } from '#app/search/index.server.ts';
import { openDatabase } from '#db/client.server.ts';
import { copyProducts } from '#db/seed/many/copy-products.server.ts';
import { startMall } from '#tests/support/start-mall.ts';
import { timeDatabase } from './bench/database.ts';
import { lighthouse } from './bench/lighthouse.ts';
import { timePages } from './bench/pages.ts';
import { walkSitemaps } from './bench/sitemap.ts';

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '600,100000,1000000' },
    only: { type: 'string', default: 'database,pages,sitemap,lighthouse' },
  },
});
const sizes = asked.sizes.split(',').map(Number);
const only = new Set(asked.only.split(','));
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Grows the running mall to `products` and makes its index anew. */
async function grow(url: string, products: number): Promise<void> {
  const owner = openDatabase({
    url,
    pool: 1,
    role: 'owner',
    statementSeconds: 86_000,
    name: 'mall-bench-seed',
  });
  const app = openDatabase({ url, pool: 2, statementSeconds: 600, name: 'mall-bench-index' });
  try {
    await copyProducts(owner.db, products, say);
    const ctx = { actor: { kind: 'system' as const }, now: new Date(), db: app.db, requestId: newId() };
    await reindex(ctx, (done) => {
      if (done % 50_000 < 200) say(`색인 ${done}`);
    });
    await owner.db.execute('vacuum (analyze)');
  } finally {
    await Promise.all([owner.close(), app.close()]);
  }
}

const { mall, stop } = await startMall();
const report: Record<string, unknown> = {};
try {
  const env = JSON.parse(readFileSync(join(mall.dataDir, 'environment.json'), 'utf8')) as Record<
    string,
    string
  >;
  // What of the mall runs in this process is set up as the mall is.
  Object.assign(process.env, env);
  const html = await (await fetch(mall.url)).text();
  const product = /\/products\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
  const store = /\/stores\/[a-z0-9-]+/.exec(await (await fetch(`${mall.url}/stores`)).text())?.[0] ?? '';
  const tree = await (await fetch(`${mall.url}/categories`)).text();
  const slugs = [...new Set([...tree.matchAll(/\/categories\/([a-z0-9-]+)/g)].map(([, slug = '']) => slug))];
  const category = `/categories/${slugs[0]}`;
  if (only.has('lighthouse')) {
    const scores: Record<string, unknown> = {};
    for (const path of ['/', category, product, store]) {
      scores[path] = await lighthouse(mall.url + path);
      say(`${path} ${JSON.stringify(scores[path])}`);
    }
    report.lighthouse = scores;
  }
  for (const size of sizes) {
    say(`== ${size.toLocaleString('ko-KR')}`);
    await grow(mall.databaseUrl, size);
    const figures: Record<string, unknown> = {};
    if (only.has('database')) figures.database = await timeDatabase(mall.databaseUrl, slugs);
    if (only.has('pages')) {
      const pages = { home: '/', category, product, search: `/search?q=${encodeURIComponent('사과')}` };
      figures.pages = await timePages(mall.url, env, pages);
    }
    if (only.has('sitemap')) figures.sitemap = await walkSitemaps(mall.url, mall.pids.web ?? 0);
    report[String(size)] = figures;
    say(JSON.stringify(figures, null, 1));
  }
} finally {
  await stop();
}
process.stdout.write(`${JSON.stringify(report, null, asked.json ? 0 : 2)}\n`);
