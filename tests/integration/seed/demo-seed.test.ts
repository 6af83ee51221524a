import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { takeIdsFrom } from '#app/core/ids.ts';
import { importProducts } from '#app/listings/index.server.ts';
import { openStore } from '#app/stores/index.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { products } from '#db/schema/catalog.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { withFixedIds } from '#db/seed/demo/fixed-ids.server.ts';
import { sheetPath } from '#db/seed/demo/seed-demo.server.ts';
import { storeDraft } from '#db/seed/demo/store-facts.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';
import { anImageShelf } from '#tests/support/a-sheet.ts';
import { aWorld, NOON } from '#tests/support/a-world.ts';
import { freshDatabaseUrl } from '#tests/support/database.ts';

test('every spreadsheet of the demo loads without a single problem', async () => {
  const world = await aWorld(await freshDatabaseUrl());
  try {
    await seedReference(world.system);
    await seedReference(world.system);
    const findImage = await anImageShelf(world.system);
    for (const [at, store] of DEMO_STORES.entries()) {
      const storeId = await openStore(world.system, OpenStoreInput.parse(storeDraft(store, at + 1)));
      const file = await readFile(sheetPath(store.slug));
      const importId = createHash('sha256').update(file).digest('hex');
      const report = await importProducts(world.system, { storeId, file, importId, findImage });
      expect(report.problems, store.slug).toEqual([]);
      expect(report.created).toBe(report.products);
    }
    const rows = await world.system.db.select({ kind: products.kind }).from(products);
    expect(rows.length).toBeGreaterThan(500);
    expect(rows.filter(({ kind }) => kind === 'ticket').length).toBeGreaterThanOrEqual(25);
  } finally {
    await world.database.close();
  }
}, 180_000);

test('the same seed gives the same ids, also side by side', async () => {
  const { newId } = await import('#app/core/ids.ts');
  const three = (name: string) =>
    withFixedIds(name, NOON, async () => {
      const first = newId();
      await new Promise((wake) => setTimeout(wake, 1));
      return [first, newId(), newId()];
    });
  const [a, b] = await Promise.all([three('a'), three('b')]);
  expect(await three('a')).toEqual(a);
  expect(new Set([...a, ...b]).size).toBe(6);
  expect(newId()).not.toBe(newId());
  takeIdsFrom(undefined);
});
