import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { emblemCode } from '#app/files/index.ts';
import { writeProductSheet } from '#app/listings/index.server.ts';
import { openWorkbook } from '#app/listings/open-workbook.server.ts';
import { OpenStoreInput } from '#app/stores/index.ts';
import { DEMO_STORES } from '#db/seed/demo/all-stores.ts';
import { recipeOf } from '#db/seed/demo/picture-names.ts';
import { countIllustrations, storeSheet } from '#db/seed/demo/product-sheets.ts';
import { pictureNames, sheetPath } from '#db/seed/demo/seed-demo.server.ts';
import { storeDraft } from '#db/seed/demo/store-facts.ts';

test('the committed spreadsheets say what the content tables say', async () => {
  const shares = countIllustrations(DEMO_STORES);
  for (const [at, store] of DEMO_STORES.entries()) {
    const { records, products } = storeSheet(store, at + 1, shares);
    const types = [...new Set(products.map(({ noticeType }) => noticeType))];
    const made = await openWorkbook(await writeProductSheet(records, types));
    const committed = await openWorkbook(await readFile(sheetPath(store.slug)));
    expect(made.ok).toBe(true);
    expect(committed, `${store.slug}: run npm run demo:spreadsheets`).toEqual(made);
  }
}, 60_000);

test('each store of the demo may open, and no two share a name or a number', () => {
  const drafts = DEMO_STORES.map((store, at) => OpenStoreInput.parse(storeDraft(store, at + 1)));
  for (const field of ['slug', 'name', 'businessNumber', 'phone', 'address'] as const)
    expect(new Set(drafts.map((draft) => draft[field])).size, field).toBe(drafts.length);
});

test('every picture has a recipe made of illustrations that exist', async () => {
  const assets = new URL('../../../node_modules/@lobehub/fluent-emoji-3d/assets/', import.meta.url);
  for (const name of pictureNames())
    for (const emoji of recipeOf(name)?.emoji ?? [`no recipe for ${name}`])
      await expect(readFile(new URL(`${emblemCode(emoji)}.webp`, assets))).resolves.toBeDefined();
});
