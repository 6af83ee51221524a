import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { storeImage } from '#app/files/index.server.ts';
import { findCards, importProducts } from '#app/listings/index.server.ts';
import { reindex, searchProducts } from '#app/search/index.server.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { openDatabase } from '#db/client.server.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { sheetPath } from '#db/seed/demo/seed-demo.server.ts';
import { storeDraft } from '#db/seed/demo/store-facts.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { aPhoto } from '#tests/support/a-shop.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';
import { KOREAN_QUERIES, type QueryClass } from './korean-queries.ts';

const FIRST = 3;
const WANTED = 0.95;

/** The demo's stores with all their goods, every one with the same picture. */
async function theDemoGoods() {
  const { db, close } = openDatabase({ url: await freshDatabaseUrl(), pool: 4, statementSeconds: 60 });
  const ctx = {
    actor: { kind: 'system' as const },
    now: new Date('2026-11-23T03:00:00Z'),
    db,
    requestId: 'demo',
  };
  await seedReference(ctx);
  const { imageId } = await storeImage(ctx, { bytes: await aPhoto(1) });
  for (const [at, store] of DEMO_STORES.entries()) {
    const storeId = await openStore(ctx, OpenStoreInput.parse(storeDraft(store, at + 1)));
    const file = await readFile(sheetPath(store.slug));
    await importProducts(ctx, { storeId, file, importId: store.slug, findImage: async () => ({ imageId }) });
  }
  await reindex(ctx);
  return { ctx, close };
}

test('of 120 Korean queries 95% find their product among the first three', async () => {
  const { ctx, close } = await theDemoGoods();
  const asked = {
    facets: {},
    price: { from: null, to: null },
    sort: 'recommended',
    cursor: null,
    limit: FIRST,
  } as const;
  const counts: Record<string, string> = {};
  const missed: string[] = [];
  let [hits, all] = [0, 0];
  for (const [name, queries] of Object.entries(KOREAN_QUERIES) as [
    QueryClass,
    (typeof KOREAN_QUERIES)[QueryClass],
  ][]) {
    let found = 0;
    for (const [text, product] of queries) {
      const { ids } = await searchProducts(ctx, { ...asked, text });
      const names = (await findCards(ctx, ids)).map((card) => card.name);
      if (names.includes(product)) found += 1;
      else missed.push(`${name}: ${text} → ${product}, got ${names.join(', ') || 'nothing'}`);
    }
    counts[name] = `${found}/${queries.length}`;
    hits += found;
    all += queries.length;
  }
  process.stdout.write(
    `Korean queries ${JSON.stringify(counts)}\n${missed.map((line) => `  ${line}\n`).join('')}`,
  );
  expect(all).toBe(120);
  expect(hits / all).toBeGreaterThanOrEqual(WANTED);
  await close();
}, 180_000);
